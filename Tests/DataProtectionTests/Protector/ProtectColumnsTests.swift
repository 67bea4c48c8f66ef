import ProtectionKeys
import TestSupport
import Testing

@testable import DataProtection

@Suite("Columns of a table")
struct ProtectColumnsTests {
    private let keys: Keys
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Desk.protector(keys)
    }

    @Test("come back as they were, and no value in clear is stored", arguments: Seed.all)
    func roundTrip(seed: Seed) throws {
        let rows = try Desk.rows(200, seed: seed.value)
        let stored = try protector.protect(rows, table: "customer")
        #expect(stored.rows == Array(0..<200) && stored.failures.isEmpty)
        for name in Desk.protected {
            let (before, after) = (rows[name]!, stored.columns[name]!)
            for row in 0..<200 {
                #expect((before[row] == nil) == (after[row] == nil))
                if before[row] != nil { #expect(before[row] != after[row]) }
            }
        }
        for name in ["id", "tenant", "city"] { #expect(rows[name] == stored.columns[name]) }
        let opened = try Desk.opened(stored.columns, protector)
        for name in Desk.reversible { #expect(opened[name] == rows[name]) }
    }

    @Test("have index values and key ids beside, for what is there")
    func beside() throws {
        let rows = try Desk.rows(50)
        let stored = try protector.protect(rows, table: "customer").columns
        let beside = ["name_index", "email_index", "phone_key", "ticket_key", "card_key", "note_index"]
        #expect(stored.names == rows.names + beside.sorted { names($0) < names($1) })
        for row in 0..<50 {
            // Of an empty text nothing is left to be found by.
            #expect((stored["name_index"]![row] != nil) == !(rows["name"]![row] ?? "").isEmpty)
            #expect(stored["phone_key"]![row] == rows["phone"]![row].map { _ in keys.first.description })
        }
        func names(_ column: String) -> Int { beside.firstIndex(of: column)! }
    }

    @Test("may be some of them")
    func someColumns() throws {
        let rows = try TableColumns([("tenant", ["acme"]), ("ticket", ["TT-00000001"])])
        let stored = try protector.protect(rows, table: "customer").columns
        #expect(stored.names == ["tenant", "ticket", "ticket_key"])
    }

    @Test("of equal values in two rows look different if randomised, and equal if not, in their tenant only")
    func equality() throws {
        let rows = try TableColumns([
            ("id", ["1", "2", "3"]), ("tenant", ["acme", "acme", "globex"]), ("name", ["Ada", "Ada", "Ada"]),
            ("email", ["a@b.example", "a@b.example", "a@b.example"]), ("visitor", ["v", "v", "v"]),
        ])
        let stored = try protector.protect(rows, table: "customer").columns
        #expect(Set(stored["name"]!).count == 3)
        for name in ["email", "visitor", "name_index", "email_index"] {
            let values = stored[name]!
            #expect(values[0] == values[1] && values[0] != values[2])
        }
    }

    @Test("cannot be read in another row, column or tenant")
    func swapped() throws {
        let rows = try TableColumns([
            ("id", ["1", "2"]), ("tenant", ["acme", "acme"]), ("name", ["Ada", "Bea"]),
            ("email", ["a@b.example", "c@d.example"]), ("account", ["x", "y"]),
        ])
        let stored = try protector.protect(rows, table: "customer").columns
        func codes(_ change: (inout TableColumns) -> Void) throws -> [DataProtectionError.Code] {
            var columns = stored
            change(&columns)
            let opened = try protector.open(
                columns, table: "customer", depths: ["name": .value, "email": .value, "account": .value])
            for failure in opened.failures { #expect(opened.columns[failure.column!]![failure.row!] == nil) }
            return opened.failures.map(\.code)
        }
        #expect(
            try codes { $0.set("name", stored["name"]!.reversed()) } == [.authenticationFailed, .authenticationFailed])
        #expect(
            try codes { $0.set("tenant", ["globex", "acme"]) } == [
                .authenticationFailed, .authenticationFailed, .authenticationFailed,
            ])
        #expect(try codes { $0.set("id", ["1", "7"]) } == [.authenticationFailed])
        #expect(try codes { $0.set("email", stored["name"]!) } == [.authenticationFailed, .authenticationFailed])
        #expect(try codes { $0.set("account", [rows["account"]![0], stored["account"]![1]]) } == [.notProtected])
        #expect(try codes { _ in } == [])
    }

    @Test("count tenants by their bytes")
    func tenantsByBytes() throws {
        let rows = try TableColumns([
            ("id", ["1", "1"]), ("tenant", ["\u{e9}", "e\u{301}"]), ("email", ["a@b.example", "a@b.example"]),
        ])
        let stored = try protector.protect(rows, table: "customer").columns
        #expect(stored["email"]![0] != stored["email"]![1])
    }

    @Test("of no rows are no rows")
    func empty() throws {
        let stored = try protector.protect(try Desk.rows(0), table: "customer")
        #expect(stored.columns.count == 0 && stored.rows.isEmpty)
    }

    @Test("take a huge cell where their kind does, and refuse it where not")
    func hugeCells() throws {
        let huge = String(repeating: "ä", count: 500_000)
        let rows = try TableColumns([("id", ["1"]), ("tenant", ["acme"]), ("name", [huge])])
        let stored = try protector.protect(rows, table: "customer").columns
        #expect(try protector.open(stored, table: "customer", depths: ["name": .value]).columns["name"] == [huge])
        for name in ["account", "note", "phone", "card"] {
            let rows = try TableColumns([("id", ["1"]), ("tenant", ["acme"]), (name, [huge])])
            let error = thrown { try protector.protect(rows, table: "customer") }
            #expect([.valueTooLong, .valueDoesNotFit].contains(error?.code))
            #expect(error?.column == name && error?.row == 0 && error?.table == "customer")
        }
    }

    @Test("are worked on from two threads at once")
    func threads() async throws {
        let rows = try Desk.rows(300)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let stored = try protector.protect(rows, table: "customer").columns
                    #expect(try Desk.opened(stored, protector)["card"] == rows["card"])
                }
            }
            try await group.waitForAll()
        }
    }
}
