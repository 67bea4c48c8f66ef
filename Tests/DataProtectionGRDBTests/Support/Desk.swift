#if SQLite
    import DataProtection
    import GRDB

    /// The table that `StoreWorker` rotates.
    enum Desk {
        static func catalog() throws -> Catalog {
            try Catalog {
                try TableCatalog("customer", tenant: .column("tenant"), record: "id", subject: "id") {
                    ColumnProtection(
                        "name", .encrypted(),
                        indexes: [
                            ColumnIndex("name", column: "name_index", length: BlindIndexLength(insecureBits: 24))
                        ])
                    ColumnProtection("ticket", .token(FormatToken("ticket", try .template("TT-########"))))
                }
            }
        }

        /// Makes the table, with rows in clear.
        static func fill(_ database: Database, rows: Int, key: String = "id INTEGER PRIMARY KEY") throws {
            try database.execute(
                sql: """
                    CREATE TABLE customer (
                        \(key.hasPrefix("id ") ? key : "id TEXT NOT NULL"), tenant TEXT, name TEXT, name_index TEXT,
                        ticket TEXT, city TEXT\(key.hasPrefix("id ") ? "" : ", \(key)"))
                    """)
            for row in 0..<rows {
                try database.execute(
                    sql: "INSERT INTO customer (id, tenant, name, ticket, city) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        row, ["acme", "globex"][row % 2], row % 9 == 0 ? nil : name(row), ticket(row), "Berlin",
                    ])
            }
        }

        static func name(_ row: Int) -> String { "Zoë 李 \(row)" }
        static func ticket(_ row: Int) -> String { "TT-\(10_000_000 + row)" }

        /// Whether every row is what it was, and how many there are.
        static func check(_ database: Database, _ protector: Protector) throws -> (right: Int, of: Int) {
            let rows = try Row.fetchAll(
                database,
                sql:
                    "SELECT CAST(id AS TEXT) AS id, tenant, name, ticket, city FROM customer ORDER BY CAST(id AS INTEGER)"
            )
            let columns = try TableColumns(
                ["id", "tenant", "name", "ticket"].map { name in (name: name, values: rows.map { $0[name] as String? })
                })
            let opened = try protector.open(
                columns, table: "customer", depths: ["name": .value, "ticket": .value])
            if let failure = opened.failures.first { throw failure }
            let (names, tickets) = (opened.columns["name"] ?? [], opened.columns["ticket"] ?? [])
            let right = rows.indices.count { row in
                rows[row]["id"] == "\(row)" && names[row] == (row % 9 == 0 ? nil : name(row))
                    && tickets[row] == ticket(row) && rows[row]["city"] == "Berlin"
            }
            return (right, rows.count)
        }
    }
#endif
