#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB
    import GRDB

    extension Desk {
        /// What the database has of customers: what a session needs to show them.
        private static let customerColumns = "id, tenant, name, email, phone, phone_key, ticket, card, card_key"

        /// Customers as they are stored.
        ///
        /// - Parameters:
        ///   - condition: SQL behind WHERE.
        ///   - database: where to look; nil for the desk's own.
        func customers(_ condition: SQL, in database: (any DatabaseReader)? = nil) async throws -> TableColumns {
            let request: SQLRequest<Row> = """
                SELECT \(sql: Self.customerColumns) FROM customer WHERE \(literal: condition) ORDER BY id
                """
            return try await (database ?? self.database).read { try TableColumns.fetch($0, request) }
        }

        /// A customer as it is stored.
        func customer(_ id: Int, in database: (any DatabaseReader)? = nil) async throws -> TableColumns {
            try await customers("id = \(id)", in: database)
        }
    }
#endif
