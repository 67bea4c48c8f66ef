/// Numerals to machine words and back, without division.
///
/// A half is cut into limbs of as many numerals as stay below 2^32; within a limb the quotient by the radix is exact
/// with one multiplication, and between limbs one correction makes it so.
struct FF1LimbCoding: Sendable {
    private let radix: UInt64
    /// ceil(2^64 / radix): for x < 2^32 the high word of x times this is floor(x / radix).
    private let radixReciprocal: UInt64
    /// Numerals of a whole limb, and radix to that power, at most 2^32.
    private let limbLength: Int
    private let limbSize: UInt64
    /// floor((2^64 - 1) / limbSize).
    private let limbReciprocal: UInt64

    init(radix: Radix) {
        let radix = UInt64(radix.value)
        var (length, size) = (1, radix)
        while size * radix <= 1 << 32 {
            size *= radix
            length += 1
        }
        self.radix = radix
        radixReciprocal = UInt64.max / radix + 1
        limbLength = length
        limbSize = size
        limbReciprocal = UInt64.max / size
    }

    /// NUM_radix of `count` numerals from `start`, for halves below 2^32.
    @inline(__always)
    func limb<Symbols: FF1Symbols>(
        of value: Span<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols
    ) -> UInt64 {
        var limb: UInt64 = 0
        for index in start..<start &+ count { limb = limb &* radix &+ symbols.numeral(of: value[index]) }
        return limb
    }

    /// STR_radix: writes `limb` as `count` numerals from `start`.
    @inline(__always)
    func write<Symbols: FF1Symbols>(
        limb: UInt64, to value: inout MutableSpan<Symbols.Symbol>, from start: Int, count: Int,
        symbols: borrowing Symbols
    ) {
        var rest = limb
        var index = start &+ count
        while index > start {
            index &-= 1
            let quotient = rest.multipliedFullWidth(by: radixReciprocal).high
            value[index] = symbols.symbol(for: rest &- quotient &* radix)
            rest = quotient
        }
    }

    /// NUM_radix of `count` numerals from `start`, for halves below 2^96.
    @inline(__always)
    func wide<Symbols: FF1Symbols>(
        of value: Span<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols
    ) -> UInt128 {
        var (half, index) = (UInt128(0), start)
        var length = (count &- 1) % limbLength &+ 1  // The leading limb may be shorter.
        while index < start &+ count {
            half = half &* UInt128(limbSize) &+ UInt128(limb(of: value, from: index, count: length, symbols: symbols))
            index &+= length
            length = limbLength
        }
        return half
    }

    /// STR_radix of a half below 2^96.
    @inline(__always)
    func write<Symbols: FF1Symbols>(
        wide: UInt128, to value: inout MutableSpan<Symbols.Symbol>, from start: Int, count: Int,
        symbols: borrowing Symbols
    ) {
        var (rest, end) = (wide, start &+ count)
        while end &- start > limbLength {
            let limb = splitLimb(from: &rest)
            write(limb: limb, to: &value, from: end &- limbLength, count: limbLength, symbols: symbols)
            end &-= limbLength
        }
        write(
            limb: UInt64(truncatingIfNeeded: rest), to: &value, from: start, count: end &- start, symbols: symbols)
    }

    /// Divides by the size of a limb, 32 bits at a time as on paper, and gives the remainder.
    @inline(__always)
    private func splitLimb(from value: inout UInt128) -> UInt64 {
        var (quotient, remainder) = (UInt128(0), UInt64(0))
        for word in UInt128(1)...3 {
            let shift = 96 &- 32 &* word
            let part = remainder &<< 32 | UInt64(truncatingIfNeeded: value &>> shift) & 0xFFFF_FFFF
            // Right or one too small, as the reciprocal is cut.
            var digit = part.multipliedFullWidth(by: limbReciprocal).high
            remainder = part &- digit &* limbSize
            let excess: UInt64 = remainder >= limbSize ? 1 : 0
            digit &+= excess
            remainder &-= excess &* limbSize
            quotient = quotient &<< 32 | UInt128(digit)
        }
        value = quotient
        return remainder
    }
}
