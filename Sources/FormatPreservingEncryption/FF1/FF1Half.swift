/// One half of a value, A or B, as a machine word.
protocol FF1Half: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable {
    /// Divides by the size of a limb, at most 2^32, and gives the remainder.
    ///
    /// - Parameter reciprocal: floor((2^64 - 1) / size).
    mutating func splitLimb(size: UInt64, reciprocal: UInt64) -> UInt64
}

extension UInt64: FF1Half {
    @inline(__always)
    mutating func splitLimb(size: UInt64, reciprocal: UInt64) -> UInt64 {
        // Right or one too small, as the reciprocal is cut.
        let quotient = multipliedFullWidth(by: reciprocal).high
        let remainder = self &- quotient &* size
        let excess: UInt64 = remainder >= size ? 1 : 0
        self = quotient &+ excess
        return remainder &- excess &* size
    }
}

/// Up to 96 bits.
extension UInt128: FF1Half {
    /// 32 bits at a time, as on paper.
    @inline(__always)
    mutating func splitLimb(size: UInt64, reciprocal: UInt64) -> UInt64 {
        var (quotient, remainder) = (UInt128(0), UInt64(0))
        for word in UInt128(1)...3 {
            var part = remainder &<< 32 | UInt64(truncatingIfNeeded: self &>> (96 &- 32 &* word)) & 0xFFFF_FFFF
            remainder = part.splitLimb(size: size, reciprocal: reciprocal)
            quotient = quotient &<< 32 | UInt128(part)
        }
        self = quotient
        return remainder
    }
}

extension FF1Half {
    /// x - m, or x where that is negative: a borrow and a conditional move, not a branch.
    @inline(__always)
    func subtractingOnce(_ m: Self) -> Self {
        let (difference, borrow) = subtractingReportingOverflow(m)
        return borrow ? self : difference
    }
}
