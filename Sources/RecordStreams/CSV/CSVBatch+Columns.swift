/// Rows as a transformation sees them: values by column.
///
/// CSV has no NULL. Here nothing between two delimiters is nil, and `""` an empty text, as PostgreSQL's COPY has it.
extension CSVBatch: RecordBatch {
    /// The bytes of the rows.
    package var size: Int { rows.last.map { Int($0.end) } ?? 0 }

    /// The values of the columns that are read. A row fails where its quotes are wrong, where it has another number of
    /// cells than the header, and where one that is read is not UTF-8.
    package func read(_ layout: CSVLayout) -> ColumnValues {
        var values = ColumnValues(rows: rows.count)
        for row in rows {
            if row.cellCount == 0, row.fault == .none {
                values.pass()
            } else if let reason = reason(against: row, layout) {
                values.reject(reason)
            } else {
                values.accept()
            }
        }
        // The first of the columns that is not UTF-8, of those rows that have one.
        var unreadable: [Int: Int] = [:]
        for (column, place) in layout.read.enumerated() {
            values.columns.append(take(place, values) { row in unreadable[row] = unreadable[row] ?? column })
        }
        values.withdraw(unreadable.mapValues { "the value of column '\(layout.names[$0])' is not UTF-8" })
        return values
    }

    private func reason(against row: CSVRow, _ layout: CSVLayout) -> String? {
        switch row.fault {
        case .none:
            row.cellCount == layout.count
                ? nil : "the row has \(row.cellCount) cells, and the header \(layout.count)"
        case .textBehindQuote: "there is something between a closing quote and the end of the cell"
        case .openQuote: "the input ends inside quotes"
        }
    }

    /// The values of a column.
    ///
    /// - Parameter refuse: called with the rows in which it is not UTF-8; nil stands for them.
    private func take(_ place: Int, _ values: ColumnValues, refuse: (Int) -> Void) -> [String?] {
        let (bytes, rows, cells) = (bytes.span, rows.span, cells.span)
        var column: [String?] = []
        column.reserveCapacity(values.count)
        for row in rows.indices {
            guard case .values = values.places[row] else { continue }
            let cell = cells[Int(rows[row].firstCell) + place]
            if cell.form == .bare, cell.start == cell.end {
                column.append(nil)
            } else {
                let text = Self.text(cell, in: bytes)
                if text == nil { refuse(row) }
                column.append(text)
            }
        }
        return column
    }
}
