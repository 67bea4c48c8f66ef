#if SQLite
    import DataProtection

    /// The table that is rotated: with a column that says under which key each value is, and one that does not.
    enum SampleTable {
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
    }
#endif
