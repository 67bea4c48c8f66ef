#if SQLite
    public import DataProtection
    public import GRDB

    extension TableColumns {
        /// Inserts the rows as they are: what `protector.protect(_:table:)` gave back.
        ///
        /// ```swift
        /// let protected = try await protector.protect(columns, table: "customer")
        /// try await database.write { try protected.columns.insert($0, table: "customer") }
        /// ```
        ///
        /// All rows are written, or none. Values are written as texts; whole numbers become numbers in columns of whole numbers
        /// (INTEGER, NUMERIC). Fractions are refused there, and all numbers in columns of fractions (REAL): insert such rows by a
        /// statement of your own.
        ///
        /// - Parameters:
        ///   - database: a connection.
        ///   - table: has columns of these names. A constraint with ON CONFLICT REPLACE replaces rows, and nobody is told.
        /// - Throws: `DataProtectionError`: `unknownTable`, `unknownColumn`; `invalidCatalog` for a name with a quote in it;
        ///   `duplicateColumn` for names that differ in small and capital letters alone; `sourceMisbehaved` where a row was not
        ///   written; `valueDoesNotFit` where a column of numbers would change a value, and for one with a NUL in it. And what
        ///   GRDB throws.
        /// - Complexity: O(n) in the number of bytes.
        public func insert(_ database: Database, table: String) throws {
            let writer = try TableInserter(database, table, names)
            let values = names.map { self[$0] ?? [] }
            if names.isEmpty { return }
            try database.inSavepoint {
                for portion in RowPortions(count: count, columns: names.count) {
                    try writer.insert(portion, of: values, database)
                }
                return .commit
            }
        }
    }
#endif
