import ProtectionKeys
import Testing

@testable import DataProtection

@Suite("What is refused")
struct RefusalTests {
    private let keys: Keys
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Desk.protector(keys)
    }

    private func failure(_ columns: (name: String, values: [String?])...) -> DataProtectionError? {
        thrown { try protector.protect(try TableColumns(columns), table: "customer") }
    }

    @Test("are tables and columns that the catalog does not have, unless it says that others are clear")
    func unknown() throws {
        #expect(code { try protector.protect(row: ["id": "1"], table: "costumer") } == .unknownTable)
        let error = failure(("tenant", ["acme"]), ("emial", ["a@b.example"]))
        #expect(error?.code == .unknownColumn && error?.column == "emial")
        let open = try Protector(
            Catalog {
                TableCatalog("t", tenant: .none, allowsOtherColumns: true) { ColumnProtection("a", .opaqueToken()) }
            },
            keys.root)
        #expect(try open.protect(row: ["b": "x"], table: "t") == ["b": "x"])
        // A database takes it for the column that is protected.
        #expect(code { try open.protect(row: ["A": "x"], table: "t") } == .unknownColumn)
    }

    @Test("are ragged columns, and two of one name")
    func ragged() throws {
        #expect(code { try TableColumns([("a", ["1"]), ("b", ["1", "2"])]) } == .unequalCounts)
        #expect(code { try TableColumns([("a", ["1"]), ("a", ["2"])]) } == .duplicateColumn)
    }

    @Test("are rows without tenant or key, and rows of one tenant with one key")
    func keysOfRows() {
        #expect(failure(("email", ["a@b.example"]))?.code == .tenantMissing)
        #expect(failure(("tenant", ["acme", nil]), ("email", ["a", "b"]))?.row == 1)
        #expect(failure(("tenant", [""]), ("email", ["a"]))?.code == .tenantMissing)
        #expect(failure(("tenant", ["acme"]), ("name", ["Ada"]))?.code == .recordMissing)
        let missing = failure(("id", ["1", nil, ""]), ("tenant", ["a", "a", "a"]), ("name", ["x", "y", "z"]))
        #expect(missing?.code == .recordMissing && missing?.row == 1)
        let twice = failure(("id", ["1", "2", "1"]), ("tenant", ["a", "a", "a"]), ("name", ["x", "y", "z"]))
        #expect(twice?.code == .duplicateRecord && twice?.row == 2 && twice?.column == "id")
        #expect(failure(("id", ["1", "1"]), ("tenant", ["a", "b"]), ("name", ["x", "y"])) == nil)
    }

    @Test("are values that do not fit, all or nothing; or they are told one by one and the others go on")
    func misfits() throws {
        let rows = try TableColumns([
            ("id", ["1", "2", "3", "4"]), ("tenant", ["acme", "acme", nil, "acme"]), ("name", ["a", "b", "c", "d"]),
            ("phone", ["+4915112345678", "0151 1234", "+4915112345678", "+4915112345679"]),
            ("card", [Desk.card(1), "4111", Desk.card(2), nil]),
        ])
        let error = thrown { try protector.protect(rows, table: "customer") }
        #expect(error?.code == .valueDoesNotFit && error?.row == 1 && error?.column == "phone")
        let stored = try protector.protect(rows, table: "customer", failures: .collect)
        #expect(stored.rows == [0, 3] && stored.rejected == [1, 2])
        #expect(stored.failures.map(\.row) == [1, 1, 2])
        #expect(stored.failures.map(\.column) == ["phone", "card", "tenant"])
        #expect(stored.columns.count == 2)
        #expect(
            try protector.open(stored.columns, table: "customer", depths: ["name": .value]).columns["name"] == [
                "a", "d",
            ])
        // No value stands in what is said of it.
        for failure in stored.failures { #expect(!"\(failure)".contains("0151") && !"\(failure)".contains("4111")) }
    }

    @Test("is what is protected already, in every column that tells; or it passes untouched")
    func protectedTwice() throws {
        let rows = try Desk.rows(20)
        let stored = try protector.protect(rows, table: "customer").columns
        for name in Desk.protected {
            let beside = stored.names.filter { $0.hasPrefix(name + "_") }
            let again = try TableColumns((["id", "tenant", name] + beside).map { ($0, stored[$0]!) })
            #expect(code { try protector.protect(again, table: "customer") } == .alreadyProtected)
            let passed = try protector.protect(again, table: "customer", protectedInput: .pass).columns
            #expect(passed == again)
        }
        let mixed = try TableColumns([
            ("id", ["r0", "x"]), ("tenant", [rows["tenant"]![0], "acme"]),
            ("email", [stored["email"]![0], "b@example.org"]),
        ])
        let passed = try protector.protect(mixed, table: "customer", protectedInput: .pass).columns
        #expect(passed["email"]![0] == stored["email"]![0] && passed["email_index"]![0] == stored["email_index"]![0])
        #expect(passed["email"]![1] != "b@example.org" && passed["email_index"]![1] != nil)
    }

    @Test("is what is protected with another keyset")
    func foreign() throws {
        let rows = try Desk.rows(5)
        let other = try Desk.protector(Keys()).protect(rows, table: "customer").columns
        for name in ["name", "email", "phone", "ticket", "card", "note", "account", "visitor"] {
            guard let row = (0..<5).first(where: { rows[name]![$0] != nil }) else { continue }
            let beside = other.names.filter { $0.hasPrefix(name + "_key") }
            let columns = try TableColumns((["id", "tenant", name] + beside).map { ($0, [other[$0]![row]]) })
            for passing in [ProtectedInput.refuse, .pass] {
                let failure = thrown { try protector.protect(columns, table: "customer", protectedInput: passing) }
                #expect(failure?.code == .keyNotFound)
            }
            if name != "visitor" {
                let opened = try protector.open(columns, table: "customer", depths: [name: .value])
                #expect(opened.failures.map(\.code) == [.keyNotFound])
            }
        }
    }

    @Test("never tells values by printing what holds them")
    func printing() throws {
        let rows = try TableColumns([("tenant", ["acme"]), ("email", ["marker@example.org"])])
        var text = ""
        dump(rows, to: &text)
        dump(try protector.protect(rows, table: "customer"), to: &text)
        dump(try protector.query("customer", column: "email", equals: "marker@example.org", tenant: "acme"), to: &text)
        dump(protector, to: &text)
        #expect(!text.contains("marker"))
    }
}
