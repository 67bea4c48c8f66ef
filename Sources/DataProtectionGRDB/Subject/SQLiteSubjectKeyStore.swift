#if SQLite
    public import FieldEncryption
    import Foundation
    public import GRDB
    public import ProtectionKeys

    /// Keeps the keys of subjects in SQLite, for all processes of a host.
    ///
    /// ```swift
    /// let database = try DatabasePool(path: "subject-keys.sqlite", configuration: .protection())
    /// let store = try await SQLiteSubjectKeyStore(database, root: root)
    /// let keys = SubjectKeyCache(store)
    /// ```
    ///
    /// **Keys** are envelopes under the root keyset, ids keyed digests: see `SubjectKeyWrapping`. Whoever has the file alone
    /// learns how many there are, in which order they were made, and which were shredded when. Root keys are rotated by ``rotate(chunkSize:)``.
    ///
    /// **Durable.** A key that was given out, and a shredding that has returned, survive a loss of power, however the
    /// database is configured.
    ///
    /// **Shredding** overwrites the key in the file (`secure_delete`), and empties the write-ahead log, so that neither
    /// holds it. The file system, or the flash below it, can still hold blocks that were given up; what is in them is an
    /// envelope under a root key, and ends with that: rotate, and destroy the old root key. Copies of the file that were
    /// made before hold the key: take a file of its own for this store, and keep its backups for no longer than an erasure
    /// may take.
    ///
    /// ## Specification
    /// | table | columns |
    /// |---|---|
    /// | `protection_subject_index` | `id` (1), `wrapped`: the index key |
    /// | `protection_subject_key` | `subject`: the digest; `wrapped`: the key, NULL when shredded; `shredded_at`: seconds since 1970 |
    public struct SQLiteSubjectKeyStore: SubjectKeyStore {
        let database: any DatabaseWriter
        let wrapping: SubjectKeyWrapping

        /// Opens a store, and makes its tables where they are not there.
        ///
        /// - Parameters:
        ///   - database: opened with `Configuration.protection()`, or with a busy timeout.
        ///   - root: the service's keys.
        /// - Throws: `storeUnavailable`, `storeDamaged`; `keyNotFound`, `keyDisabled`, `keyDestroyed` where the store was
        ///   made with another keyset.
        public init(_ database: any DatabaseWriter, root: RootKeyset) async throws(FieldEncryptionError) {
            self.database = database
            let fresh = try SubjectKeyWrapping.makeIndexKey(root)
            let indexKey = try await Self.converting { () async throws in
                try await database.writeWithoutTransaction { connection in
                    try connection.withDurableCommits { connection in
                        try connection.withWriteLock { connection in try Self.indexKey(connection, orElse: fresh) }
                    }
                }
            }
            wrapping = try SubjectKeyWrapping(root, indexKey: indexKey)
        }

        private static func indexKey(_ database: Database, orElse fresh: [UInt8]) throws -> [UInt8] {
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS protection_subject_index (
                        id INTEGER PRIMARY KEY CHECK (id = 1), wrapped BLOB NOT NULL);
                    CREATE TABLE IF NOT EXISTS protection_subject_key (
                        subject BLOB UNIQUE NOT NULL, wrapped BLOB, shredded_at INTEGER,
                        CHECK ((wrapped IS NULL) = (shredded_at IS NOT NULL)));
                    """)
            try database.execute(
                sql: "INSERT OR IGNORE INTO protection_subject_index (id, wrapped) VALUES (1, ?)",
                arguments: [Data(fresh)])
            return try Self.storedIndexKey(database)
        }

        static func storedIndexKey(_ database: Database) throws -> [UInt8] {
            let value = try DatabaseValue.fetchOne(database, sql: "SELECT wrapped FROM protection_subject_index")
            return value.flatMap { Data.fromDatabaseValue($0) }.map { Array($0) } ?? []
        }

        /// See `SubjectKeyStore`. Waits for nobody.
        public func keys(
            of subjects: [String], tenant: String?
        ) async throws(FieldEncryptionError) -> [SubjectKeyState] {
            try await states(of: digests(of: subjects, tenant: tenant)).map { $0 ?? .absent }
        }

        /// See `SubjectKeyStore`. Waits for other writers where a key is to be made, and for the disk.
        public func makeKeys(
            of subjects: [String], tenant: String?
        ) async throws(FieldEncryptionError) -> [SubjectKeyState] {
            let digests = try digests(of: subjects, tenant: tenant)
            // Most have one already, and readers wait for nobody.
            let known = try await states(of: digests)
            let fresh = try FreshSubjectKeys(digests.indices.filter { known[$0] == nil }.map { digests[$0] }, wrapping)
            if fresh.isEmpty { return known.map { $0 ?? .absent } }
            let made = try await Self.converting { () async throws in
                try await database.writeWithoutTransaction { connection in
                    try connection.withDurableCommits { connection in
                        try connection.withWriteLock { connection in
                            if try fresh.insert(connection) { return fresh.states }
                            // Somebody was first with some of them.
                            return try fresh.digests.map { try state(of: $0, connection) ?? .absent }
                        }
                    }
                }
            }
            var next = made.makeIterator()
            return known.map { $0 ?? next.next() ?? .absent }
        }

        /// See `SubjectKeyStore`. Waits for other writers, for the readers of this process, and for the disk.
        ///
        /// - Throws: `storeUnavailable`; also when everything is done, but a reader of another process keeps the
        ///   write-ahead log from being emptied. Call it again then.
        public func shred(_ subjects: [String], tenant: String?) async throws(FieldEncryptionError) {
            let digests = try digests(of: subjects, tenant: tenant)
            try await Self.converting { () async throws in
                // A barrier: readers of this process would keep the log from being emptied.
                try await database.barrierWriteWithoutTransaction { connection in
                    try connection.withDurableCommits { connection in
                        try connection.execute(sql: "PRAGMA secure_delete = ON")
                        try connection.withWriteLock { connection in
                            let statement = try connection.cachedStatement(
                                sql: """
                                    INSERT INTO protection_subject_key (subject, wrapped, shredded_at)
                                    VALUES (?, NULL, CAST(strftime('%s', 'now') AS INTEGER))
                                    ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, shredded_at = excluded.shredded_at
                                    WHERE wrapped IS NOT NULL
                                    """)
                            for digest in digests { try statement.execute(arguments: [Data(digest)]) }
                        }
                        try Self.emptyLog(connection)
                    }
                }
            }
        }

        private func digests(of subjects: [String], tenant: String?) throws(FieldEncryptionError) -> [[UInt8]] {
            var digests: [[UInt8]] = []
            digests.reserveCapacity(subjects.count)
            for subject in subjects { digests.append(try wrapping.digest(of: subject, tenant: tenant)) }
            return digests
        }

        /// What is known of subjects; nil where nothing is.
        private func states(of digests: [[UInt8]]) async throws(FieldEncryptionError) -> [SubjectKeyState?] {
            try await Self.converting { () async throws in
                try await database.read { connection in try digests.map { try state(of: $0, connection) } }
            }
        }

        private func state(of digest: [UInt8], _ database: Database) throws -> SubjectKeyState? {
            let statement = try database.cachedStatement(
                sql: "SELECT wrapped FROM protection_subject_key WHERE subject = ?")
            guard let value = try DatabaseValue.fetchOne(statement, arguments: [Data(digest)]) else { return nil }
            if value.isNull { return .shredded }
            // What is no blob was not written here, and does not unwrap.
            let wrapped = Data.fromDatabaseValue(value) ?? Data()
            return .key(try wrapping.unwrap(Array(wrapped), digest: digest))
        }
    }

    extension SQLiteSubjectKeyStore: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// Nothing of the keys.
        public var description: String { "SQLiteSubjectKeyStore" }
        /// The same.
        public var debugDescription: String { description }
        /// Empty.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
#endif
