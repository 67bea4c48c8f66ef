#if SQLite
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import TestSupport
    import Testing

    @Suite("The configuration of a protected database")
    struct ConfigurationTests {
        @Test("A database that has no write-ahead log yet is waited for, as SQLite itself does not")
        func waiting() async throws {
            let folder = try TemporaryFolder()
            let intruder = try folder.intruder()
            try await intruder.writeWithoutTransaction { connection in
                try connection.execute(sql: "CREATE TABLE t (a); BEGIN IMMEDIATE")
            }
            Thread.detachNewThread {
                usleep(200_000)
                try? intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            }
            let database = try folder.database()
            #expect(try await database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        }

        @Test("A new database that many open at the same moment is opened by each of them")
        func opening() throws {
            let folder = try TemporaryFolder()
            for round in 0..<20 {
                let names = try inThreads(8) { _ in
                    let database = try folder.database("\(round).sqlite")
                    return try database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
                }
                #expect(names == Array(repeating: "wal", count: 8))
            }
        }

        @Test("Whoever cannot have the database within the time is told so")
        func taken() throws {
            let folder = try TemporaryFolder()
            let intruder = try folder.intruder()
            try intruder.writeWithoutTransaction { connection in
                try connection.execute(sql: "CREATE TABLE t (a); BEGIN EXCLUSIVE")
            }
            let error = failure { try folder.database(busyTimeout: 0.05) } as? DatabaseError
            #expect(error?.resultCode == .SQLITE_BUSY)
            try intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(failure { try folder.database(busyTimeout: 0.05) } == nil)
        }

        @Test("What no timeout can be is a programming error")
        func badTimeout() async {
            await #expect(processExitsWith: .failure) { _ = Configuration.protection(busyTimeout: .infinity) }
            await #expect(processExitsWith: .failure) { _ = Configuration.protection(busyTimeout: .nan) }
            await #expect(processExitsWith: .failure) { _ = Configuration.protection(busyTimeout: -1) }
        }
    }
#endif
