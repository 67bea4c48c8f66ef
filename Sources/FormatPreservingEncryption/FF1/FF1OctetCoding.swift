/// Up to eight numerals of a radix up to 16 to a number below 2^32 and back, all eight at once in one 64-bit word.
///
/// A word holds numeral i in byte i, the most significant numeral first; missing leading numerals are zero. Every step
/// works in all lanes of the word at once.
///
/// Reading joins bytes to pairs, pairs to fours, fours to the number. Multiplied by `1 + (radix << 8)`, a byte gets its
/// own numeral plus radix times the one before: below radix^2 <= 2^8, so that nothing carries into the next byte.
///
/// Writing splits the other way. A lane x is divided by d with the factor ceil(2^s / d) and a shift by s, which is
/// exact for x < d^2 when 2^s >= d^3, since the factor is too great by less than 1, and so the product by less than 2^s
/// / d. The whole word: d = radix^4 <= 2^16 and s = 48. Lanes of 32 bits: d = radix^2 <= 2^8 and s = 24. Lanes of 16
/// bits: d = radix <= 2^4 and s = 12. No product leaves its lane: it is below d^2 * 2^s / d + d^2, which at radix 15 is
/// 0.78 * 2^64, 0.88 * 2^32 and 0.94 * 2^16; at radix 16, where the factor is a power of two, just below.
struct FF1OctetCoding: Sendable {
    static let greatestRadix = 16

    /// 1 + radix^k * 2^(8k), for k = 1, 2, 4: what joins two neighbours.
    private let (join1, join2, join4): (UInt64, UInt64, UInt64)
    /// 1 - radix^k * 2^(8k): times a quotient, plus the number moved up by 8k bits, is quotient and remainder side by
    /// side.
    private let (split1, split2, split4): (UInt64, UInt64, UInt64)
    /// ceil(2^12 / radix), ceil(2^24 / radix^2), ceil(2^48 / radix^4).
    private let (reciprocal1, reciprocal2, reciprocal4): (UInt64, UInt64, UInt64)

    /// nil for a radix above 16.
    init?(radix: Radix) {
        guard radix.value <= Self.greatestRadix else { return nil }
        let one = UInt64(radix.value)
        let (two, four) = (one * one, one * one * one * one)
        (join1, join2, join4) = (1 &+ one &<< 8, 1 &+ two &<< 16, 1 &+ four &<< 32)
        (split1, split2, split4) = (1 &- one &<< 8, 1 &- two &<< 16, 1 &- four &<< 32)
        (reciprocal1, reciprocal2, reciprocal4) = (
            (1 << 12 + one - 1) / one, (1 << 24 + two - 1) / two, (1 << 48 + four - 1) / four
        )
    }

    @inline(__always)
    func number(of numerals: UInt64) -> UInt64 {
        let pairs = (numerals &* join1) &>> 8 & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* join2) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (fours &* join4) &>> 32
    }

    @inline(__always)
    func numerals(of number: UInt64) -> UInt64 {
        let high = (number &* reciprocal4) &>> 48
        let fours = number &<< 32 &+ high &* split4
        let highPairs = (fours &* reciprocal2) &>> 24 & 0x0000_00FF_0000_00FF
        let pairs = fours &<< 16 &+ highPairs &* split2
        let highNumerals = (pairs &* reciprocal1) &>> 12 & 0x000F_000F_000F_000F
        return pairs &<< 8 &+ highNumerals &* split1
    }
}
