#if SQLite
    import FieldEncryption
    import Foundation
    import GRDB

    /// Keys for subjects that had none a moment ago: made and wrapped before anybody is kept waiting for the write lock.
    struct FreshSubjectKeys {
        let digests: [[UInt8]]
        private let keys: [SubjectKey]
        private let wrapped: [[UInt8]]

        /// - Parameter digests: of the subjects.
        init(_ digests: [[UInt8]], _ wrapping: SubjectKeyWrapping) throws(FieldEncryptionError) {
            self.digests = digests
            var (keys, wrapped): ([SubjectKey], [[UInt8]]) = ([], [])
            keys.reserveCapacity(digests.count)
            wrapped.reserveCapacity(digests.count)
            for digest in digests {
                let key = try SubjectKey.random()
                keys.append(key)
                wrapped.append(try wrapping.wrap(key, digest: digest))
            }
            self.keys = keys
            self.wrapped = wrapped
        }

        var isEmpty: Bool { digests.isEmpty }

        /// What the subjects have, where all of these keys were stored.
        var states: [SubjectKeyState] { keys.map { .key($0) } }

        /// Stores those whose subjects have none.
        ///
        /// - Returns: whether that is all of them.
        func insert(_ database: Database) throws -> Bool {
            // Side by side in the index, so that its pages are touched once.
            let order = digests.indices.sorted { digests[$0].lexicographicallyPrecedes(digests[$1]) }
            var stored = 0
            for portion in RowPortions(count: order.count, columns: 2) {
                let statement = try RowPortions.statement(
                    portion, of: 2, database,
                    sql: """
                        INSERT OR IGNORE INTO protection_subject_key (subject, wrapped)
                        VALUES \(RowPortions.marks(rows: portion.count, columns: 2))
                        """)
                let values = portion.flatMap { [Data(digests[order[$0]]), Data(wrapped[order[$0]])] }
                try statement.execute(arguments: StatementArguments(values))
                stored += database.changesCount
            }
            return stored == digests.count
        }
    }
#endif
