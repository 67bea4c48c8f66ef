/// A pattern as the bytes between its wildcards. Characters of UTF-8 begin where they begin, so that bytes will do.
struct BytePattern: Sendable {
    /// One more than there are wildcards.
    let pieces: [[UInt8]]

    init(_ pattern: Pattern) {
        var (pieces, piece): ([[UInt8]], [UInt8]) = ([], [])
        for element in pattern.elements {
            switch element {
            case .scalar(let scalar): piece += UTF8.encode(scalar) ?? .init()
            case .wildcard:
                pieces.append(piece)
                piece = []
            }
        }
        self.pieces = pieces + [piece]
    }

    /// Whether a string is of the pattern: each piece as early as it can be, the last at the end.
    func matches(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        let last = pieces.count - 1
        guard last > 0 else { return bytes.count == pieces[0].count && holds(bytes, at: 0, pieces[0]) }
        let end = bytes.count - pieces[last].count
        guard pieces[0].count <= end, holds(bytes, at: 0, pieces[0]), holds(bytes, at: end, pieces[last]) else {
            return false
        }
        var place = pieces[0].count
        for index in 1..<last {
            let piece = pieces[index]
            while place + piece.count <= end, !holds(bytes, at: place, piece) { place += 1 }
            guard place + piece.count <= end else { return false }
            place += piece.count
        }
        return true
    }

    /// Whether a piece stands at a place where there is room for it.
    @inline(__always)
    private func holds(_ bytes: Span<UInt8>, at place: Int, _ piece: [UInt8]) -> Bool {
        for index in piece.indices where bytes[place + index] != piece[index] { return false }
        return true
    }
}
