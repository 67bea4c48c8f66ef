#if SQLite
    import DataProtection
    import Foundation
    import GRDB

    /// Values of a database as texts.
    enum StoredText {
        /// A value of a row as text: only where it is the text that the database has, byte by byte.
        ///
        /// What is not UTF-8 would come mended, and what has a NUL would end there: written back, the rest were lost.
        static func of(
            _ stored: Row, at place: Int, _ table: String?, _ column: String, row: Int
        ) throws(DataProtectionError) -> String? {
            let value: DatabaseValue = stored[place]
            if case .string(let text) = value.storage {
                let bytes: Data = stored[place]
                guard text.utf8.elementsEqual(bytes) else {
                    throw DataProtectionError(
                        .notText, "the text is not UTF-8, or has a NUL in it", table: table, column: column, row: row)
                }
            }
            return try of(value, table, column, row: row)
        }

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
