import BigInt

/// The values that a token can stand for, as FF1 sees them.
///
/// ## Specification
/// DESIGN.md, section 4, "FF1 over a format": where all encrypted positions share one alphabet, FF1 runs on the
/// numerals as they stand. Otherwise on n numerals of radix r that stand for a rank in [0, N), n the smallest even
/// number for which r = ceil(N^(1/n)) <= 65,536, walking on while the result is not below N.
///
/// r^n is above N by the factor (r / (r - 1))^n at most: 1.004 where r >= 1,000 and n = 2, 1.016 at n = 4. So a walk
/// takes 1.02 steps on the average at most, and the chance that it takes ten is below 10^-17.
struct FormatDomain: Sendable {
    /// What turns texts into ranks, by the size of the numbers.
    enum Ranking: Sendable {
        /// Numerals of the one alphabet as they stand.
        case direct
        case words64(RankedDomain<UInt64>)
        case words128(RankedDomain<UInt128>)
        case large(RankedDomain<BigUInt>)
    }

    /// N.
    let size: BigUInt
    /// The radix and the length of what FF1 enciphers.
    let radix: Radix
    let length: Int
    let ranking: Ranking
    /// The lengths of the part whose length is kept.
    var keptLengths = 0...0
    /// Whether the greatest of these is in the tweak.
    var hasLengthInTweak = false
    /// The numerals that stand for values, where not all do: the walk ends there.
    var range: FF1Range?

    /// A numeral is a byte.
    var isNarrow: Bool { radix.value <= 256 }

    /// The least number of values: SP 800-38G Rev. 1, section 5.1.
    static let floor = BigUInt(FF1.minimumDomainSize)

    /// n and r for N.
    static func shape(of size: BigUInt) -> (length: Int, radix: Int) {
        // ceil(N^(1/n)) <= 2^16 is N <= 2^(16n).
        let length = max(2, 2 * (((size - 1).bitWidth + 31) / 32))
        // The root by logarithms, and then exactly.
        let wanted = log2(size) / UInt64(length)
        var (low, high) = (2, 65_536)
        while low < high {
            let middle = (low + high) / 2
            let logarithm = log2(UInt64(middle) << UInt64(UInt64(middle).leadingZeroBitCount), bits: middle.bits)
            if logarithm < wanted { low = middle + 1 } else { high = middle }
        }
        while BigUInt(low).power(length) < size { low += 1 }
        while low > 2, BigUInt(low - 1).power(length) >= size { low -= 1 }
        return (length, low)
    }

    /// The numerals of the ranks below N; nil where these are all numerals.
    static func range(of size: BigUInt, length: Int, radix: Radix) -> FF1Range? {
        let base = BigUInt(radix.value)
        guard base.power(length) != size else { return nil }
        var (last, rest) = ([Numeral](repeating: 0, count: length), size - 1)
        for place in last.indices.reversed() {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: base)
            (last[place], rest) = (Numeral(remainder), quotient)
        }
        return FF1Range([Numeral](repeating: 0, count: length), last, radix: radix)
    }

    private static func log2(_ number: BigUInt) -> UInt64 {
        let bits = number.bitWidth
        let top = bits > 64 ? number >> (bits - 64) : number << (64 - bits)
        return log2(UInt64(truncatingIfNeeded: top), bits: bits)
    }

    /// log2 of a number of so many bits in units of 2^-32, rounded down, a few units too small at most.
    ///
    /// - Parameter top: the topmost 64 bits, the first of them 1.
    private static func log2(_ top: UInt64, bits: Int) -> UInt64 {
        var mantissa = top
        var logarithm = UInt64(bits - 1)
        for _ in 0..<32 {
            // The square of a number in [1, 2) is in [1, 4); its integer part's upper bit is the next bit.
            let square = mantissa.multipliedFullWidth(by: mantissa)
            let isTwo = square.high >> 63
            mantissa = isTwo == 1 ? square.high : square.high << 1 | square.low >> 63
            logarithm = logarithm << 1 | isTwo
        }
        return logarithm
    }

    static func tooSmall(_ size: BigUInt) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(
            .domainTooSmall,
            "the encrypted part of this format has \(size) possible values, fewer than \(floor): a token could be found by "
                + "trying them all; encrypt more of the value, merge it with another field, use an opaque token, or mask it"
        )
    }
}

extension Int {
    /// The bits of a positive number.
    fileprivate var bits: Int { Int.bitWidth - leadingZeroBitCount }
}
