/// The parts of unambiguous encodings.
extension Array<UInt8> {
    /// Appends a number, the highest byte first.
    mutating func append(bigEndian number: UInt32) {
        append(UInt8(truncatingIfNeeded: number >> 24))
        append(UInt8(truncatingIfNeeded: number >> 16))
        append(UInt8(truncatingIfNeeded: number >> 8))
        append(UInt8(truncatingIfNeeded: number))
    }

    /// Appends a number, the highest byte first.
    mutating func append(bigEndian number: UInt64) {
        append(bigEndian: UInt32(truncatingIfNeeded: number >> 32))
        append(bigEndian: UInt32(truncatingIfNeeded: number))
    }

    /// Appends the length and the bytes of a text; `FF FF FF FF` where there is none.
    mutating func append(part text: String?) {
        guard let text else { return append(bigEndian: UInt32.max) }
        precondition(text.utf8.count < Int(UInt32.max), "a part has at most 2^32 - 2 bytes")
        append(bigEndian: UInt32(text.utf8.count))
        append(contentsOf: text.utf8)
    }

    /// Appends how many texts there are, and each.
    mutating func append(parts texts: [String]) {
        append(bigEndian: UInt32(texts.count))
        for text in texts { append(part: text) }
    }
}
