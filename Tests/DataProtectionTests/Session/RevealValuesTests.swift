import Testing

@testable import DataProtection

@Suite("Values of a type that are revealed")
struct RevealValuesTests {
    private struct Customer: Codable, Equatable, Sendable {
        var id: String
        var tenant: String
        var name: String?
        var email: String
        var city: String?
        var age: Int?
    }

    private struct View: Codable, Equatable, Sendable {
        var id: String
        var email: String?
        var name: String?
    }

    private let desk: RevealDesk
    private let ada: Customer
    private let stored: Customer

    init() throws {
        desk = try RevealDesk()
        ada = Customer(id: "r1", tenant: "acme", name: "Ada Lovelace", email: "ada@example.org", city: "London")
        stored = try desk.protector.protect(ada, table: "customer").value
    }

    @Test("stay of their type, in their permitted forms")
    func same() async throws {
        let clear = try await desk.session("lead", "everything").reveal(stored, in: "customer")
        #expect(clear == ada)
        let masked = try await desk.session("agent", "handling").reveal(stored, in: "customer")
        #expect(
            masked.name == "A. L." && masked.city == "L*****"
                && masked.email == DataProtectionTests.masked(.email(), ada.email))
    }

    @Test("have nil where they are denied, or become another type")
    func denied() async throws {
        let session = try desk.session("thief", "everything")
        let error = await thrown { try await session.reveal(stored, in: "customer") }
        #expect(error?.code == .fieldDenied && error?.column == "email" && error?.row == 0)
        for denied in [DeniedFields.null, .omitted] {
            let views = try await session.reveal([stored, stored], as: View.self, in: "customer", denied: denied)
            #expect(views.values == Array(repeating: View(id: "r1"), count: 2))
        }
        let shown = try await desk.session("agent", "handling").reveal([stored], as: View.self, in: "customer")
        #expect(shown.values == [View(id: "r1", email: DataProtectionTests.masked(.email(), ada.email), name: "A. L.")])
    }

    /// Which properties were there to be decoded.
    private struct Names: Decodable, Sendable {
        let names: Set<String>

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            names = Set(try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue))
        }
    }

    @Test("are decoded without what is denied where that was asked, and so are rows; what is empty is there")
    func omitted() async throws {
        let session = try desk.session("agent", "handling")
        var row = ["id": "r1", "tenant": "acme", "email": stored.email, "name": nil, "note": "denied to agents"]
        row["city"] = "London"
        let all = Set(row.keys)
        let shown = try await session.reveal([row], as: Names.self, in: "customer", denied: .null)
        #expect(shown.values.first?.names == all)
        let fewer = try await session.reveal([row], as: Names.self, in: "customer", denied: .omitted)
        #expect(fewer.values.first?.names == all.subtracting(["note"]))
        let null = try await session.reveal(row: row, in: "customer")
        #expect(Set(null.values.keys) == all && null.values["note"] == .some(nil) && null.values["name"] == .some(nil))
        let omitted = try await session.reveal(row: row, in: "customer", denied: .omitted)
        #expect(Set(omitted.values.keys) == all.subtracting(["note"]) && omitted.values["name"] == .some(nil))
        #expect(omitted["note"].value == nil && omitted["city"] == .value("L*****"))
    }

    @Test("that are not protected yet come out in their form only where asked, while a table is migrated")
    func plaintext() async throws {
        let agent = try desk.session("agent", "handling")
        let email = DataProtectionTests.masked(.email(), ada.email)
        let refused = try await agent.reveal([ada, stored], as: View.self, in: "customer")
        #expect(refused.values.map(\.email) == [nil, email])
        #expect(refused.failures.allSatisfy { $0.row == 0 } && refused.failures.count == 2)
        let views = try await agent.reveal([ada, stored], as: View.self, in: "customer", includingPlaintext: true)
        #expect(
            views.failures.isEmpty
                && views.values == Array(repeating: View(id: "r1", email: email, name: "A. L."), count: 2))
        let lead = try desk.session("lead", "everything")
        #expect(try await lead.reveal(ada, in: "customer", includingPlaintext: true) == ada)
        #expect(try await lead.reveal([ada, stored], in: "customer", includingPlaintext: true).values == [ada, ada])
        // What is denied stays so.
        let thief = try await desk.session("thief", "everything")
            .reveal([ada], as: View.self, in: "customer", includingPlaintext: true)
        #expect(thief.values == [View(id: "r1")])
    }

    @Test("are many where many are given, though nothing says what is to come out")
    func many() async throws {
        let lead = try desk.session("lead", "everything")
        let shown = try await lead.reveal([stored, stored], in: "customer")
        #expect(shown.values == [ada, ada] && shown.failures.isEmpty)
        let facts: [CedarRecord] = [.empty, ["vip": true]]
        let views = try await lead.reveal([stored, stored], in: "customer", denied: .omitted, facts: facts)
        #expect(views.values == [ada, ada])
        let one = try await lead.reveal(stored, in: "customer", facts: ["vip": true])
        #expect(one == ada)
    }

    @Test("give nothing but keys of what the document does not have")
    func unknown() async throws {
        struct Wider: Codable, Sendable {
            var id = "r1"
            var tenant = "acme"
            var visitor: String? = "somebody"
            var notes: [String]? = ["secret"]
        }
        let session = try desk.session("thief", "handling")
        let error = await thrown { try await session.reveal(Wider(), in: "customer") }
        #expect(error?.code == .unknownColumn && error?.column == "notes")
    }
}
