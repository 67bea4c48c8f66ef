#if SQLite
    import Foundation
    public import GRDB

    extension Configuration {
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
        /// Commits wait for the disk where a store says so, whatever the configuration; those of the service's own
        /// transactions wait as GRDB has it: what is committed survives the end of the process, and a loss of power can lose
        /// the last transactions, whole ones and in their order.
        ///
        /// - Parameter busyTimeout: seconds for which a connection waits for others, after which the store denies: 0 to
        ///   1,000,000. Opening can take twice that.
        public static func protection(busyTimeout: Double = 5) -> Configuration {
            precondition((0...1_000_000).contains(busyTimeout), "a busy timeout has 0 to 1,000,000 seconds")
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(busyTimeout)
            configuration.prepareDatabase { database in
                try database.useWriteAheadLog(waiting: busyTimeout)
                try database.execute(sql: "PRAGMA secure_delete = ON")
                try database.execute(sql: "PRAGMA cache_size = -16384")
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
