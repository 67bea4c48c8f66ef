import BigInt
import CryptoCore

/// The 96-bit tier: halves of up to 62 bits, such as 18 decimal digits; y has 96 bits (d = 12), of which the quotient
/// needs the upper and the remainder the lower 64.
struct FF1Modulus96: FF1Modulus {
    /// The greatest modulus: 4m has to fit into a word.
    static let greatestModulus = BigUInt(1) << 62

    private let modulus: WordReciprocal
    /// radix^v, where this is the modulus of the shorter half: y is brought down by it first.
    private let first: WordReciprocal?
    /// What turns S's first word into y's bits above the first modulus's.
    private let topShift: UInt64
    /// Bits of NUM(B), above which the round number stands: in the low word, or, where NUM(B) fills that, in the high one.
    private let halfBits: UInt64
    private let (lowMask, highMask): (UInt64, UInt64)

    /// - Parameters:
    ///   - modulus: radix^u or radix^v.
    ///   - greatest: radix^v.
    init(_ modulus: BigUInt, greatest: BigUInt, b: Int) {
        self.modulus = WordReciprocal(modulus)
        first = modulus == greatest ? nil : WordReciprocal(greatest)
        // y >> shift from the 64 of y's 96 bits that are in the first word.
        topShift = UInt64(greatest.bitWidth - 1 - 32)
        halfBits = UInt64(8 * b)
        (lowMask, highMask) = b < 8 ? (.max, 0) : (0, .max)
    }

    /// y mod m plus at most two m.
    ///
    /// radix^v has more than 8(b-1) >= 32 bits, so that y has at most 64 bits above them.
    @inline(__always)
    private func nearlyReduced(_ s: AESBlock) -> UInt64 {
        let top = s.high &>> topShift
        let y = s.high &<< 32 | s.low &>> 32
        guard let first else { return modulus.remainder(top: top, of: y) }
        let x = first.remainder(top: top, of: y)
        return modulus.remainder(top: x &>> modulus.shift, of: x)
    }

    /// From below 4m to below m, without a branch.
    @inline(__always)
    private func reduced(_ x: UInt64) -> UInt64 {
        x.subtractingOnce(modulus.m &+ modulus.m).subtractingOnce(modulus.m)
    }

    @inline(__always)
    func adding(_ a: UInt64, _ s: AESBlock) -> UInt64 { reduced(a &+ nearlyReduced(s)) }

    @inline(__always)
    func subtracting(_ a: UInt64, _ s: AESBlock) -> UInt64 { reduced(a &+ 3 &* modulus.m &- nearlyReduced(s)) }

    @inline(__always)
    func place(_ half: UInt64, round: UInt64, base: AESBlock, into block: inout AESBlock) {
        block.low = base.low ^ (round &<< halfBits & lowMask | half)
        block.high = base.high ^ (round & highMask)
    }
}

/// A modulus of at most 2^62 and what replaces the division by it.
private struct WordReciprocal: Sendable {
    let m: UInt64
    /// One less than the bits of m.
    let shift: UInt64
    /// floor(2^(shift + 64) / m), or the greatest number where that does not fit (m a power of two).
    private let reciprocal: UInt64

    init(_ modulus: BigUInt) {
        m = UInt64(modulus)
        shift = UInt64(modulus.bitWidth - 1)
        reciprocal = UInt64(exactly: (BigUInt(1) << (modulus.bitWidth - 1 + 64)) / modulus) ?? .max
    }

    /// x mod m plus at most two m, from the bits of x above `shift` and its lowest 64.
    ///
    /// Cutting x at `shift`, cutting the reciprocal, and cutting the product lose less than one each, together less than
    /// three: the estimated quotient is right or at most two too small.
    @inline(__always)
    func remainder(top: UInt64, of low: UInt64) -> UInt64 {
        low &- top.multipliedFullWidth(by: reciprocal).high &* m
    }
}
