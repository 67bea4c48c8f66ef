#if SQLite
    import DataProtection
    import GRDB

    /// Values of a database as texts.
    enum StoredText {
        /// A value as text. Whole numbers are ids and codes; other numbers and bytes are not what a text column has.
        static func of(
            _ value: DatabaseValue, _ table: String?, _ column: String, row: Int
        ) throws(DataProtectionError) -> String? {
            switch value.storage {
            case .null: return nil
            case .string(let text): return text
            case .int64(let number): return String(number)
            case .double, .blob:
                throw DataProtectionError(
                    .notText, "the database has bytes or a fraction here, and no text", table: table, column: column,
                    row: row)
            }
        }
    }
#endif
