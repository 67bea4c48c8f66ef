import ProtectionKeys
import Testing

@testable import DataProtection

@Suite("Stored values that were moved to where they do not belong")
struct ExchangedValuesTests {
    private let protector: Protector
    private let rows: TableColumns
    private let stored: TableColumns

    init() throws {
        protector = try Desk.protector(Keys())
        rows = try TableColumns([
            ("id", ["1", "2", "1"]), ("tenant", ["acme", "acme", "globex"]), ("name", ["Ada", "Bob", "Cyd"]),
            ("email", ["a@example.org", "b@example.org", "c@example.org"]), ("note", ["x", "y", "z"]),
            ("account", ["k", "l", "m"]),
        ])
        stored = try protector.protect(rows, table: "customer").columns
    }

    /// What opens of a column, with these values in it.
    private func opened(_ column: String, _ values: [String?]) throws -> [String?] {
        var columns = stored
        columns.set(column, values)
        let opened = try protector.open(columns, table: "customer", depths: [column: .value])
        #expect(opened.failures.allSatisfy { [.authenticationFailed, .notProtected].contains($0.code) })
        #expect(opened.columns[column]!.count { $0 == nil } == opened.failures.count)
        return opened.columns[column]!
    }

    @Test("do not open in another row where they are bound to one, nor in another tenant's")
    func rowsAndTenants() throws {
        func turned(_ column: String) -> [String?] { [1, 2, 0].map { stored[column]![$0] } }
        #expect(try opened("name", turned("name")) == [nil, nil, nil])
        // Of the same tenant, a deterministic value or a token opens in any row.
        #expect(try opened("email", turned("email")) == ["b@example.org", nil, nil])
        #expect(try opened("note", turned("note")) == ["y", nil, nil])
        #expect(try opened("account", turned("account")) == ["l", nil, nil])
        // The row's key and the tenant, changed under the value.
        for (key, values) in [("id", ["3", "1", "2"]), ("tenant", ["globex", "globex", "acme"])]
            as [(String, [String?])]
        {
            var columns = stored
            columns.set(key, values)
            let opened = try protector.open(columns, table: "customer", depths: ["name": .value])
            #expect(opened.columns["name"] == [nil, nil, nil] && opened.failures.count == 3)
        }
    }

    @Test("do not open in another column", arguments: ["name", "email", "note", "account"])
    func columns(column: String) throws {
        for other in ["name", "email", "note", "account"] where other != column {
            #expect(try opened(column, stored[other]!) == [nil, nil, nil])
        }
    }

    @Test("are not protected again, whichever column they are pasted into, nor taken for what they stand for")
    func pasted() throws {
        for (column, other) in [("name", "email"), ("email", "name"), ("note", "account"), ("account", "note")] {
            var columns = rows
            columns.set(column, stored[other]!)
            #expect(code { try protector.protect(columns, table: "customer") } == .alreadyProtected)
            let passed = try protector.protect(
                columns, table: "customer", protectedInput: .pass, failures: .collect)
            let opened = try protector.open(passed.columns, table: "customer", depths: [column: .value])
            #expect(opened.columns[column]!.allSatisfy { $0 == nil })
        }
    }

    @Test("do not open under another keyset")
    func keyset() throws {
        let stranger = try Desk.protector(Keys())
        let depths = ["name": OpeningDepth.value, "email": .value, "note": .value, "account": .value]
        let opened = try stranger.open(stored, table: "customer", depths: depths)
        #expect(opened.failures.count == 12 && Set(opened.failures.map(\.code)) == [.keyNotFound])
        for name in depths.keys { #expect(opened.columns[name] == [nil, nil, nil]) }
    }

    @Test("A number that is no card and no token of one is not passed as if it were protected")
    func noCard() throws {
        for text in ["15551234567", "1", "0000", "99999999999999999999"] {
            let row: [String: String?] = ["tenant": "acme", "card": text]
            let error = code { try protector.protect(row: row, table: "customer", protectedInput: .pass) }
            #expect(error == .valueDoesNotFit)
        }
    }

    @Test("A token of an old key that is passed is indexed by what it stands for")
    func passedIndex() throws {
        let keys = try Keys()
        let catalog = try Catalog {
            try TableCatalog("t", tenant: .none) {
                ColumnProtection(
                    "phone", .token(FormatToken("phone", try .template("########"))),
                    indexes: [Desk.index("phone", "phone_index")], keyID: "phone_key")
                ColumnProtection(
                    "card", .card(CardToken("pan")), indexes: [Desk.index("card", "card_index")])
            }
        }
        let old = try Protector(catalog, keys.root)
        let new = try Protector(catalog, keys.promoted().root)
        let given: [String: String?] = ["phone": "12345678", "card": Desk.card(7)]
        var row = try old.protect(row: given, table: "t")
        row["phone_index"] = nil
        row["card_index"] = nil
        // Nobody knows which key made the card's token.
        #expect(code { try new.protect(row: row, table: "t", protectedInput: .pass) } == .undecidable)
        row["card"] = nil
        let passed = try new.protect(row: row, table: "t", protectedInput: .pass)
        #expect(passed["phone"] == row["phone"] && passed["phone_key"] == row["phone_key"])
        let terms = try new.query("t", column: "phone", equals: "12345678", index: "phone")
        #expect(terms.values.contains(try #require(passed["phone_index"] ?? nil)))
    }
}
