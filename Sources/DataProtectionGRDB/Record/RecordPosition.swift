#if SQLite
    import DataProtection
    import Foundation
    import GRDB

    /// The key of a row, as a text that gives the same values again: a JSON array of objects with one member each, `i` for
    /// a whole number, `t` for a text, `d` for the bits of another number, `b` for bytes in Base64.
    struct RecordPosition {
        let values: [DatabaseValue]

        private struct Part: Codable {
            var i: Int64?
            var t: String?
            var d: UInt64?
            var b: Data?
        }

        init(values: [DatabaseValue]) { self.values = values }

        /// - Throws: where it is no position in a table that is ordered by so many columns.
        init(text: String, count: Int, _ table: String) throws {
            guard let parts = try? JSONDecoder().decode([Part].self, from: Data(text.utf8)), parts.count == count else {
                throw DataProtectionError(
                    .sourceMisbehaved,
                    "the run's cursor is no row of this table: was its primary key changed? Delete the cursor",
                    table: table)
            }
            values = parts.map { part in
                part.i?.databaseValue ?? part.t?.databaseValue ?? part.b?.databaseValue
                    ?? part.d.map { Double(bitPattern: $0).databaseValue } ?? .null
            }
        }

        var text: String {
            get throws {
                let parts = values.map { value in
                    switch value.storage {
                    case .null: Part()
                    case .int64(let number): Part(i: number)
                    case .double(let number): Part(d: number.bitPattern)
                    case .string(let text): Part(t: text)
                    case .blob(let bytes): Part(b: bytes)
                    }
                }
                return String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
            }
        }
    }
#endif
