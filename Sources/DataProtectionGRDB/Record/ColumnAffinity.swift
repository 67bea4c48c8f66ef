#if SQLite
    import DataProtection

    /// What a column makes of the texts that are put into it.
    ///
    /// ## Specification
    /// SQLite, "Datatypes In SQLite", section 3.1. `ANY` counts as one of numbers, which it is everywhere
    /// but in STRICT tables.
    enum ColumnAffinity {
        case text, integer, real, numeric, blob

        init(declaredType: String) {
            let type = declaredType.uppercased()
            if type.contains("INT") {
                self = .integer
            } else if type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT") {
                self = .text
            } else if type.contains("BLOB") || type.isEmpty {
                self = .blob
            } else if type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") {
                self = .real
            } else {
                self = .numeric
            }
        }

        /// Whether a text comes back as it was put in: what looks like a number becomes one in columns of numbers.
        func keeps(_ text: String) -> Bool {
            switch self {
            case .text, .blob: true
            case .integer, .numeric:
                Int64(text).map { String($0).utf8.elementsEqual(text.utf8) } ?? (Double(trimmed(text)) == nil)
            case .real: Double(trimmed(text)) == nil
            }
        }

        /// - Throws: `valueDoesNotFit` for a text that would not come back.
        func requireKept(
            _ text: String, _ table: String, _ column: String, row: Int?
        ) throws(DataProtectionError) {
            guard !keeps(text) else { return }
            throw DataProtectionError(
                .valueDoesNotFit, "the column is declared as a number, which would change the value: declare it TEXT",
                table: table, column: column, row: row)
        }

        /// Without the spaces that SQLite passes over before it looks for a number.
        private func trimmed(_ text: String) -> String {
            String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        }
    }
#endif
