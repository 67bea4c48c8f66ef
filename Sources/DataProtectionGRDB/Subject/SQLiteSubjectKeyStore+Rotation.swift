#if SQLite
    public import FieldEncryption
    import Foundation
    import GRDB

    extension SQLiteSubjectKeyStore {
        /// Moves all keys to the primary root key, after which the old one can be destroyed.
        ///
        /// Rows say by themselves which key wrapped them, so this can be ended at any time and called again; others go on
        /// reading and writing meanwhile. What is left of the old envelopes in the file is overwritten.
        ///
        /// - Parameter chunkSize: rows a transaction; at least 1.
        /// - Returns: how many keys were moved.
        /// - Throws: `storeUnavailable`, `storeDamaged`; `keyNotFound`, `keyDisabled`, `keyDestroyed` for a row of a root
        ///   key that is not at hand. What was moved until then stays so.
        @discardableResult
        public func rotate(chunkSize: Int = 1000) async throws(FieldEncryptionError) -> Int {
            precondition(chunkSize >= 1, "a chunk has at least one row")
            var moved = 0
            var last: Data? = Data()
            while let position = last {
                let step = try await Self.converting { () async throws in
                    try await database.writeWithoutTransaction { connection in
                        try connection.execute(sql: "PRAGMA secure_delete = ON")
                        return try connection.withWriteLock { connection in
                            try rewrap(behind: position, chunkSize, connection)
                        }
                    }
                }
                moved += step.moved
                last = step.last
            }
            try await Self.converting { () async throws in
                try await database.barrierWriteWithoutTransaction { connection in
                    // The old root key may be destroyed next: this commit, and with it all before, waits for the disk.
                    try connection.withDurableCommits { connection in
                        try connection.withWriteLock { connection in try rewrapIndexKey(connection) }
                        try Self.emptyLog(connection)
                    }
                }
            }
            return moved
        }

        private func rewrap(
            behind position: Data, _ limit: Int, _ database: Database
        ) throws -> (moved: Int, last: Data?) {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT subject, wrapped FROM protection_subject_key
                    WHERE subject > ? AND wrapped IS NOT NULL ORDER BY subject LIMIT ?
                    """, arguments: [position, limit])
            let statement = try database.cachedStatement(
                sql: "UPDATE protection_subject_key SET wrapped = ? WHERE subject = ?")
            var moved = 0
            for row in rows {
                guard let digest = Data.fromDatabaseValue(row[0]), let wrapped = Data.fromDatabaseValue(row[1]) else {
                    throw FieldEncryptionError.storeDamaged("the store of subject keys has what it did not write")
                }
                guard let renewed = try wrapping.rewrap(Array(wrapped), digest: Array(digest)) else { continue }
                try statement.execute(arguments: [Data(renewed), digest])
                moved += 1
            }
            return (moved, rows.count < limit ? nil : rows.last.flatMap { Data.fromDatabaseValue($0[0]) })
        }

        private func rewrapIndexKey(_ database: Database) throws {
            guard let renewed = try wrapping.rewrapIndexKey(Self.storedIndexKey(database)) else { return }
            try database.execute(
                sql: "UPDATE protection_subject_index SET wrapped = ? WHERE id = 1", arguments: [Data(renewed)])
        }

        /// Takes what the write-ahead log has into the file, where it overwrites the old, and empties the log. A journal that
        /// is kept between transactions still has the old pages: it is deleted.
        static func emptyLog(_ database: Database) throws {
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            if mode == "persist" {
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
                try database.execute(sql: "PRAGMA journal_mode = PERSIST")
            }
            guard mode == "wal" else { return }
            // One row: whether it was kept from it, frames of the log, frames taken over.
            guard try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
                throw FieldEncryptionError.storeUnavailable(
                    "done, but the write-ahead log still has what was overwritten, since somebody is reading: call again"
                )
            }
        }

        /// Says in the cipher's terms what went wrong.
        static func converting<Result>(
            _ body: () async throws -> Result
        ) async throws(FieldEncryptionError) -> Result {
            do {
                return try await body()
            } catch let error as FieldEncryptionError {
                throw error
            } catch {
                let failure = SQLiteFailure(error)
                throw failure.isDamage
                    ? .storeDamaged("subject keys: \(failure.message)")
                    : .storeUnavailable("subject keys: \(failure.message)")
            }
        }
    }
#endif
