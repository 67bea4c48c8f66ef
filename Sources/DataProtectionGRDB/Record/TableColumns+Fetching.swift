#if SQLite
    public import DataProtection
    public import GRDB

    extension TableColumns {
        /// The rows of a query, ready for `session.reveal(_:in:)`.
        ///
        /// ```swift
        /// let hits = try await database.read { database in
        ///     try TableColumns.fetch(database, sql: "SELECT id, name, email FROM customer WHERE city = ?", arguments: ["Berlin"])
        /// }
        /// ```
        ///
        /// Columns have the names that the query gives them, which are to be those of the catalog. Select tenant, record and
        /// subject with them, and columns for the ids of keys.
        ///
        /// - Parameters:
        ///   - database: a connection.
        ///   - sql: one statement.
        ///   - arguments: its arguments.
        /// - Throws: `DataProtectionError`: `duplicateColumn` for two columns of one name; `notText` for bytes and fractions,
        ///   which are no texts, and for texts that are not UTF-8 or have a NUL: leave them out. And what GRDB throws.
        /// - Complexity: O(n) in the number of bytes. All rows are in memory then: take a large table in pieces.
        public static func fetch(
            _ database: Database, sql: String, arguments: StatementArguments = StatementArguments()
        ) throws -> TableColumns {
            try columns(Row.fetchCursor(database, sql: sql, arguments: arguments))
        }

        /// The rows of a request, such as `Customer.filter(terms.condition)`. See the form with SQL.
        public static func fetch(_ database: Database, _ request: some FetchRequest) throws -> TableColumns {
            try columns(Row.fetchCursor(database, request))
        }

        private static func columns(_ cursor: RowCursor) throws -> TableColumns {
            let names = cursor.columnNames
            var values = [[String?]](repeating: [], count: names.count)
            var count = 0
            while let row = try cursor.next() {
                for (place, name) in names.enumerated() {
                    values[place].append(try StoredText.of(row, at: place, nil, name, row: count))
                }
                count += 1
            }
            return try TableColumns(zip(names, values).map { (name: $0, values: $1) })
        }
    }
#endif
