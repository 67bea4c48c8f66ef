#if SQLite
    import DataProtection
    import Foundation
    import GRDB

    /// How the rows of a table are ordered, read and written.
    struct TableReader {
        private let table: String
        /// What the rows are ordered by, and told apart.
        private let order: [String]
        private let affinities: [[UInt8]: ColumnAffinity]

        init(_ database: Database, _ table: String) throws {
            try PlainName.require(table, of: table)
            guard try database.tableExists(table) else {
                throw DataProtectionError(.unknownTable, "the database has no such table", table: table)
            }
            self.table = table
            let columns = try database.columns(in: table)
            affinities = Dictionary(
                columns.map { (PlainName.folded($0.name), ColumnAffinity(declaredType: $0.type)) },
                uniquingKeysWith: { first, _ in first })
            let key = try database.primaryKey(table)
            let neverNull = Set(columns.filter(\.isNotNull).map(\.name))
            // The columns of a key can be NULL, for reasons of history, where the table has rowids and nothing says otherwise.
            let isOrder = key.rowIDColumn != nil || key.columns.allSatisfy(neverNull.contains)
            for column in columns { try PlainName.require(column.name, of: table) }
            order = isOrder ? key.columns : [try Self.rowID(columns.map(\.name), table)]
        }

        /// A name of the rows' numbers that no column has taken for itself.
        ///
        /// ## Specification
        /// SQLite, "CREATE TABLE", section 5: ROWIDs and the INTEGER PRIMARY KEY.
        private static func rowID(_ columns: [String], _ table: String) throws -> String {
            let taken = Set(columns.map { PlainName.folded($0) })
            if let name = ["rowid", "_rowid_", "oid"].first(where: { !taken.contains(PlainName.folded($0)) }) {
                return name
            }
            throw DataProtectionError(
                .invalidCatalog, "the rows cannot be told apart: give the table a primary key that is never NULL",
                table: table)
        }

        /// The rows that are asked for, and the key of each.
        func rows(
            _ request: RecordRequest, _ database: Database
        ) throws -> (chunk: RecordChunk, keys: [RecordPosition]) {
            for column in request.columns where affinities[PlainName.folded(column)] == nil {
                throw DataProtectionError(
                    .unknownColumn, "the table has no such column", table: table, column: column)
            }
            let position = try request.position.map { try RecordPosition(text: $0, count: order.count, table) }
            let names = order.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
            let marks = order.map { _ in "?" }.joined(separator: ", ")
            let selected = (order + request.columns).map(\.quotedDatabaseIdentifier).joined(separator: ", ")
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(selected) FROM \(table.quotedDatabaseIdentifier)
                    \(position == nil ? "" : "WHERE (\(names)) > (\(marks))")
                    ORDER BY \(names) LIMIT \(request.limit)
                    """)
            let cursor = try Row.fetchCursor(
                statement, arguments: StatementArguments(position?.values ?? []))
            var keys: [RecordPosition] = []
            var values: [[String?]] = request.columns.map { _ in [] }
            while let row = try cursor.next() {
                keys.append(RecordPosition(values: try order.indices.map { try key(row, $0, keys.count) }))
                for (place, column) in request.columns.enumerated() {
                    let value = try StoredText.of(row, at: order.count + place, table, column, row: keys.count - 1)
                    values[place].append(value)
                }
            }
            let columns = try TableColumns(zip(request.columns, values).map { (name: $0, values: $1) })
            return (RecordChunk(columns: columns, end: try keys.last?.text), keys)
        }

        /// A part of a row's key. A text that comes in another way than it is stored would mean another row.
        private func key(_ row: Row, _ place: Int, _ number: Int) throws -> DatabaseValue {
            let value: DatabaseValue = row[place]
            if case .string = value.storage { _ = try StoredText.of(row, at: place, table, order[place], row: number) }
            return value
        }

        /// Writes what has changed. Where a value stands in another row of a unique column, that row stays, whatever the table
        /// says of conflicts.
        func write(_ update: RecordUpdate, to keys: [RecordPosition], _ database: Database) throws {
            let names = update.columns.names
            if update.rows.isEmpty || names.isEmpty { return }
            for name in names where order.contains(where: { PlainName.folded($0) == PlainName.folded(name) }) {
                throw DataProtectionError(
                    .invalidCatalog, "the table is ordered by this column: it cannot be protected", table: table,
                    column: name)
            }
            let assignments = names.map { "\($0.quotedDatabaseIdentifier) = ?" }.joined(separator: ", ")
            let isRow = order.map { "\($0.quotedDatabaseIdentifier) = ?" }.joined(separator: " AND ")
            let statement = try database.cachedStatement(
                sql: "UPDATE OR ABORT \(table.quotedDatabaseIdentifier) SET \(assignments) WHERE \(isRow)")
            let columns = names.map { update.columns[$0] ?? [] }
            for (place, row) in update.rows.enumerated() {
                var arguments: [(any DatabaseValueConvertible)?] = []
                for (name, column) in zip(names, columns) {
                    try requireKept(column[place], name, row: row)
                    arguments.append(column[place])
                }
                arguments.append(contentsOf: keys[row].values)
                try statement.execute(arguments: StatementArguments(arguments))
                guard database.changesCount == 1 else {
                    throw DataProtectionError(
                        .sourceMisbehaved, "the row was not written: is there a trigger?", table: table, row: row)
                }
            }
        }

        /// The column keeps the text as it is.
        private func requireKept(_ text: String?, _ column: String, row: Int) throws {
            guard let text, let affinity = affinities[PlainName.folded(column)] else { return }
            try affinity.requireKept(text, table, column, row: row)
        }
    }
#endif
