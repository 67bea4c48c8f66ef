#if SQLite
    import DataProtection
    import GRDB

    /// Inserts rows into columns of a table, many with each statement.
    struct TableInserter {
        private let table: String
        private let names: [String]
        private let affinities: [ColumnAffinity]

        init(_ database: Database, _ table: String, _ names: [String]) throws {
            for name in [table] + names { try PlainName.require(name, of: table) }
            guard try database.tableExists(table) else {
                throw DataProtectionError(.unknownTable, "the database has no such table", table: table)
            }
            let columns = try database.columns(in: table)
            self.table = table
            self.names = names
            var taken: Set<[UInt8]> = []
            affinities = try names.map { name in
                let folded = PlainName.folded(name)
                guard let column = columns.first(where: { PlainName.folded($0.name) == folded }) else {
                    throw DataProtectionError(
                        .unknownColumn, "the table has no such column", table: table, column: name)
                }
                // SQLite would write one of them, and say nothing.
                guard taken.insert(folded).inserted else {
                    throw DataProtectionError(
                        .duplicateColumn, "the column is given twice, in small and capital letters", table: table,
                        column: name)
                }
                return ColumnAffinity(declaredType: column.type)
            }
        }

        /// - Parameter values: of the columns, by their places.
        func insert(_ rows: Range<Int>, of values: [[String?]], _ database: Database) throws {
            for (place, affinity) in affinities.enumerated() {
                for row in rows { try requireKept(values[place][row], affinity, names[place], row: row) }
            }
            let columns = names.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
            let statement = try RowPortions.statement(
                rows, of: names.count, database,
                sql: """
                    INSERT INTO \(table.quotedDatabaseIdentifier) (\(columns))
                    VALUES \(RowPortions.marks(rows: rows.count, columns: names.count))
                    """)
            var arguments: [DatabaseValue] = []
            arguments.reserveCapacity(rows.count * names.count)
            for row in rows {
                for column in values { arguments.append(column[row]?.databaseValue ?? .null) }
            }
            try statement.execute(arguments: StatementArguments(arguments))
            guard database.changesCount == rows.count else {
                throw DataProtectionError(
                    .sourceMisbehaved, "rows were not written: is there a trigger, or a conflict that is passed over?",
                    table: table)
            }
        }

        /// The column keeps the text as it is.
        private func requireKept(_ text: String?, _ affinity: ColumnAffinity, _ column: String, row: Int) throws {
            guard let text else { return }
            guard !text.utf8.contains(0) else {
                throw DataProtectionError(
                    .valueDoesNotFit, "the value has a NUL in it, where a text of SQLite ends", table: table,
                    column: column, row: row)
            }
            try affinity.requireKept(text, table, column, row: row)
        }
    }
#endif
