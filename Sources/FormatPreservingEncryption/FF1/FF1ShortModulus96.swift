import BigInt
import CryptoCore

/// The 96-bit tier for the half that is a numeral shorter than the other: radix^u, when u < v.
///
/// y may have more than 64 bits above radix^u, so it is brought down by radix^v first. What that leaves is below
/// 3 radix^v, and so has at most 18 bits above radix^u.
struct FF1ShortModulus96: FF1Modulus {
    private let greater: FF1Modulus96
    private let modulus: FF1WordReciprocal
    private let placing: FF1WordPlacing

    init(_ modulus: BigUInt, greater: FF1Modulus96, b: Int) {
        self.greater = greater
        self.modulus = FF1WordReciprocal(modulus)
        placing = FF1WordPlacing(b: b)
    }

    @inline(__always)
    private func nearlyReduced(_ s: AESBlock) -> UInt64 {
        let y = greater.nearlyReduced(s)
        return modulus.remainder(top: y &>> modulus.shift, of: y)
    }

    @inline(__always)
    func adding(_ a: UInt64, _ s: AESBlock) -> UInt64 { modulus.reduced(a &+ nearlyReduced(s)) }

    @inline(__always)
    func subtracting(_ a: UInt64, _ s: AESBlock) -> UInt64 { modulus.reduced(a &+ 3 &* modulus.m &- nearlyReduced(s)) }

    @inline(__always)
    func place(_ half: UInt64, round: UInt64, base: AESBlock, into block: inout AESBlock) {
        placing.place(half, round: round, base: base, into: &block)
    }
}
