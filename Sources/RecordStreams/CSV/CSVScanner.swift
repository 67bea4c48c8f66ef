import CryptoCore

/// Finds the rows and cells in bytes.
///
/// ## Specification
/// RFC 4180, and what is written beside it: a line ends with CR LF, LF or CR; the last may end with the input; a quote
/// inside a cell that does not begin with one is a quote; a line with nothing on it has no cells.
struct CSVScanner {
    private(set) var rows: [CSVRow] = []
    private(set) var cells: [CSVCell] = []

    private let delimiter: UInt8
    private static let (quote, lineFeed, carriageReturn): (UInt8, UInt8, UInt8) = (0x22, 0x0A, 0x0D)

    /// - Parameters:
    ///   - rows: so many, and some more, are expected.
    ///   - cells: the same of all of them.
    init(_ dialect: CSVDialect, rows: Int = 0, cells: Int = 0) {
        delimiter = dialect.delimiter
        self.rows.reserveCapacity(rows + rows / 8)
        self.cells.reserveCapacity(cells + cells / 8)
    }

    /// Finds the complete rows.
    ///
    /// - Parameters:
    ///   - bytes: with a row at `start`.
    ///   - end: where those end that are there.
    ///   - isLast: whether no more will come.
    ///   - limit: the greatest number of rows to look for.
    /// - Returns: behind the last complete row.
    mutating func scan(_ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, limit: Int = .max) -> Int {
        var position = start
        while position < end, rows.count < limit {
            let firstCell = cells.count
            guard let next = scanRow(bytes, from: position, to: end, isLast: isLast) else {
                cells.removeLast(cells.count - firstCell)
                break
            }
            position = next
        }
        return position
    }

    /// - Returns: behind the row; nil where it is not complete.
    private mutating func scanRow(_ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool) -> Int? {
        let firstCell = cells.count
        var fault = CSVRow.Fault.none
        var place = start
        let first = bytes[start]
        if first != Self.lineFeed, first != Self.carriageReturn {
            while true {
                if place < end, bytes[place] == Self.quote {
                    guard let next = scanQuoted(bytes, from: place, to: end, isLast: isLast, fault: &fault) else {
                        return nil
                    }
                    place = next
                } else {
                    let next = ByteSearch.first(
                        of: delimiter, Self.lineFeed, Self.carriageReturn, in: bytes, from: place, to: end)
                    cells.append(CSVCell(place, next, .bare))
                    place = next
                }
                guard place < end else { break }
                guard bytes[place] == delimiter else { break }
                place &+= 1
            }
        }
        guard let next = Self.endOfLine(bytes, at: place, to: end, isLast: isLast) else { return nil }
        rows.append(
            CSVRow(
                start: UInt32(truncatingIfNeeded: start), contentEnd: UInt32(truncatingIfNeeded: place),
                end: UInt32(truncatingIfNeeded: next), firstCell: UInt32(truncatingIfNeeded: firstCell),
                cellCount: UInt32(truncatingIfNeeded: cells.count - firstCell), fault: fault))
        return next
    }

    /// Appends a cell that begins with a quote.
    ///
    /// - Returns: behind the cell; nil where that is not there yet.
    private mutating func scanQuoted(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, fault: inout CSVRow.Fault
    ) -> Int? {
        var form = CSVCell.Form.quoted
        var place = start &+ 1
        while true {
            let mark = ByteSearch.first(Self.quote, in: bytes, from: place, to: end)
            guard mark < end else {
                guard isLast else { return nil }
                fault = .openQuote
                cells.append(CSVCell(start, end, .bare))
                return end
            }
            let next = mark &+ 1
            // Whether it is the first of two.
            if next == end, !isLast { return nil }
            if next < end, bytes[next] == Self.quote {
                form = .escaped
                place = next &+ 1
                continue
            }
            cells.append(CSVCell(start &+ 1, mark, form))
            let after = ByteSearch.first(
                of: delimiter, Self.lineFeed, Self.carriageReturn, in: bytes, from: next, to: end)
            if after > next { fault = .textBehindQuote }
            return after
        }
    }

    /// - Returns: behind the line end at `place`; nil where it may go on.
    private static func endOfLine(_ bytes: Span<UInt8>, at place: Int, to end: Int, isLast: Bool) -> Int? {
        guard place < end else { return isLast ? end : nil }
        guard bytes[place] == carriageReturn else { return place &+ 1 }
        guard place &+ 1 < end else { return isLast ? end : nil }
        return bytes[place &+ 1] == lineFeed ? place &+ 2 : place &+ 1
    }
}
