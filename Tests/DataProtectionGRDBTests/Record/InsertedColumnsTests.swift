#if SQLite
    import DataProtection
    import DataProtectionGRDB
    import GRDB
    import TestSupport
    import Testing

    @Suite("Columns that are inserted")
    struct InsertedColumnsTests {
        private let folder: TemporaryFolder
        private let database: DatabasePool

        init() throws {
            folder = try TemporaryFolder()
            database = try folder.database()
            try database.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE "a table" (
                            id INTEGER PRIMARY KEY, "the name'" TEXT, city TEXT DEFAULT 'Berlin', weight REAL, any, number ANY);
                        """)
            }
        }

        private let table = "a table"

        private func columns(_ rows: Int) throws -> TableColumns {
            try TableColumns([
                ("ID", (0..<rows).map { String($0) }),
                ("the name'", (0..<rows).map { $0 % 3 == 0 ? nil : "Zoë 李 \($0)'); DROP TABLE x" }),
                ("any", (0..<rows).map { "00\($0)" }),
            ])
        }

        private func insert(_ columns: TableColumns, _ table: String) async throws {
            try await database.write { try columns.insert($0, table: table) }
        }

        private func count() async throws -> Int? {
            try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \"a table\"") }
        }

        private func kept() throws -> [Row] {
            try database.read { try Row.fetchAll($0, sql: "SELECT * FROM \"a table\" ORDER BY id") }
        }

        @Test("come back as they are, in their order", arguments: [0, 1, 332, 333, 334, 2000])
        func roundTrip(rows: Int) async throws {
            let columns = try self.columns(rows)
            try await insert(columns, table)
            let kept = try kept()
            #expect(kept.map { $0["id"] as Int } == Array(0..<rows))
            #expect(kept.map { $0["the name'"] as String? } == columns["the name'"])
            #expect(kept.map { $0["any"] as String? } == columns["any"])
            #expect(kept.allSatisfy { $0["city"] == "Berlin" && $0["weight"] as Double? == nil })
        }

        @Test("are not there where a column would change one of them, or is missing")
        func refusals() async throws {
            func code(_ table: String, _ columns: [(name: String, values: [String?])]) async throws -> [String?] {
                let columns = try TableColumns(columns)
                let error = await failure { try await insert(columns, table) }
                let failure = error as? DataProtectionError
                return [failure.map { "\($0.code)" }, failure?.column, failure?.row.map { String($0) }]
            }
            let ids = (0..<400).map { String($0) as String? }
            var changed = ids
            changed[399] = "0399"
            #expect(try await code(table, [("id", changed)]) == ["valueDoesNotFit", "id", "399"])
            #expect(try await code(table, [("weight", ["1.5"])]) == ["valueDoesNotFit", "weight", "0"])
            #expect(try await code(table, [("weight", ["70"])]) == ["valueDoesNotFit", "weight", "0"])
            #expect(try await code(table, [("city", ["Ber\u{0}lin"])]) == ["valueDoesNotFit", "city", "0"])
            #expect(try await code(table, [("id", ids), ("name", ids)]) == ["unknownColumn", "name", nil])
            #expect(try await code(table, [("number", ["x", "007"])]) == ["valueDoesNotFit", "number", "1"])
            #expect(try await code(table, [("city", ["a"]), ("City", ["b"])]) == ["duplicateColumn", "City", nil])
            #expect(try await code("b", [("id", ids)]) == ["unknownTable", nil, nil])
            #expect(try await code("a\"", [("id", ids)]) == ["invalidCatalog", nil, nil])
            #expect(try await code(table, [("id", ids), ("x\" --", ids)]) == ["invalidCatalog", nil, nil])
            // The second portion fails in SQLite itself, and the transaction with it.
            changed[399] = "7"
            let twice = try TableColumns([("id", changed), ("city", ids), ("any", ids)])
            let error = await failure { try await insert(twice, table) }
            #expect((error as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT)
            #expect(try await count() == 0)
        }

        @Test("that the database passes over are an error")
        func passedOver() async throws {
            try await database.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE once (id INTEGER PRIMARY KEY ON CONFLICT IGNORE);
                        CREATE TABLE É (É TEXT, é INTEGER);
                        """)
            }
            let error = await failure { try await insert(TableColumns([("id", ["1", "1", "2"])]), "once") }
            #expect((error as? DataProtectionError)?.code == .sourceMisbehaved)
            // In no transaction either.
            let many = try TableColumns([("id", (0..<1200).map { "\($0 % 1199)" })])
            let alone = await failure {
                try await database.writeWithoutTransaction { try many.insert($0, table: "once") }
            }
            #expect((alone as? DataProtectionError)?.code == .sourceMisbehaved)
            #expect(try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM once") } == 0)
            // To SQLite these are two columns.
            let number = await failure { try await insert(TableColumns([("É", ["007"]), ("é", ["007"])]), "É") }
            #expect((number as? DataProtectionError)?.column == "é")
        }

        @Test("of no columns are no rows")
        func nothing() async throws {
            try await insert(TableColumns(count: 5), table)
            #expect(try await count() == 0)
        }
    }
#endif
