#if SQLite
    public import DataProtection
    import Foundation
    public import GRDB

    /// The tables of an SQLite database, for `Protector.rotate(table:in:)`: to encrypt a table that is in use, and to move one
    /// from key to key.
    ///
    /// ```swift
    /// let source = try await SQLiteRecordSource(database)
    /// let report = try await protector.rotate(table: "customer", in: source)
    /// ```
    ///
    /// Every chunk is one transaction, together with the run's cursor: a process that is killed at any moment loses and
    /// doubles nothing, and the next run goes on behind the last chunk. Nor does a loss of power. Others read meanwhile, and write between two chunks.
    ///
    /// Rows go in the order of the primary key, where it cannot be NULL, and of the `rowid` otherwise (then do not `VACUUM`
    /// while a run is interrupted). Columns of the primary key are not written.
    ///
    /// What was overwritten is wiped in the file (`secure_delete`), and the write-ahead log emptied at the end of a run, unless
    /// somebody is reading then. SQLite can leave copies in the unused parts of pages that it rearranges: `VACUUM`, once the
    /// run is over, is what surely leaves nothing.
    ///
    /// Protected values are texts. A column that is declared as a number would change them (a token `0042` would become 42),
    /// so a value that does not stay what it is, is an error: declare such columns `TEXT`.
    ///
    /// ## Specification
    /// Cursors stand in the table `protection_cursor`: `run`, its name; `cursor`, JSON.
    public struct SQLiteRecordSource: RecordSource {
        let database: any DatabaseWriter

        /// Opens a database as a source, and makes the table of cursors where it is not there.
        ///
        /// - Parameter database: where the tables are. Opened with `Configuration.protection()`, or with a busy timeout.
        public init(_ database: any DatabaseWriter) async throws {
            self.database = database
            try await database.write { connection in
                try connection.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS protection_cursor (run TEXT PRIMARY KEY NOT NULL, cursor TEXT NOT NULL)
                        """)
            }
        }

        /// See `RecordSource`.
        public func cursor(of run: String) async throws -> RotationCursor? {
            try await database.read { connection in try Self.cursor(of: run, connection) }
        }

        /// See `RecordSource`.
        ///
        /// - Throws: `DataProtectionError`: `unknownTable`, `unknownColumn`; `notText` for bytes and fractions where texts
        ///   are expected.
        public func rows(_ request: RecordRequest) async throws -> RecordChunk {
            try await database.read { connection in
                try TableReader(connection, request.table).rows(request, connection).chunk
            }
        }

        /// See `RecordSource`. Keeps its thread for as long as the chunk takes.
        ///
        /// - Throws: as ``rows(_:)``; `cursorMoved`; `valueDoesNotFit` where a column of numbers would change a value;
        ///   `invalidCatalog` where a column of the primary key would change.
        public func update(
            _ request: RecordRequest, run: String, from cursor: RotationCursor?,
            _ body: @Sendable (RecordChunk) throws -> RecordUpdate
        ) async throws {
            try updateAtOnce(request, run, cursor, body)
        }

        /// Keeps the thread until it is done: `body` may not leave this call, so nothing can be waited for.
        private func updateAtOnce(
            _ request: RecordRequest, _ run: String, _ cursor: RotationCursor?,
            _ body: @Sendable (RecordChunk) throws -> RecordUpdate
        ) throws {
            try database.writeWithoutTransaction { connection in
                // What was in clear, or under an old key, is not to stay in the file.
                try connection.execute(sql: "PRAGMA secure_delete = ON")
                // On the disk, since a key that no value is under any more may be destroyed next.
                let isFinished = try connection.withDurableCommits { connection in
                    try connection.withWriteLock { connection in
                        guard try Self.cursor(of: run, connection) == cursor else {
                            throw DataProtectionError.cursorMoved
                        }
                        let table = try TableReader(connection, request.table)
                        let rows = try table.rows(request, connection)
                        let update = try body(rows.chunk)
                        try table.write(update, to: rows.keys, connection)
                        try Self.keep(update.cursor, of: run, connection)
                        return update.cursor.isFinished
                    }
                }
                // Nor in the log. Readers can keep it from being emptied: then it is reused from its start, sooner or later.
                if isFinished { _ = try? connection.checkpoint(.truncate) }
            }
        }

        private static func cursor(of run: String, _ database: Database) throws -> RotationCursor? {
            let text = try String.fetchOne(
                database, sql: "SELECT cursor FROM protection_cursor WHERE run = ?", arguments: [run])
            return try text.map { try JSONDecoder().decode(RotationCursor.self, from: Data($0.utf8)) }
        }

        private static func keep(_ cursor: RotationCursor, of run: String, _ database: Database) throws {
            let text = String(decoding: try JSONEncoder().encode(cursor), as: UTF8.self)
            try database.execute(
                sql: """
                    INSERT INTO protection_cursor (run, cursor) VALUES (?, ?)
                    ON CONFLICT (run) DO UPDATE SET cursor = excluded.cursor
                    """, arguments: [run, text])
        }
    }
#endif
