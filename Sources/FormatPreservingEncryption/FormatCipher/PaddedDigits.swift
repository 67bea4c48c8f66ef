import CryptoCore

/// The digits of a text of 8 to 24 ASCII characters as three words, from the right, with zeros before the first: all eight
/// of a word are looked at together.
struct PaddedDigits {
    private let (first, middle, last): (UInt64, UInt64, UInt64)

    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// Whatever the characters are, each becomes a number of its own.
    @inline(__always)
    init(_ text: Span<UInt8>) {
        let count = text.count
        last = text.littleEndianWord(at: count &- 8) ^ Self.zeros
        if count >= 16 {
            middle = text.littleEndianWord(at: count &- 16) ^ Self.zeros
            first = count == 16 ? 0 : (text.littleEndianWord(at: 0) ^ Self.zeros) << UInt64(8 &* (24 &- count))
        } else {
            // Of the word at the start, what the last one has too is shifted out.
            middle = (text.littleEndianWord(at: 0) ^ Self.zeros) << UInt64(8 &* (16 &- count))
            first = 0
        }
    }

    /// Whether every character is a digit: no byte above 9.
    @inline(__always)
    var areDigits: Bool {
        // A byte from 10 to 127 gets its topmost bit by adding 118; one from 128 has it.
        func excess(_ word: UInt64) -> UInt64 { (word &+ 0x7676_7676_7676_7676) | word }
        return (excess(first) | excess(middle) | excess(last)) & 0x8080_8080_8080_8080 == 0
    }

    /// The Luhn sum of digits: every second from the right doubled, and 9 taken off what is above 9.
    ///
    /// The last character is the topmost byte. A sum of bytes is at most 3 * 8 * 9 = 216, and fits into one.
    @inline(__always)
    var luhnSum: Int {
        func weighted(_ word: UInt64) -> UInt64 {
            let doubled = word & 0x00FF_00FF_00FF_00FF
            // 5 to 9 get the bit 0x80 by adding 123; 0x80 * 9 / 128 = 9.
            let above = ((doubled &+ 0x007B_007B_007B_007B) & 0x0080_0080_0080_0080) &>> 7
            return word &+ doubled &- above &* 9
        }
        let sums = weighted(first) &+ weighted(middle) &+ weighted(last)
        return Int(truncatingIfNeeded: (sums &* 0x0101_0101_0101_0101) &>> 56)
    }
}
