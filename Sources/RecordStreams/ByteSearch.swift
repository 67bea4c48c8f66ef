import CryptoCore

/// Looks for bytes, eight at a time.
enum ByteSearch {
    /// The place of the first byte that is one of three, from `start` on; `end` where there is none.
    @inline(__always)
    static func first(
        of a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int
    ) -> Int {
        let (wordA, wordB, wordC) = (Self.repeating(a), Self.repeating(b), Self.repeating(c))
        var place = start
        while place &+ 8 <= end {
            let word = bytes.littleEndianWord(at: place)
            let found = zeros(word ^ wordA) | zeros(word ^ wordB) | zeros(word ^ wordC)
            if found != 0 { return place &+ found.trailingZeroBitCount &>> 3 }
            place &+= 8
        }
        while place < end {
            let byte = bytes[place]
            if byte == a || byte == b || byte == c { return place }
            place &+= 1
        }
        return end
    }

    /// The place of the first such byte from `start` on; `end` where there is none.
    @inline(__always)
    static func first(_ wanted: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let pattern = repeating(wanted)
        var place = start
        while place &+ 8 <= end {
            let found = zeros(bytes.littleEndianWord(at: place) ^ pattern)
            if found != 0 { return place &+ found.trailingZeroBitCount &>> 3 }
            place &+= 8
        }
        while place < end, bytes[place] != wanted { place &+= 1 }
        return place
    }

    @inline(__always)
    private static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The highest bit of each byte that is zero. A byte above one may be marked too: the lowest mark counts.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
