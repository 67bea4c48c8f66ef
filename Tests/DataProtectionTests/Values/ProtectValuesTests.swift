import Foundation
import ProtectionKeys
import Testing

@testable import DataProtection

private struct Address: Codable, Equatable, Sendable {
    var street: String
    var lines: [String]
}

private enum Tier: String, Codable, Sendable { case gold, silver }

private struct Customer: Codable, Equatable, Sendable {
    var id: Int
    var tenant: UUID
    var name: String
    var email: String?
    var phone: String?
    var city: String
    var since: Date
    var score: Double
    var limit: Decimal
    var tier: Tier?
    var address: Address
    var home: URL?
    var tags: [String: [Int?]]
}

private class Person: Codable, @unchecked Sendable {
    var id: Int64
    var email: String
    init(id: Int64, email: String) { (self.id, self.email) = (id, email) }
}

private final class Agent: Person, @unchecked Sendable {
    var city: String
    private enum Keys: String, CodingKey { case city }
    init(id: Int64, email: String, city: String) {
        self.city = city
        super.init(id: id, email: email)
    }
    required init(from decoder: any Decoder) throws {
        city = try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .city)
        try super.init(from: decoder)
    }
    override func encode(to encoder: any Encoder) throws {
        try super.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(city, forKey: .city)
    }
}

/// What is fetched whole: with its index and the ids of keys.
private struct Row: Codable, Equatable, Sendable {
    var id: Int
    var tenant = "acme"
    var name: String?
    var phone: String?
    var name_index: String?
    var phone_key: String?
}

@Suite("Values of a type")
struct ProtectValuesTests {
    @Test("that have properties for indexes and key ids get what belongs to the new value, in them and not in others")
    func beside() throws {
        let first = try protector.protect([Row(id: 1, name: "Ada", phone: "+4915112345678")], table: "customer")
        #expect(first.values[0].name_index == nil && first.beside["name_index"]?[0] != nil)
        var fetched = first.values[0]
        fetched.name_index = first.beside["name_index"]![0]
        fetched.phone_key = first.beside["phone_key"]![0]
        var changed = fetched
        changed.name = "Grace"
        let wanted = try protector.protect([Row(id: 1, name: "Grace")], table: "customer").beside["name_index"]![0]
        let second = try protector.protect([changed], table: "customer", protectedInput: .pass)
        #expect(second.values[0].name_index == wanted && wanted != fetched.name_index)
        #expect(second.values[0].phone == fetched.phone && second.values[0].phone_key == fetched.phone_key)
        #expect(second.beside["name_index"] == nil)
        // A new one beside it.
        let both = try protector.protect(
            [Row(id: 2, name: "Bob", phone: "+4915112345679"), fetched], table: "customer", protectedInput: .pass)
        #expect(both.values[1] == fetched)
        #expect(both.values[0].phone_key == "\(keys.first)" && both.beside["phone_key"]?[0] == "\(keys.first)")
        #expect(both.values[0].name_index != nil && both.values[0].name_index == both.beside["name_index"]?[0])
    }

    private let protector: Protector
    private let keys: Keys

    init() throws {
        keys = try Keys()
        let catalog = try Catalog {
            try TableCatalog("customer", tenant: .column("tenant"), record: "id", allowsOtherColumns: true) {
                ColumnProtection("name", .encrypted(), indexes: [Desk.index("name", "name_index")])
                ColumnProtection("email", .encryptedDeterministically())
                ColumnProtection("phone", .token(FormatToken("phone", try .phoneNumber())), keyID: "phone_key")
            }
            TableCatalog("agent", tenant: .none, record: "id") {
                ColumnProtection("email", .encrypted())
                ColumnProtection("city", .clear)
            }
            TableCatalog("number", tenant: .none) { ColumnProtection("id", .opaqueToken()) }
            TableCatalog("checked", tenant: .none) { ColumnProtection("code", .opaqueToken()) }
        }
        protector = try Protector(catalog, keys.root)
    }

    private func customer(_ id: Int) -> Customer {
        Customer(
            id: id, tenant: UUID(uuidString: "F81D4FAE-7DEC-41D0-A765-00A0C91E6BF6")!, name: "Ada \(id)",
            email: id % 2 == 0 ? nil : "ada@example.org", phone: id % 3 == 0 ? nil : "+4915112345\(100 + id)",
            city: "London", since: Date(timeIntervalSinceReferenceDate: 0.1 + Double(id)), score: 0.1 * Double(id),
            limit: Decimal(string: "12.34")!, tier: id == 1 ? .gold : nil,
            address: Address(street: "1 \u{1F600} Street", lines: ["a", ""]),
            home: URL(string: "https://example.org/\(id)"),
            tags: ["a": [1, nil], "b": []])
    }

    @Test("stay of the type, with protected texts, everything else as it was, and indexes beside")
    func values() throws {
        let customers = (0..<20).map(customer)
        let stored = try protector.protect(customers, table: "customer")
        #expect(stored.values.count == 20 && stored.beside.names == ["name_index", "phone_key"])
        for (before, after) in zip(customers, stored.values) {
            #expect(before.name != after.name && (before.email == nil) == (after.email == nil))
            if before.phone != nil { #expect(before.phone != after.phone && after.phone!.hasPrefix("+49")) }
            var back = after
            (back.name, back.email, back.phone) = (before.name, before.email, before.phone)
            #expect(back == before)
        }
        #expect(stored.beside["phone_key"]![0] == nil && stored.beside["name_index"]![0] != nil)
        // What is stored is what columns give.
        let columns = try TableColumns([
            ("id", stored.values.map { String($0.id) }), ("tenant", stored.values.map { $0.tenant.uuidString }),
            ("name", stored.values.map(\.name)),
        ])
        let opened = try protector.open(columns, table: "customer", depths: ["name": .value])
        #expect(opened.columns["name"] == customers.map(\.name))
    }

    @Test("may be one, or a class that inherits")
    func single() throws {
        let stored = try protector.protect(customer(1), table: "customer")
        #expect(stored.value.name != "Ada 1" && stored.beside["name_index"]! != nil)
        let agent = try protector.protect(Agent(id: 7, email: "a@b.example", city: "Paris"), table: "agent").value
        #expect(agent.city == "Paris" && agent.email != "a@b.example" && agent.id == 7)
    }

    @Test("go on where one fails and failures are collected")
    func collected() throws {
        var customers = (0..<6).map(customer)
        customers[1].phone = "none"
        let stored = try protector.protect(customers, table: "customer", failures: .collect)
        #expect(stored.rows == [0, 2, 3, 4, 5] && stored.values.map(\.id) == stored.rows)
        #expect(stored.failures.map(\.column) == ["phone"] && stored.beside.count == 5)
        #expect(code { try protector.protect(customers, table: "customer") } == .valueDoesNotFit)
    }

    @Test("are refused where a protected property is no text, a key is none, or a column is not known")
    func refused() throws {
        struct Number: Codable { var id: Int }
        #expect(code { try protector.protect([Number(id: 1)], table: "number") } == .notText)
        struct NoKey: Codable { var id: Double, email: String }
        #expect(code { try protector.protect([NoKey(id: 1, email: "x")], table: "agent") } == .notText)
        struct Typo: Codable { var id: Int, emial: String }
        #expect(code { try protector.protect([Typo(id: 1, emial: "x")], table: "agent") } == .unknownColumn)
        #expect(code { try protector.protect(5, table: "agent") } == .notCodable)
        #expect(code { try protector.protect([[1, 2]], table: "agent") } == .notCodable)
    }

    @Test("are refused where the type does not take what is stored")
    func checked() throws {
        struct Checked: Codable {
            var code: String
            enum Keys: String, CodingKey { case code }
            init(code: String) { self.code = code }
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                code = try container.decode(String.self, forKey: .code)
                if code.count != 3 {
                    throw DecodingError.dataCorruptedError(
                        forKey: .code, in: container, debugDescription: "three letters")
                }
            }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(code, forKey: .code)
            }
        }
        #expect(code { try protector.protect([Checked(code: "abc")], table: "checked") } == .notCodable)
    }
}
