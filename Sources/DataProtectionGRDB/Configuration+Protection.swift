#if SQLite
    import Foundation
    public import GRDB

    extension Configuration {
        /// What a commit waits for.
        public enum Durability: Sendable {
            /// The disk: what was answered survives a loss of power.
            case disk
            /// The system: what was answered survives the end of the process, also by force. A loss of power can lose the
            /// last transactions, whole ones and in their order, and leaves the database sound.
            case system
        }

        /// The configuration of a database that the stores of this module share with other processes: write-ahead log,
        /// deleted content overwritten with zeros, and waiting for others instead of failing at once, also where several open
        /// a new database at the same moment.
        ///
        /// ```swift
        /// let database = try DatabasePool(path: path, configuration: .protection())
        /// ```
        ///
        /// A database that was opened otherwise can be taken too. Without a busy timeout, a store fails whenever another
        /// process writes.
        ///
        /// Connections keep up to 16 MiB of pages: keys and digests lie scattered over a whole table, and would otherwise be read
        /// from the file again and again.
        ///
        /// - Parameters:
        ///   - durability: what a commit waits for.
        ///   - busyTimeout: seconds for which a connection waits for others, after which the store denies.
        public static func protection(durability: Durability = .disk, busyTimeout: Double = 5) -> Configuration {
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(busyTimeout)
            configuration.prepareDatabase { database in
                try database.useWriteAheadLog(waiting: busyTimeout)
                try database.execute(sql: "PRAGMA secure_delete = ON")
                try database.execute(sql: "PRAGMA cache_size = -16384")
                try database.execute(sql: "PRAGMA synchronous = \(durability == .disk ? "FULL" : "NORMAL")")
            }
            return configuration
        }
    }

    extension Database {
        /// SQLite gives up at once where another connection writes while this one turns to the write-ahead log, as when
        /// two processes open a new database, whatever the busy timeout.
        fileprivate func useWriteAheadLog(waiting seconds: Double) throws {
            if configuration.readonly { return }
            let end = ContinuousClock.now + .seconds(seconds)
            while true {
                do {
                    return try execute(sql: "PRAGMA journal_mode = WAL")
                } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
                    Thread.sleep(forTimeInterval: 0.005)
                }
            }
        }

        /// Runs `body` in a transaction that has the write lock from its start, so that what it reads stays true.
        func withWriteLock<Result>(_ body: (Database) throws -> Result) throws -> Result {
            var result: Result?
            try inTransaction(.immediate) {
                result = try body(self)
                return .commit
            }
            guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            return result
        }

        /// Runs `body` so that its commits wait for the disk.
        func withDurableCommits<Result>(_ body: (Database) throws -> Result) throws -> Result {
            let before = try Int.fetchOne(self, sql: "PRAGMA synchronous") ?? 0
            if before >= 2 { return try body(self) }
            try execute(sql: "PRAGMA synchronous = FULL")
            defer { try? execute(sql: "PRAGMA synchronous = \(before)") }
            return try body(self)
        }
    }
#endif
