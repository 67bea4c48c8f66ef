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
        /// Values are written as texts; whole numbers become numbers in columns that are declared so. Fractions in columns of
        /// numbers are refused, as `fetch` does: insert such rows by a statement of your own.
        ///
        /// - Parameters:
        ///   - database: a connection. In no transaction, each portion of rows is one by itself.
        ///   - table: has columns of these names.
        /// - Throws: `DataProtectionError`: `unknownTable`, `unknownColumn`; `invalidCatalog` for a name with a quote in it;
        ///   `duplicateColumn` for names that differ in small and capital letters alone; `sourceMisbehaved` where a row was not
        ///   written;   `valueDoesNotFit` where a column of numbers would change a value, and for one with a NUL in it. And what GRDB throws.
        /// - Complexity: O(n) in the number of bytes.
        public func insert(_ database: Database, table: String) throws {
            let writer = try TableInserter(database, table, names)
            let values = names.map { self[$0] ?? [] }
            for portion in RowPortions(count: count, columns: names.count) where !names.isEmpty {
                try writer.insert(portion, of: values, database)
            }
        }
    }
#endif
