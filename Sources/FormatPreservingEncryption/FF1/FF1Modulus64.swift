import BigInt
import CryptoCore

/// The 64-bit tier: halves of up to 32 bits (b <= 4), such as 9 decimal digits; y has 64 bits (d = 8).
struct FF1Modulus64: FF1Modulus {
    /// radix^u or radix^v, at most 2^32.
    private let m: UInt64
    /// floor((2^64 - 1) / m).
    private let reciprocal: UInt64
    /// Bits of NUM(B), above which the round number stands.
    private let halfBits: UInt64

    init(_ modulus: BigUInt, b: Int) {
        m = UInt64(modulus)
        reciprocal = UInt64.max / m
        halfBits = UInt64(8 * b)
    }

    /// The reciprocal's error is below y / 2^64 < 1, so the quotient is right or one too small: the result is y mod m
    /// plus at most one m.
    @inline(__always)
    private func nearlyReduced(_ s: AESBlock) -> UInt64 {
        let y = s.high
        return y &- y.multipliedFullWidth(by: reciprocal).high &* m
    }

    /// From below 3m to below m, without a branch.
    @inline(__always)
    private func reduced(_ x: UInt64) -> UInt64 { x.subtractingOnce(m).subtractingOnce(m) }

    @inline(__always)
    func adding(_ a: UInt64, _ s: AESBlock) -> UInt64 { reduced(a &+ nearlyReduced(s)) }

    @inline(__always)
    func subtracting(_ a: UInt64, _ s: AESBlock) -> UInt64 { reduced(a &+ (m &+ m) &- nearlyReduced(s)) }

    @inline(__always)
    func place(_ half: UInt64, round: UInt64, base: AESBlock, into block: inout AESBlock) {
        block.low = (base.low ^ round &<< halfBits) ^ half
    }
}
