/// Up to eight numerals of a radix up to 16 to a number below 2^32 and back, all eight at once in one 64-bit word.
///
/// A word holds numeral i in byte i, the most significant numeral first; missing leading numerals are zero. Reading
/// joins bytes to pairs, pairs to fours, fours to the number; writing splits the other way, dividing all lanes at once
/// by a multiplication and a shift.
///
/// The division of x by d with the factor ceil(2^s / d) and a shift by s is exact for x < d^2 when 2^s >= d^3, since the
/// factor is too great by less than 1, and so the product by less than 2^s / d. Lanes of 32 bits: d = radix^2 <= 2^8 and
/// s = 24. Lanes of 16 bits: d = radix <= 2^4 and s = 12. No product leaves its lane: at radix 15 the greatest are
/// 225 * 225 * 74,566 and 15 * 15 * 274.
struct FF1OctetCoding: Sendable {
    static let greatestRadix = 16

    private let radix: UInt64
    private let radix2: UInt64
    private let radix4: UInt64
    /// ceil(2^64 / radix^4), ceil(2^24 / radix^2), ceil(2^12 / radix).
    private let reciprocal4: UInt64
    private let reciprocal2: UInt64
    private let reciprocal: UInt64

    /// nil for a radix above 16.
    init?(radix: Radix) {
        guard radix.value <= Self.greatestRadix else { return nil }
        self.radix = UInt64(radix.value)
        radix2 = self.radix * self.radix
        radix4 = radix2 * radix2
        reciprocal4 = UInt64.max / radix4 + 1
        reciprocal2 = (1 << 24 + radix2 - 1) / radix2
        reciprocal = (1 << 12 + self.radix - 1) / self.radix
    }

    @inline(__always)
    func number(of numerals: UInt64) -> UInt64 {
        let pairMask: UInt64 = 0x00FF_00FF_00FF_00FF
        let pairs = (numerals & pairMask) &* radix &+ (numerals &>> 8 & pairMask)
        let fourMask: UInt64 = 0x0000_FFFF_0000_FFFF
        let fours = (pairs & fourMask) &* radix2 &+ (pairs &>> 16 & fourMask)
        return (fours & 0xFFFF_FFFF) &* radix4 &+ fours &>> 32
    }

    @inline(__always)
    func numerals(of number: UInt64) -> UInt64 {
        let high = number.multipliedFullWidth(by: reciprocal4).high
        let fours = high | (number &- high &* radix4) &<< 32
        let highPairs = (fours &* reciprocal2) &>> 24 & 0x0000_00FF_0000_00FF
        let pairs = highPairs | (fours &- highPairs &* radix2) &<< 16
        let highNumerals = (pairs &* reciprocal) &>> 12 & 0x000F_000F_000F_000F
        return highNumerals | (pairs &- highNumerals &* radix) &<< 8
    }
}
