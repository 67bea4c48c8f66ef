import BigInt
import CryptoCore

/// The 128-bit tier: halves of up to 96 bits (b <= 12), such as 28 decimal digits; y has up to 128 bits.
struct FF1Modulus128: FF1Modulus {
    private let modulus: Reciprocal
    /// radix^v, where this is the modulus of the shorter half: y is brought down by it first.
    private let first: Reciprocal?
    /// Bits of S behind y.
    private let unusedBits: UInt128
    /// Bits of NUM(B), above which the round number stands.
    private let halfBits: UInt128

    /// - Parameters:
    ///   - modulus: radix^u or radix^v.
    ///   - greatest: radix^v.
    init(_ modulus: BigUInt, greatest: BigUInt, b: Int, d: Int) {
        self.modulus = Reciprocal(modulus)
        first = modulus == greatest ? nil : Reciprocal(greatest)
        unusedBits = UInt128(128 - 8 * d)
        halfBits = UInt128(8 * b)
    }

    /// y mod m plus at most two m.
    ///
    /// radix^v has more than 8(b-1) bits, so that y has at most 8d - 8(b-1) <= 64 bits above them, as `remainder`
    /// asks. radix^u may be shorter; but what the first step leaves is below 3 radix^v, 18 bits longer at most.
    @inline(__always)
    private func nearlyReduced(_ s: AESBlock) -> UInt128 {
        var y = s.value &>> unusedBits
        if let first { y = first.remainder(of: y) }
        return modulus.remainder(of: y)
    }

    /// From below 4m to below m, without a branch.
    @inline(__always)
    private func reduced(_ x: UInt128) -> UInt128 {
        x.subtractingOnce(modulus.m &+ modulus.m).subtractingOnce(modulus.m)
    }

    @inline(__always)
    func adding(_ a: UInt128, _ s: AESBlock) -> UInt128 { reduced(a &+ nearlyReduced(s)) }

    @inline(__always)
    func subtracting(_ a: UInt128, _ s: AESBlock) -> UInt128 { reduced(a &+ 3 &* modulus.m &- nearlyReduced(s)) }

    @inline(__always)
    func place(_ half: UInt128, round: UInt64, base: AESBlock, into block: inout AESBlock) {
        block = base ^ AESBlock(UInt128(round) &<< halfBits | half)
    }
}

/// A modulus of at most 2^96 and what replaces the division by it.
private struct Reciprocal: Sendable {
    let m: UInt128
    /// One less than the bits of m.
    private let shift: UInt128
    /// floor(2^(shift + 64) / m), or the greatest number where that does not fit (m a power of two).
    private let reciprocal: UInt64

    init(_ modulus: BigUInt) {
        m = UInt128(modulus)
        shift = UInt128(modulus.bitWidth - 1)
        reciprocal = UInt64(exactly: (BigUInt(1) << (modulus.bitWidth - 1 + 64)) / modulus) ?? .max
    }

    /// x mod m plus at most two m, for x that has at most 64 bits above `shift`.
    ///
    /// The quotient is estimated from those bits. Cutting x there, cutting the reciprocal, and cutting the product lose
    /// less than one each, together less than three: the estimate is right or at most two too small.
    @inline(__always)
    func remainder(of x: UInt128) -> UInt128 {
        let top = UInt64(truncatingIfNeeded: x &>> shift)
        return x &- UInt128(top.multipliedFullWidth(by: reciprocal).high) &* m
    }
}
