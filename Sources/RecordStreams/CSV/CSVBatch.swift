/// Some rows of a CSV file, with their bytes as they came.
package struct CSVBatch: Sendable {
    let bytes: [UInt8]
    let rows: [CSVRow]
    let cells: [CSVCell]

    /// The number of rows; those without cells too.
    package var count: Int { rows.count }

    /// The bytes of a row as they came, with the line end.
    package func original(_ row: Int) -> ArraySlice<UInt8> { bytes[rows[row].whole] }

    /// The texts of a row; nil where one is not UTF-8, or the quotes are wrong.
    package func texts(_ row: Int) -> [String]? {
        guard rows[row].fault == .none else { return nil }
        var texts: [String] = []
        for cell in rows[row].cells {
            guard let text = Self.text(cells[cell], in: bytes.span) else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// The text of a cell; nil where it is not UTF-8.
    static func text(_ cell: CSVCell, in bytes: Span<UInt8>) -> String? {
        let content = bytes.extracting(cell.content)
        guard cell.form == .escaped else { return text(content) }
        var unescaped: [UInt8] = []
        unescaped.reserveCapacity(content.count)
        var place = 0
        while place < content.count {
            let byte = content[place]
            unescaped.append(byte)
            // Of two quotes the first.
            place += byte == 0x22 ? 2 : 1
        }
        return text(unescaped.span)
    }

    private static func text(_ bytes: Span<UInt8>) -> String? {
        guard let text = try? UTF8Span(validating: bytes) else { return nil }
        return String(copying: text)
    }
}
