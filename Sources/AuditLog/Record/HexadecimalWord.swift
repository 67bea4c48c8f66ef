/// Eight lower-case hexadecimal digits at a time, in a word whose lowest byte is the first digit: a record may have a
/// hundred thousand subjects, and a verifier looks at every one.
enum HexadecimalWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The 32 bits that the digits stand for, or nil where a byte is no such digit.
    static func value(_ digits: UInt64) -> UInt64? {
        // Letters have the bit 0x40, and `a` has 1 in its low half.
        let halves = (digits & (ones &* 0x0F)) &+ (digits &>> 6 & ones) &* 9
        // What is above 15 would be written back as a letter behind `f`.
        guard halves & (ones &* 0xF0) == 0, text(halves) == digits else { return nil }
        var value = halves.byteSwapped
        value = (value | value &>> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value &>> 8) & 0x0000_FFFF_0000_FFFF
        return (value | value &>> 16) & 0xFFFF_FFFF
    }

    /// The digits of 32 bits.
    static func digits(_ value: UInt64) -> UInt64 {
        var halves = (value | value &<< 16) & 0x0000_FFFF_0000_FFFF
        halves = (halves | halves &<< 8) & 0x00FF_00FF_00FF_00FF
        halves = (halves | halves &<< 4) & (ones &* 0x0F)
        return text(halves.byteSwapped)
    }

    /// Each byte from 0 to 15 as a digit; no byte carries into the next.
    private static func text(_ halves: UInt64) -> UInt64 {
        let letters = (halves &+ ones &* 6) &>> 4 & ones
        return halves &+ ones &* 0x30 &+ letters &* 0x27
    }
}
