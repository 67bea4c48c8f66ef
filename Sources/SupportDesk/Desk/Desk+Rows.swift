#if SQLite && YAML
    import DataProtection
    import GRDB

    extension Desk {
        /// What the database has of a customer: what a session needs to show it.
        static let customerColumns = [
            "id", "tenant", "name", "email", "phone", "phone_key", "ticket", "card", "card_key",
        ]

        /// Rows of the customers as they are stored.
        ///
        /// - Parameter condition: SQL behind WHERE.
        func customers(
            _ condition: String, arguments: StatementArguments = [], in database: (any DatabaseReader)? = nil
        ) async throws -> TableColumns {
            try await (database ?? self.database).read { connection in
                let sql = "SELECT \(Self.customerColumns.joined(separator: ", ")) FROM customer WHERE \(condition)"
                return try Self.columns(Self.customerColumns, connection, sql, arguments)
            }
        }

        /// The row of a customer as it is stored.
        func customer(_ id: Int, in database: (any DatabaseReader)? = nil) async throws -> TableColumns {
            try await customers("id = ?", arguments: [id], in: database)
        }

        /// The result of a query, column by column.
        static func columns(
            _ names: [String], _ connection: Database, _ sql: String, _ arguments: StatementArguments = []
        ) throws -> TableColumns {
            var values: [[String?]] = names.map { _ in [] }
            let rows = try Row.fetchCursor(connection, sql: sql, arguments: arguments)
            while let row = try rows.next() {
                for place in names.indices { values[place].append(text(row[place])) }
            }
            return try TableColumns(zip(names, values).map { (name: $0, values: $1) })
        }

        private static func text(_ value: DatabaseValue) -> String? {
            if case .int64(let number) = value.storage { return String(number) }
            return String.fromDatabaseValue(value)
        }

        /// Writes protected rows as they are.
        static func insert(_ columns: TableColumns, into table: String, _ connection: Database) throws {
            let names = columns.names
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            let statement = try connection.cachedStatement(
                sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))")
            let values = names.map { columns[$0] ?? [] }
            for row in 0..<columns.count {
                try statement.execute(arguments: StatementArguments(values.map { $0[row] as (any DatabaseValueConvertible)? }))
            }
        }
    }
#endif
