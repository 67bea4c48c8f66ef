#if SQLite
    import DataProtection
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import TestSupport
    import Testing

    @Suite("Rotation of tables in SQLite")
    struct SQLiteRecordSourceTests {
        private let folder: TemporaryFolder
        private let database: DatabasePool
        private let old: Keyset
        private let new: Keyset
        private let before, after: Protector

        init() throws {
            folder = try TemporaryFolder()
            database = try folder.database()
            old = try Keyset(.root)
            var keyset = old
            try keyset.promote(keyset.add(.root))
            new = keyset
            before = try Protector(Desk.catalog(), RootKeyset(old))
            after = try Protector(Desk.catalog(), RootKeyset(new))
        }

        @Test(
            "protects and moves every row once, whatever the table is ordered by",
            arguments: [
                "id INTEGER PRIMARY KEY", "PRIMARY KEY (id)", "PRIMARY KEY (tenant, id)", "UNIQUE (id)",
            ])
        func keys(key: String) async throws {
            try await database.write { try Desk.fill($0, rows: 103, key: key) }
            let source = try await SQLiteRecordSource(database)
            let first = try await before.rotate(
                table: "customer", in: source, options: .init(chunkSize: 10, undecided: .plaintext))
            #expect(first.isFinished && first.rows == 103 && first.changed == 103)
            #expect(try await database.read { try Desk.check($0, before) } == (103, 103))
            let names = try await database.read { try String?.fetchAll($0, sql: "SELECT name FROM customer") }
            #expect(names.count == 103 && !names.contains { $0?.contains("Zoë") == true })
            let second = try await after.rotate(
                table: "customer", in: source, options: .init(chunkSize: 10, undecided: .ofKey(old.primaryKeyID)))
            #expect(second.isFinished && second.rows == 103 && second.changed == 103)
            var alone = new
            try alone.destroy(old.primaryKeyID)
            let protector = try Protector(Desk.catalog(), RootKeyset(alone))
            #expect(try await database.read { try Desk.check($0, protector) } == (103, 103))
        }

        @Test(
            "stops before a text that is not UTF-8, or has a NUL: read as a text it would be written back as another",
            arguments: ["4A6F73E9", "410042", "F09F98", "EDA080", "00"])
        func notText(hex: String) async throws {
            try await database.write { connection in
                try Desk.fill(connection, rows: 9, key: "PRIMARY KEY (id)")
                try connection.execute(sql: "UPDATE customer SET name = CAST(x'\(hex)' AS TEXT) WHERE id = 5")
            }
            let source = try await SQLiteRecordSource(database)
            let options = RotationOptions(chunkSize: 3, undecided: .plaintext)
            let error = await #expect(throws: DataProtectionError.self) {
                try await before.rotate(table: "customer", in: source, options: options)
            }
            #expect(error?.code == .notText && error?.column == "name")
            #expect(
                try await database.read {
                    try String.fetchOne($0, sql: "SELECT hex(name) FROM customer WHERE id = 5")
                } == hex)
            // Neither is a key read as another.
            try await database.write { connection in
                try connection.execute(sql: "UPDATE customer SET name = 'mended' WHERE id = 5")
                // Behind the rows that are done.
                try connection.execute(sql: "UPDATE customer SET id = CAST(x'39\(hex)' AS TEXT) WHERE id = 6")
            }
            let other = await #expect(throws: DataProtectionError.self) {
                try await before.rotate(table: "customer", in: source, options: options)
            }
            #expect(other?.code == .notText && other?.column == "id")
            let fetched = await #expect(throws: DataProtectionError.self) {
                try await database.read { try TableColumns.fetch($0, sql: "SELECT id FROM customer") }
            }
            #expect(fetched?.code == .notText)
        }

        @Test("never takes a row away, whatever the table says of conflicts")
        func conflicts() async throws {
            let token = try await before.protect(
                TableColumns([("id", ["1"]), ("tenant", ["acme"]), ("ticket", [Desk.ticket(1)])]), table: "customer"
            ).columns["ticket"]![0]
            try await database.write { connection in
                try connection.execute(
                    sql: """
                        CREATE TABLE customer (id INTEGER PRIMARY KEY, tenant TEXT, name TEXT, name_index TEXT,
                            ticket TEXT UNIQUE ON CONFLICT REPLACE)
                        """)
                for (id, ticket) in [(1, Desk.ticket(1)), (2, token)] {
                    try connection.execute(
                        sql: "INSERT INTO customer VALUES (?, 'acme', 'Ada', NULL, ?)", arguments: [id, ticket])
                }
            }
            let source = try await SQLiteRecordSource(database)
            await #expect(throws: (any Error).self) {
                try await before.rotate(
                    table: "customer", in: source, options: .init(chunkSize: 1, undecided: .plaintext))
            }
            let tickets = try await database.read {
                try String.fetchAll($0, sql: "SELECT ticket FROM customer ORDER BY id")
            }
            #expect(tickets == [Desk.ticket(1), token])
        }

        @Test("goes through keys of any type, and of several columns, in their order")
        func compositeKeys() async throws {
            try await database.write { connection in
                try connection.execute(
                    sql: """
                        CREATE TABLE t (a TEXT COLLATE NOCASE, b BLOB, c REAL, v TEXT, PRIMARY KEY (a, b, c)) WITHOUT ROWID;
                        INSERT INTO t VALUES ('x', x'00', 1.5, '0'), ('X', x'00', 2.5, '1'), ('a"''b', x'FF00', -1e300, '2'),
                            ('', x'', 0, '3'), ('é', x'', 0, '4'), ('x', x'0000', 1e-9, '5');
                        """)
            }
            let source = try await SQLiteRecordSource(database)
            for limit in 1...7 {
                var (seen, position): ([String?], String?) = ([], nil)
                while true {
                    let chunk = try await source.rows(
                        RecordRequest(table: "t", columns: ["v"], position: position, limit: limit))
                    seen += chunk.columns["v"] ?? []
                    guard chunk.columns.count == limit else { break }
                    position = chunk.end
                }
                #expect(seen == ["3", "2", "0", "1", "5", "4"])
            }
        }

        @Test("says what does not fit: numbers for columns, bytes, unknown names, cursors of another table")
        func refusals() async throws {
            try await database.write { connection in
                try Desk.fill(connection, rows: 3)
                try connection.execute(
                    sql: """
                        CREATE TABLE numbers (id INTEGER PRIMARY KEY, v INTEGER, w BLOB);
                        INSERT INTO numbers VALUES (1, 42, 'x'), (2, 43, x'01');
                        """)
            }
            let source = try await SQLiteRecordSource(database)
            func refusal(_ table: String, _ columns: [String], at position: String? = nil) async -> DataProtectionError?
            {
                await failure {
                    try await source.rows(RecordRequest(table: table, columns: columns, position: position, limit: 9))
                } as? DataProtectionError
            }
            #expect(await refusal("missing", ["v"])?.code == .unknownTable)
            #expect(await refusal("numbers", ["missing"])?.code == .unknownColumn)
            let bytes = await refusal("numbers", ["v", "w"])
            #expect(bytes?.code == .notText && bytes?.row == 1 && bytes?.column == "w")
            #expect(await refusal("numbers", ["v"], at: "[]")?.code == .sourceMisbehaved)
            #expect(await refusal("numbers", ["v"], at: "no json")?.code == .sourceMisbehaved)
            let catalog = Catalog {
                TableCatalog("numbers", tenant: .constant("t"), record: "id") {
                    ColumnProtection("v", .encryptedDeterministically())
                    ColumnProtection("w", .clear)
                }
            }
            let protector = try Protector(catalog, RootKeyset(new))
            // An envelope is no number, and stays what it is, in a column of whatever type.
            try await database.write { try $0.execute(sql: "DELETE FROM numbers WHERE id = 2") }
            #expect(try await protector.rotate(table: "numbers", in: source).changed == 1)
            let stored = try await database.read { try String.fetchOne($0, sql: "SELECT typeof(v) FROM numbers") }
            #expect(stored == "text")
        }

        @Test("a value that a column of numbers would change is an error, and nothing is written")
        func affinities() async throws {
            try await database.write { connection in
                try connection.execute(
                    sql: """
                        CREATE TABLE codes (id INTEGER PRIMARY KEY, code NUMERIC);
                        INSERT INTO codes VALUES (1, 1234567), (2, 1234568), (3, 1234569);
                        """)
            }
            let catalog = try Catalog {
                try TableCatalog("codes", tenant: .constant("t"), record: "id") {
                    ColumnProtection("code", .token(FormatToken("code", try .template("#######"))))
                }
            }
            let source = try await SQLiteRecordSource(database)
            // Some token of a thousand keys begins with a zero.
            var refused = false
            for _ in 0..<1000 where !refused {
                let protector = try Protector(catalog, RootKeyset(Keyset(.root)))
                let error =
                    await failure {
                        try await protector.rotate(table: "codes", in: source, options: .init(undecided: .plaintext))
                    } as? DataProtectionError
                if let error {
                    refused = true
                    #expect(error.code == .valueDoesNotFit && error.column == "code")
                    let codes = try await database.read {
                        try Int.fetchAll($0, sql: "SELECT code FROM codes ORDER BY id")
                    }
                    #expect(codes == [1_234_567, 1_234_568, 1_234_569])
                }
                try await database.write { connection in
                    try connection.execute(sql: "DELETE FROM protection_cursor; UPDATE codes SET code = 1234566 + id")
                }
            }
            #expect(refused)
        }

        @Test("leaves nothing in clear in the database and its log, however the database was opened")
        func residue() async throws {
            let rows = 3000
            // As a service opens its own database, without this library's configuration.
            let file = folder.path("plain.sqlite")
            let plain = try DatabasePool(path: file)
            try await plain.write { connection in
                try connection.execute(sql: "PRAGMA secure_delete = OFF")
            }
            try await plain.write { try Desk.fill($0, rows: rows) }
            let source = try await SQLiteRecordSource(plain)
            let report = try await before.rotate(
                table: "customer", in: source, options: .init(chunkSize: 100, undecided: .plaintext))
            #expect(report.isFinished && report.changed == rows)
            #expect(try Data(contentsOf: URL(fileURLWithPath: file + "-wal")).isEmpty)
            // Copies that were left by pages that were divided before, without secure_delete, go with the free space.
            try await plain.vacuum()
            try await plain.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            let bytes = try folder.bytes("plain.sqlite")
            #expect(bytes.firstRange(of: Data("Zoë 李".utf8)) == nil)
            for row in stride(from: 0, to: rows, by: 300) {
                #expect(bytes.firstRange(of: Data(Desk.ticket(row).utf8)) == nil)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: file + "-wal")).isEmpty)
        }

        @Test("Names of tables and columns are names, whatever they look like")
        func names() async throws {
            let (table, column) = ("cust; DROP TABLE kept; --", "na'me] = 1 --")
            try await database.write { connection in
                try connection.execute(sql: "CREATE TABLE kept (id INTEGER PRIMARY KEY)")
                try connection.execute(
                    sql: """
                        CREATE TABLE \(table.quotedDatabaseIdentifier) (
                            rowid TEXT, \(column.quotedDatabaseIdentifier) TEXT)
                        """)
                for row in 0..<9 {
                    // Its column of that name does not tell the rows apart.
                    try connection.execute(
                        sql: "INSERT INTO \(table.quotedDatabaseIdentifier) VALUES ('same', ?)", arguments: ["v\(row)"])
                }
            }
            let catalog = Catalog {
                TableCatalog(DocumentName(table), tenant: .constant("t")) {
                    ColumnProtection(DocumentName(column), .encryptedDeterministically())
                }
            }
            let protector = try Protector(catalog, RootKeyset(new))
            let source = try await SQLiteRecordSource(database)
            let report = try await protector.rotate(table: table, in: source, options: .init(chunkSize: 2))
            #expect(report.changed == 9)
            #expect(try await database.read { try $0.tableExists("kept") })
            let quoted = await failure {
                try await source.rows(RecordRequest(table: "a\" b", columns: ["v"], position: nil, limit: 1))
            }
            #expect((quoted as? DataProtectionError)?.code == .invalidCatalog)
            let again = try await protector.rotate(table: table, in: source)
            #expect(again.changed == 0 && again.columns[column]?.current == 9)
        }

        /// Fifty where `STORE_KILLS` asks for them.
        private let kills = ProcessInfo.processInfo.environment["STORE_KILLS"].flatMap { Int($0) } ?? 8

        @Test("killed again and again, it loses nothing and doubles nothing")
        func killed() async throws {
            let rows = 500 * kills
            try await database.write { try Desk.fill($0, rows: rows) }
            let source = try await SQLiteRecordSource(database)
            _ = try await before.rotate(table: "customer", in: source, options: .init(undecided: .plaintext))
            try new.insecureCleartextJSON().write(
                toFile: folder.path("keyset.json"), atomically: true, encoding: .utf8)
            var interrupted = 0
            for _ in 0..<kills {
                // It has written a few chunks.
                let victim = try Worker(
                    in: folder, "rotate", folder.path("test.sqlite"), folder.path("keyset.json"),
                    "\(old.primaryKeyID.rawValue)", "\(Int.random(in: 1...4))", "\(Int.random(in: 0...1000))")
                try await victim.waitForLines(.max)
                if try victim.lines().contains(where: { $0.hasPrefix("finished") }) { break }
                #expect(victim.status == SIGKILL)
                interrupted += 1
            }
            // A run whose last commit was its last deed is over, and says so.
            let over =
                await failure {
                    try await after.rotate(
                        table: "customer", in: source, options: .init(undecided: .ofKey(old.primaryKeyID)))
                } as? DataProtectionError
            #expect(over == nil || over?.code == .runFinished)
            #expect(try await database.read { try Desk.check($0, after) } == (rows, rows))
            // Under the new key alone: no row was left out, and none was moved twice.
            var alone = new
            try alone.destroy(old.primaryKeyID)
            let protector = try Protector(Desk.catalog(), RootKeyset(alone))
            #expect(try await database.read { try Desk.check($0, protector) } == (rows, rows))
            // Where the rows are few, the run may end before it is killed so often.
            #expect(interrupted >= (ProcessInfo.processInfo.environment["STORE_KILLS"] == nil ? 1 : kills))
        }
    }
#endif
