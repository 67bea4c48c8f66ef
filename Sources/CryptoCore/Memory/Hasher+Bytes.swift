extension Hasher {
    /// Feeds bytes, eight at a time, and how many they are.
    ///
    /// For texts that count as their bytes: strings that look alike have one hash, so that somebody who chooses them can have
    /// thousands of different ones in one place.
    @inlinable
    package mutating func combine(bytes: Span<UInt8>) {
        var offset = 0
        while offset + 8 <= bytes.count {
            combine(bytes.littleEndianWord(at: offset))
            offset += 8
        }
        var last: UInt64 = 0
        while offset < bytes.count {
            last = last << 8 | UInt64(bytes[offset])
            offset += 1
        }
        combine(last)
        combine(bytes.count)
    }
}
