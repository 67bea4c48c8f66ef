package import CryptoCore

/// Reads a JSON Lines file, an object on each line, in batches: as many lines as are complete in a piece of so many bytes.
///
/// What is held in memory is a piece, or a line where that is longer. Used by one thread at a time.
package final class JSONLinesReader: RecordReader {
    private let source: any ByteSource
    private let maximumRowSize: Int
    private let pieceSize: Int
    /// What was read and belongs to no complete line.
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private var rowCount = 0

    /// - Parameters:
    ///   - maximumRowSize: the greatest number of bytes of a line, up to 1 GiB.
    ///   - pieceSize: in bytes.
    package init(_ source: any ByteSource, maximumRowSize: Int = 1 << 24, pieceSize: Int = 1 << 20) {
        precondition((1...1 << 30).contains(maximumRowSize), "a line has 1 byte to 1 GiB")
        precondition(pieceSize >= 1, "a piece has a byte")
        self.source = source
        self.maximumRowSize = maximumRowSize
        self.pieceSize = pieceSize
    }

    package func start() -> [String]? { nil }

    package func arrange(
        _ plan: ColumnPlan
    ) throws(RecordStreamsError) -> (layout: JSONLinesLayout, preamble: [UInt8]) {
        (try JSONLinesLayout(plan), [])
    }

    /// The next lines; nil at the end.
    ///
    /// - Throws: `rowTooLong`, `readFailed`.
    package func next() throws(RecordStreamsError) -> JSONLinesBatch? {
        var buffer = rest
        rest = []
        var (count, size) = (buffer.count, pieceSize)
        while true {
            try fill(&buffer, &count, to: size)
            let lines = Self.lines(buffer.span, to: count, isLast: isAtEnd)
            if let end = lines.last?.whole.upperBound {
                rest = Array(buffer[end..<count])
                if let row = lines.firstIndex(where: { $0.whole.count > maximumRowSize }) { throw rowTooLong(row) }
                rowCount += lines.count
                return JSONLinesBatch(bytes: buffer, lines: lines)
            }
            if isAtEnd { return nil }
            guard count <= maximumRowSize else { throw rowTooLong(0) }
            size = 2 * count
        }
    }

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
        }
    }

    /// Lines end with LF or CR LF, the last also with the input.
    private static func lines(_ bytes: Span<UInt8>, to end: Int, isLast: Bool) -> [JSONLinesBatch.Line] {
        var lines: [JSONLinesBatch.Line] = []
        var start = 0
        while start < end {
            let feed = ByteSearch.first(0x0A, in: bytes, from: start, to: end)
            if feed == end, !isLast { break }
            let hasReturn = feed > start && feed < end && bytes[feed - 1] == 0x0D
            let next = min(feed + 1, end)
            lines.append(JSONLinesBatch.Line(whole: start..<next, contentEnd: hasReturn ? feed - 1 : feed))
            start = next
        }
        return lines
    }

    private func rowTooLong(_ offset: Int) -> RecordStreamsError {
        RecordStreamsError(
            .rowTooLong, "the line has more than \(maximumRowSize) bytes", row: rowCount + offset + 1)
    }
}
