import CryptoCore

/// Reads a file line by line, in pieces, with as much memory as the longest line takes.
struct LineReader {
    private static let pieceSize = 1 << 18

    /// What was read.
    struct End {
        /// Lines that end with a newline.
        var lines = 0
        /// Bytes up to the last newline, that included.
        var size = 0
        /// Bytes behind the last newline.
        var rest = 0
    }

    /// Reads the file of a path.
    static func read(
        _ path: String, _ what: String,
        _ body: (_ line: Span<UInt8>, _ number: Int) throws(AuditLogError) -> Bool
    ) throws(AuditLogError) -> End {
        let file = try AuditLogError.storing(what) { () throws(FileError) in try FileReader(path) }
        return try read(file, what, body)
    }

    /// Calls `body` for every line that ends with a newline, without that.
    ///
    /// - Parameter body: gets the line and its number from 1; of a line that is longer than any record, the first bytes. Answers
    ///   whether to go on.
    static func read(
        _ file: FileReader, _ what: String,
        _ body: (_ line: Span<UInt8>, _ number: Int) throws(AuditLogError) -> Bool
    ) throws(AuditLogError) -> End {
        let limit = AuditRecord.maximumLineSize + 1
        var buffer = [UInt8](repeating: 0, count: pieceSize)
        var end = End()
        // buffer[start..<filled] is what no line was made of yet; up to `searched` it has no newline.
        var (start, searched, filled, skipped) = (0, 0, 0, 0)
        while true {
            if start > 0 {
                for index in start..<filled { buffer[index - start] = buffer[index] }
                (searched, filled, start) = (searched - start, filled - start, 0)
            }
            if filled == buffer.count {
                if filled < limit + pieceSize {
                    buffer.append(contentsOf: repeatElement(0, count: min(filled, limit + pieceSize - filled)))
                } else {
                    // Longer than any record: its end is looked for, and its bytes are not kept.
                    skipped += filled - limit
                    (filled, searched) = (limit, limit)
                }
            }
            let count: Int
            do throws(FileError) { count = try file.read(into: &buffer, from: filled) } catch {
                throw AuditLogError(error, what)
            }
            filled += count
            if count == 0 {
                end.rest = filled - start + skipped
                return end
            }
            while let newline = newline(buffer.span, searched, filled) {
                end.lines += 1
                end.size += newline + 1 - start + skipped
                skipped = 0
                let bytes = buffer.span
                let goesOn = try body(bytes.extracting(start..<newline), end.lines)
                (start, searched) = (newline + 1, newline + 1)
                guard goesOn else { return end }
            }
            searched = filled
        }
    }

    /// The first newline, eight bytes at a time.
    private static func newline(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var offset = start
        while offset + 8 <= end {
            let differences = bytes.littleEndianWord(at: offset) ^ 0x0A0A_0A0A_0A0A_0A0A
            // The lowest byte that is zero is marked right; a borrow can only disturb bytes above it.
            let zeros = (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
            if zeros != 0 { return offset + zeros.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < end {
            if bytes[offset] == 0x0A { return offset }
            offset += 1
        }
        return nil
    }
}
