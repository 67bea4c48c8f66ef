import CryptoCore

/// Text that is nothing but visible ASCII, so that bytes are clusters: what the fast paths work on.
enum ASCIIText {
    /// Whether all bytes are from 0x20 to 0x7E.
    @inline(__always)
    static func isVisible(_ bytes: Span<UInt8>) -> Bool {
        let count = bytes.count
        var offset = 0
        while offset &+ 8 <= count {
            if !isVisible(bytes.littleEndianWord(at: offset)) { return false }
            offset &+= 8
        }
        if offset == count { return true }
        if count >= 8 { return isVisible(bytes.littleEndianWord(at: count &- 8)) }
        while offset < count {
            if bytes[offset] &- 0x20 >= 0x5F { return false }
            offset &+= 1
        }
        return true
    }

    /// The same for eight at once: no top bit set, none below 0x20, none 0x7F. The usual test for a byte less than n is
    /// exact about whether there is one.
    @inline(__always)
    private static func isVisible(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let below = (word &- 0x20 &* ones) & ~word
        let deletes = (word ^ (0x7F &* ones)) &- ones
        return (word | below | (deletes & ~(word ^ (0x7F &* ones)))) & tops == 0
    }
}
