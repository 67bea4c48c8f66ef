import BigInt

/// A modulus of at most 2^62 and what replaces the division by it.
struct FF1WordReciprocal: Sendable {
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
    /// Cutting x at `shift`, cutting the reciprocal, and cutting the product lose less than one each, together less
    /// than three: the estimated quotient is right or at most two too small.
    @inline(__always)
    func remainder(top: UInt64, of low: UInt64) -> UInt64 {
        low &- top.multipliedFullWidth(by: reciprocal).high &* m
    }

    /// From below 4m to below m, without a branch.
    @inline(__always)
    func reduced(_ x: UInt64) -> UInt64 { x.subtractingOnce(m &+ m).subtractingOnce(m) }
}
