import Masking
import ProtectionKeys
import RevealPolicy
import Testing

@Suite("Canaries")
struct CanaryTests {
    private func declaration(_ ids: [String], _ digester: SubjectDigester) throws -> CanaryDeclaration {
        CanaryDeclaration(
            try ids.map { DocumentName(try digester.digest(of: $0, tenant: "acme").description) }, notify: ["security"])
    }

    @Test("They are known by digest, in their tenant, also after the key was changed")
    func known() throws {
        let before = try SubjectDigester(fixedRoot(1))
        let canaries = try declaration(["c13", "c77"], before)
        let after = try SubjectDigester(fixedRoot(2, 1))
        for digester in [before, after] {
            let list = try CanaryList(canaries, digester)
            #expect(!list.isEmpty && list.recipients == ["security"])
            #expect(try list.contains("c13", tenant: "acme"))
            #expect(try list.contains("c77", tenant: "acme", digest: digester.digest(of: "c77", tenant: "acme")))
            #expect(try !list.contains("c13", tenant: "globex"))
            #expect(try !list.contains("c13", tenant: nil))
            #expect(try !list.contains("c14", tenant: "acme"))
            #expect("\(list)" == "CanaryList(2)")
        }
        let gone = try CanaryList(canaries, SubjectDigester(fixedRoot(2)))
        #expect(try !gone.contains("c13", tenant: "acme"))
        #expect(try CanaryList(CanaryDeclaration([]), before).isEmpty)
        #expect(revealCode { try CanaryList(CanaryDeclaration(["c13"]), before) } == .invalidDocument)
    }

    private func values(_ domains: [String] = ["example.com"]) throws -> CanaryValues {
        CanaryValues(deskDocument(), try fixedRoot(1), emailDomains: domains)
    }

    private func text(
        _ values: CanaryValues, _ text: String, _ column: String, subject: String = "c13", table: String = "customer"
    ) throws -> String {
        let value = try values.value(
            insteadOf: .text(text), of: FieldName(table: table, column: column), subject: subject, tenant: "acme")
        guard case .text(let made) = value else { return "" }
        return made
    }

    @Test("Names and addresses are those of one made-up person, whatever the value")
    func persons() throws {
        let values = try values(["decoy.test"])
        let email = try text(values, "ada@real.example", "email")
        let name = try text(values, "Ada Lovelace", "name")
        #expect(email.hasSuffix("@decoy.test"))
        #expect(try text(values, "somebody@else.example", "email") == email)
        #expect(try text(values, "Somebody Else", "name") == name && name != "Ada Lovelace")
        #expect(try text(values, "Ada Lovelace", "name", subject: "c14") != name)
        let given = try #require(name.split(separator: " ").first)
        #expect(email.contains(".") && !given.isEmpty)
        #expect(try text(values, "", "name").isEmpty)
    }

    @Test("Other values keep their look, and nothing else")
    func look() throws {
        let values = try values()
        let phone = try text(values, "+49 30 901820", "phone")
        #expect(phone.hasPrefix("+49 ") && phone != "+49 30 901820" && phone.utf8.count == 13)
        #expect(try text(values, "+49 30 901820", "phone") == phone)
        #expect(try text(values, "+49 30 901820", "phone", subject: "c14") != phone)
        for card in ["4111 1111 1111 1111", "5555-5555-5555-4444", "4111111111111112"] {
            let made = try text(values, card, "card", table: "payment")
            #expect(made != card && made.utf8.count == card.utf8.count)
            #expect(luhn(made) == luhn(card))
        }
        let note = try text(values, "Ärger: Call-Back 7 pm\n", "note", table: "audit")
        #expect(note.wholeMatch(of: /[A-Z][a-z]{4}: [A-Z][a-z]{3}-[A-Z][a-z]{3} [0-9] [a-z]{2}\n/) != nil)
        // Also for fields that the document does not have.
        #expect(try text(values, "abc", "x").wholeMatch(of: /[a-z]{3}/) != nil)
    }

    private func luhn(_ text: String) -> Int {
        text.compactMap(\.wholeNumberValue).reversed().enumerated().reduce(0) { sum, entry in
            let digit = entry.element * (entry.offset.isMultiple(of: 2) ? 1 : 2)
            return sum + (digit > 9 ? digit - 9 : digit)
        } % 10
    }

    @Test("Values of every kind keep it")
    func kinds() throws {
        let values = try values()
        func made(_ value: MaskValue) throws -> MaskValue {
            try values.value(
                insteadOf: value, of: FieldName(table: "audit", column: "note"), subject: "c13", tenant: "acme")
        }
        #expect(try made(.null) == .null)
        guard case .integer(let number) = try made(.integer(-4711)), case .integer = try made(.integer(.max)) else {
            throw RevealPolicyError(.limitExceeded, "an integer became something else")
        }
        #expect((-9999 ... -1000).contains(number) || (-999...0).contains(number))
        let date = try #require(CivilDate(year: 1985, month: 4, day: 12))
        guard case .date(let moved) = try made(.date(date)), case .real = try made(.real(1.5e300)),
            case .bytes(let bytes) = try made(.bytes([1, 2, 3]))
        else { throw RevealPolicyError(.limitExceeded, "a value became something else") }
        #expect(moved != date && bytes.count == 3 && bytes != [1, 2, 3])
    }
}
