import CedarPolicy

/// The bytes of a document, and where its lines are.
///
/// Finding a place costs the same wherever it is, so that a document of one long line is read as fast as any other.
struct YAMLText {
    let bytes: [UInt8]
    /// Where the text begins: behind a byte order mark.
    let start: Int
    /// Where lines begin.
    private var lines: [Int]
    /// The number of scalars before every 64th byte.
    private var counts: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lines = [start]
        counts.reserveCapacity(bytes.count / 64 + 1)
        var scalars = 0
        for (offset, byte) in bytes.enumerated() {
            if offset & 63 == 0 { counts.append(scalars) }
            if byte & 0xC0 != 0x80 { scalars += 1 }
            if byte == 0x0A { lines.append(offset + 1) }
        }
    }

    /// The byte at an offset, 0 beyond the end.
    subscript(offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

    /// The scalars that begin before an offset.
    private func scalars(before offset: Int) -> Int {
        guard !counts.isEmpty else { return 0 }
        let block = min(offset >> 6, counts.count - 1)
        var count = counts[block]
        for index in (block << 6)..<max(block << 6, min(offset, bytes.count)) where bytes[index] & 0xC0 != 0x80 {
            count += 1
        }
        return count
    }

    /// The place of a byte.
    func position(_ offset: Int) -> SourcePosition {
        let offset = max(start, min(offset, bytes.count))
        let line = Self.last(lines, atMost: offset)
        let column = scalars(before: offset) - scalars(before: lines[line]) + 1
        return SourcePosition(line: line + 1, column: column, offset: offset)
    }

    /// The piece between two bytes.
    func span(_ start: Int, _ end: Int) -> SourceSpan {
        let start = position(start)
        return SourceSpan(start: start, endOffset: max(start.offset, min(end, bytes.count)))
    }

    /// The byte at a line and a column, both from 1.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lines.count else { return bytes.count }
        let start = lines[line - 1]
        let target = scalars(before: start) + max(0, column - 1)
        var offset = max(start, (Self.last(counts, atMost: target)) << 6)
        var count = scalars(before: offset)
        while offset < bytes.count, count < target || bytes[offset] & 0xC0 == 0x80 {
            if bytes[offset] & 0xC0 != 0x80 { count += 1 }
            offset += 1
        }
        return offset
    }

    /// The line on which a byte stands.
    func line(_ offset: Int) -> ArraySlice<UInt8> {
        let start = lines[Self.last(lines, atMost: offset)]
        return bytes[start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)]
    }

    /// The index of the last element that is not greater; 0 if there is none.
    private static func last(_ sorted: [Int], atMost value: Int) -> Int {
        var (low, high) = (0, sorted.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sorted[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
