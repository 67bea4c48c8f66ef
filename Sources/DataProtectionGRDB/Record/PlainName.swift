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

        /// The name in small letters, as far as SQLite takes capitals for the same: those of ASCII.
        static func folded(_ name: String) -> [UInt8] {
            name.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
        }
    }
#endif
