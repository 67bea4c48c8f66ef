import CryptoCore

/// Rows with other values. What is not replaced is copied: an unchanged row is the same byte by byte, a changed cell is
/// in quotes where it was.
extension CSVBatch {
    package func write(_ values: [[String?]], at places: [RowPlace], _ layout: CSVLayout, to output: inout [UInt8]) {
        // Once, and not for each row: whatever is taken out of an array is counted.
        let (bytes, dialect) = (bytes.span, layout.dialect)
        let (replaced, appended, dropped) = (layout.replaced, layout.appended, layout.dropped)
        for index in rows.indices {
            let row = rows[index]
            switch places[index] {
            case .failed: continue
            case .unchanged: output.append(copying: bytes.extracting(row.whole))
            case .values(let place):
                if dropped.isEmpty {
                    // From changed cell to changed cell.
                    var copied = Int(row.start)
                    for (number, value) in replaced {
                        let cell = cells[Int(row.firstCell) + number]
                        output.append(copying: bytes.extracting(copied..<cell.whole.lowerBound))
                        CSVText.append(values[value][place], quoted: cell.form != .bare, dialect, to: &output)
                        copied = cell.whole.upperBound
                    }
                    output.append(copying: bytes.extracting(copied..<Int(row.contentEnd)))
                    for value in appended {
                        output.append(dialect.delimiter)
                        CSVText.append(values[value][place], quoted: false, dialect, to: &output)
                    }
                } else {
                    rebuild(row, values, place, layout, &output)
                }
                output.append(copying: bytes.extracting(Int(row.contentEnd)..<Int(row.end)))
            }
        }
    }

    /// Writes cell by cell, without those that are left out.
    private func rebuild(
        _ row: CSVRow, _ values: [[String?]], _ index: Int, _ layout: CSVLayout, _ output: inout [UInt8]
    ) {
        var isFirst = true
        func delimit(_ output: inout [UInt8]) {
            if !isFirst { output.append(layout.dialect.delimiter) }
            isFirst = false
        }
        var next = 0
        for (place, number) in row.cells.enumerated() {
            let cell = cells[number]
            let isReplaced = next < layout.replaced.count && layout.replaced[next].place == place
            if !layout.dropped[place] {
                delimit(&output)
                if isReplaced {
                    let value = values[layout.replaced[next].value][index]
                    CSVText.append(value, quoted: cell.form != .bare, layout.dialect, to: &output)
                } else {
                    output.append(contentsOf: bytes[cell.whole])
                }
            }
            if isReplaced { next += 1 }
        }
        for value in layout.appended {
            delimit(&output)
            CSVText.append(values[value][index], quoted: false, layout.dialect, to: &output)
        }
    }
}
