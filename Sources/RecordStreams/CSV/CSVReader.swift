package import CryptoCore

/// Reads a CSV file in batches of rows: as many as are complete in a piece of so many bytes.
///
/// What is held in memory is a piece, or a row where that is longer. Used by one thread at a time.
package final class CSVReader {
    package let dialect: CSVDialect
    private let source: any ByteSource
    private let pieceSize: Int
    /// What was read and belongs to no complete row, or to no batch yet.
    private var rest: [UInt8] = []
    private var isAtEnd = false
    /// Whether a byte order mark was looked for.
    private var isStarted = false
    /// How many the last batch had, for which room is made in the next.
    private var lastCounts = (rows: 0, cells: 0)
    /// Rows behind the header that were given.
    private var rowCount = 0

    /// What ``start()`` read.
    var names: [String] = []
    var headerRow: CSVBatch?

    /// Whether the input begins with a byte order mark. Known when the header is.
    package private(set) var hasByteOrderMark = false

    /// - Parameter pieceSize: in bytes, 16 at least.
    package init(_ source: any ByteSource, dialect: CSVDialect = CSVDialect(), pieceSize: Int = 1 << 20) {
        precondition(pieceSize >= 16, "a piece is long enough for a byte order mark")
        self.source = source
        self.dialect = dialect
        self.pieceSize = pieceSize
    }

    /// Reads the first row. To be called once, before ``next()``.
    ///
    /// - Returns: a batch of one row.
    /// - Throws: `noHeader`, `malformedHeader`, `duplicateColumn`, `rowTooLong`, `readFailed`.
    package func header() throws(RecordStreamsError) -> (names: [String], batch: CSVBatch) {
        guard let batch = try batch(limit: 1), !batch.rows[0].cells.isEmpty else {
            throw RecordStreamsError(.noHeader, "the first row has to name the columns, and there is nothing in it")
        }
        guard let names = batch.texts(0) else {
            throw RecordStreamsError(
                .malformedHeader, "the names of the columns are not UTF-8, or a quote is not closed")
        }
        var seen: [String: Int] = [:]
        for (place, name) in names.enumerated() {
            // What is no header may be anything, and is not shown.
            if let first = seen.updateValue(place, forKey: name) {
                throw RecordStreamsError(
                    .duplicateColumn, "columns \(first + 1) and \(place + 1) of the first row have the same name")
            }
        }
        return (names, batch)
    }

    /// The next rows; nil at the end.
    ///
    /// - Throws: `rowTooLong`, `readFailed`.
    package func next() throws(RecordStreamsError) -> CSVBatch? {
        let batch = try batch(limit: .max)
        rowCount += batch?.count ?? 0
        return batch
    }

    private func batch(limit: Int) throws(RecordStreamsError) -> CSVBatch? {
        var buffer = rest
        rest = []
        var count = buffer.count
        var size = pieceSize
        while true {
            try fill(&buffer, &count, to: size)
            var scanner = CSVScanner(dialect, rows: lastCounts.rows, cells: lastCounts.cells)
            let end = scanner.scan(buffer.span, from: 0, to: count, isLast: isAtEnd, limit: limit)
            if !scanner.rows.isEmpty {
                rest = Array(buffer[end..<count])
                if limit > 1 { lastCounts = (scanner.rows.count, scanner.cells.count) }
                if end > dialect.maximumRowSize,
                    let offset = scanner.rows.firstIndex(where: { $0.whole.count > dialect.maximumRowSize })
                {
                    throw rowTooLong(offset)
                }
                return CSVBatch(bytes: buffer, rows: scanner.rows, cells: scanner.cells)
            }
            if isAtEnd { return nil }
            guard count <= dialect.maximumRowSize else { throw rowTooLong(0) }
            size = 2 * count
        }
    }

    /// Reads until there are so many bytes, or the input ends.
    private func fill(_ buffer: inout [UInt8], _ count: inout Int, to size: Int) throws(RecordStreamsError) {
        while !isAtEnd, count < size {
            if buffer.count < size { buffer += [UInt8](repeating: 0, count: size - buffer.count) }
            do throws(FileError) {
                let got = try source.read(into: &buffer, from: count)
                if got == 0 { isAtEnd = true }
                count += got
            } catch {
                throw .reading(error)
            }
            if !isStarted, count >= 3 || isAtEnd {
                isStarted = true
                hasByteOrderMark = count >= 3 && buffer[..<3] == [0xEF, 0xBB, 0xBF]
                if hasByteOrderMark {
                    buffer.removeFirst(3)
                    count -= 3
                }
            }
        }
    }

    private func rowTooLong(_ offset: Int) -> RecordStreamsError {
        RecordStreamsError(
            .rowTooLong, "the row has more than \(dialect.maximumRowSize) bytes: is a quote not closed?",
            row: rowCount + offset + 1)
    }
}
