import CryptoCore

/// Rows with other values. What is not replaced is copied: an unchanged row is the same byte by byte, a changed cell is
/// in quotes where it was.
extension CSVBatch {
    package func write(
        _ transformed: TransformedColumns, at places: [RowPlace], _ layout: CSVLayout, to output: inout [UInt8]
    ) {
        // Once, and not for each row: whatever is taken out of an array is counted.
        let (bytes, dialect, values) = (bytes.span, layout.dialect, transformed.values)
        let (changes, appended, dropsAll) = (layout.changes, layout.appended, layout.dropsAll)
        for index in rows.indices {
            let row = rows[index]
            switch places[index] {
            case .failed: continue
            case .unchanged: output.append(copying: bytes.extracting(row.whole))
            case .values(let place):
                // From change to change.
                var copied = Int(row.start)
                for (number, change) in changes {
                    let cell = cells[Int(row.firstCell) + number]
                    let whole = cell.whole
                    switch change {
                    case .replaced(let value):
                        output.append(copying: bytes.extracting(copied..<whole.lowerBound))
                        CSVText.append(values[value][place], quoted: cell.form != .bare, dialect, to: &output)
                        copied = whole.upperBound
                    case .dropped:
                        output.append(copying: bytes.extracting(copied..<whole.lowerBound - 1))
                        copied = whole.upperBound
                    case .droppedFirst: copied = min(whole.upperBound + 1, Int(row.contentEnd))
                    }
                }
                output.append(copying: bytes.extracting(copied..<Int(row.contentEnd)))
                for (number, value) in appended.enumerated() {
                    if number > 0 || !dropsAll { output.append(dialect.delimiter) }
                    CSVText.append(values[value][place], quoted: false, dialect, to: &output)
                }
                output.append(copying: bytes.extracting(Int(row.contentEnd)..<Int(row.end)))
            }
        }
    }
}
