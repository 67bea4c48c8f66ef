#if SQLite
    public import DataProtection
    public import GRDB

    extension Protector {
        /// Protects records for the table that they belong to.
        ///
        /// ```swift
        /// try await database.write { database in
        ///     for record in try protector.protect(records: customers) { try record.insert(database) }
        /// }
        /// ```
        ///
        /// Columns are what the records write, by the names under which they do; the catalog has the table under the name
        /// that they have for it. What is protected has to be written as text, and so do `UUID`s that are keys of rows.
        /// The key of a row has to be known before it is written. Many at once are several times as fast as one by one.
        ///
        /// - Parameters:
        ///   - records: of one table.
        ///   - protectedInput: what becomes of values that are protected already.
        /// - Returns: what is to be written, in their order.
        /// - Throws: `DataProtectionError`, as `protect(_:table:protectedInput:failures:)` of columns; `notText` for bytes and
        ///   fractions where texts are expected. And what the records throw that are encoded.
        public func protect<Record: MutablePersistableRecord>(
            records: [Record], protectedInput: ProtectedInput = .refuse
        ) throws -> [ProtectedRecord<Record>] {
            let batch = try RecordBatch(records, self)
            return try batch.put(
                batch.parts.map { part in
                    try part.inRows { () throws(DataProtectionError) in
                        try protect(part.columns, table: batch.table, protectedInput: protectedInput)
                    }
                })
        }

        /// Protects records, also of a table with erasable columns: waits for the keys of subjects, and so is called before
        /// the transaction in which they are written. See the form that does not wait.
        public func protect<Record: MutablePersistableRecord>(
            records: [Record], protectedInput: ProtectedInput = .refuse
        ) async throws -> [ProtectedRecord<Record>] {
            let batch = try RecordBatch(records, self)
            var protected: [ProtectedColumns] = []
            for part in batch.parts {
                do throws(DataProtectionError) {
                    protected.append(
                        try await protect(part.columns, table: batch.table, protectedInput: protectedInput))
                } catch {
                    throw part.placed(error)
                }
            }
            return batch.put(protected)
        }

        /// Protects records and inserts them: in one transaction, if the database is in one.
        ///
        /// - Throws: as `protect(records:protectedInput:)`, and what GRDB throws.
        public func insert<Record: MutablePersistableRecord>(_ records: [Record], into database: Database) throws {
            for record in try protect(records: records) { try record.insert(database) }
        }
    }
#endif
