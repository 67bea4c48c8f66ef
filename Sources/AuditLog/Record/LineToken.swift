import CryptoCore

/// Fixed text of a line, compared eight bytes at a time.
struct LineToken {
    let bytes: [UInt8]
    private let words: InlineArray<3, UInt64>
    private let masks: InlineArray<3, UInt64>

    /// - Parameter text: at most 24 bytes.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        precondition(bytes.count <= 24, "a token has at most 24 bytes")
        self.bytes = bytes
        var (words, masks) = (InlineArray<3, UInt64>(repeating: 0), InlineArray<3, UInt64>(repeating: 0))
        for (index, byte) in bytes.enumerated() {
            let shift = UInt64(8 * (index % 8))
            words[index / 8] |= UInt64(byte) << shift
            masks[index / 8] |= 0xFF << shift
        }
        (self.words, self.masks) = (words, masks)
    }

    /// Whether the line has the token at this place.
    @inline(__always)
    func stands(in line: Span<UInt8>, at offset: Int) -> Bool {
        guard line.count &- offset >= 24 else { return standsAtEnd(in: line, at: offset) }
        // A word at a time, as most tokens that are not there differ in the first.
        guard line.littleEndianWord(at: offset) & masks[0] == words[0] else { return false }
        guard bytes.count > 8 else { return true }
        return line.littleEndianWord(at: offset &+ 8) & masks[1] == words[1]
            && line.littleEndianWord(at: offset &+ 16) & masks[2] == words[2]
    }

    private func standsAtEnd(in line: Span<UInt8>, at offset: Int) -> Bool {
        guard line.count - offset >= bytes.count else { return false }
        for index in bytes.indices where line[offset + index] != bytes[index] { return false }
        return true
    }
}

/// The tokens of a line, in their order.
extension LineToken {
    static let start = LineToken("{\"v\":1,\"sequence\":")
    static let previous = LineToken(",\"previous\":\"")
    static let time = LineToken("\",\"time\":\"")
    static let decision = LineToken("\",\"decision\":")
    static let principal = LineToken(",\"principal\":")
    static let purpose = LineToken(",\"purpose\":")
    static let reason = LineToken(",\"reason\":")
    static let tenant = LineToken(",\"tenant\":")
    static let form = LineToken(",\"form\":")
    static let fields = LineToken(",\"fields\":[")
    static let classes = LineToken(",\"classes\":[")
    static let rules = LineToken(",\"rules\":[")
    static let document = LineToken(",\"document\":{\"name\":")
    static let version = LineToken(",\"version\":")
    static let budgetLeft = LineToken(",\"budgetLeft\":")
    static let subjects = LineToken(",\"subjects\":[\"")
    static let nextSubject = LineToken("\",\"")
    static let subjectsEnd = LineToken("\"]")
    static let facts = LineToken(",\"facts\":{")
    static let comma = LineToken(",")
    static let colon = LineToken(":")
    static let listEnd = LineToken("]")
    static let objectEnd = LineToken("}")
    static let minus = LineToken("-")
}
