#if SQLite
    import DataProtection
    import GRDB

    /// Records of a table, taken apart: those that write the same columns together.
    struct RecordBatch<Record: MutablePersistableRecord> {
        /// Records that write the same columns.
        struct Part {
            let names: [String]
            /// Which records they are.
            private(set) var rows: [Int] = []
            private(set) var values: [[DatabaseValue]] = []
            /// What is needed to protect them.
            fileprivate(set) var columns = TableColumns()
            fileprivate(set) var keys: Set<String> = []

            init(names: [String]) { self.names = names }

            mutating func append(_ row: Int, _ values: [DatabaseValue]) {
                rows.append(row)
                self.values.append(values)
            }

            /// The failure of a row among all records.
            func placed(_ error: DataProtectionError) -> DataProtectionError {
                var error = error
                error.row = error.row.map { rows[$0] }
                return error
            }

            func inRows<Result>(_ body: () throws(DataProtectionError) -> Result) throws(DataProtectionError) -> Result
            {
                do throws(DataProtectionError) { return try body() } catch { throw placed(error) }
            }
        }

        let table = Record.databaseTableName
        private let count: Int
        private(set) var parts: [Part] = []

        init(_ records: [Record], _ protector: Protector) throws {
            count = records.count
            var places: [[String]: Int] = [:]
            for (row, record) in records.enumerated() {
                let values = try record.databaseDictionary
                let names = values.keys.sorted()
                let place = places[names, default: parts.count]
                if place == parts.count {
                    places[names] = place
                    parts.append(Part(names: names))
                }
                parts[place].append(row, names.map { values[$0] ?? .null })
            }
            for place in parts.indices { try read(&parts[place], protector) }
        }

        private func read(_ part: inout Part, _ protector: Protector) throws {
            let needs = try protector.needs(of: part.names, table: table)
            part.keys = needs.keys
            part.columns = TableColumns(count: part.rows.count)
            for (place, name) in part.names.enumerated() where needs.columns.contains(name) {
                var texts: [String?] = []
                texts.reserveCapacity(part.rows.count)
                for (row, values) in zip(part.rows, part.values) {
                    texts.append(try StoredText.of(values[place], table, name, row: row))
                }
                try part.columns.append(name, texts)
            }
        }

        /// What is written, in the order of the records.
        func put(_ protected: [ProtectedColumns]) -> [ProtectedRecord<Record>] {
            var records = [ProtectedRecord<Record>?](repeating: nil, count: count)
            for (part, protected) in zip(parts, protected) {
                let made = protected.columns.names.filter { !part.keys.contains($0) }
                let kept = part.names.indices.filter { !made.contains(part.names[$0]) }
                let names = kept.map { part.names[$0] } + made
                // What the library made, and what values are bound to.
                let exact = names.indices.filter { $0 >= kept.count || part.keys.contains(names[$0]) }
                let columns = made.map { protected.columns[$0] ?? [] }
                for (place, row) in part.rows.enumerated() {
                    let values =
                        kept.map { part.values[place][$0] } + columns.map { $0[place]?.databaseValue ?? .null }
                    records[row] = ProtectedRecord(
                        names: names, values: values, exact: exact)
                }
            }
            return records.compactMap(\.self)
        }
    }
#endif
