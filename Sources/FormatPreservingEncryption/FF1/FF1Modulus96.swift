import BigInt
import CryptoCore

/// The 96-bit tier: halves of up to 62 bits, such as 18 decimal digits; y has 96 bits (d = 12), of which the quotient
/// needs the upper and the remainder the lower 64.
struct FF1Modulus96: FF1Modulus {
    /// The greatest modulus: 4m has to fit into a word.
    static let greatestModulus = BigUInt(1) << 62

    private let modulus: FF1WordReciprocal
    private let placing: FF1WordPlacing
    /// What turns S's first word into y's bits above the modulus's.
    private let topShift: UInt64

    /// - Parameter modulus: radix^v, or radix^u where that is the same.
    init(_ modulus: BigUInt, b: Int) {
        self.modulus = FF1WordReciprocal(modulus)
        placing = FF1WordPlacing(b: b)
        topShift = self.modulus.shift - 32
    }

    /// y mod m plus at most two m.
    ///
    /// radix^v has more than 8(b-1) >= 32 bits, so that y has at most 64 bits above them: those are in S's first word.
    @inline(__always)
    func nearlyReduced(_ s: AESBlock) -> UInt64 {
        modulus.remainder(top: s.high &>> topShift, of: s.high &<< 32 | s.low &>> 32)
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
