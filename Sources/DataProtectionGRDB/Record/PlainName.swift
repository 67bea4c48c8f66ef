#if SQLite
    import DataProtection

    /// Names of tables and columns that can be put in quotes.
    enum PlainName {
        /// GRDB puts names in quotes, and leaves quotes within as they are.
        static func require(_ name: String, of table: String) throws(DataProtectionError) {
            guard !name.utf8.contains(UInt8(ascii: "\"")) else {
                throw DataProtectionError(.invalidCatalog, "a name with a quote in it is not taken", table: table)
            }
        }
    }
#endif
