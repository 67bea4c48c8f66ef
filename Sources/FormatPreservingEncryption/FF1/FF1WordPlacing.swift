import CryptoCore

/// Where the round number stands beside a NUM(B) of at most eight bytes: above it in the low word, or, where NUM(B)
/// fills that, in the high one.
struct FF1WordPlacing: Sendable {
    private let halfBits: UInt64
    private let (lowMask, highMask): (UInt64, UInt64)

    init(b: Int) {
        halfBits = UInt64(8 * b)
        (lowMask, highMask) = b < 8 ? (.max, 0) : (0, .max)
    }

    @inline(__always)
    func place(_ half: UInt64, round: UInt64, base: AESBlock, into block: inout AESBlock) {
        block.low = (base.low ^ round &<< halfBits & lowMask) ^ half
        block.high = base.high ^ (round & highMask)
    }
}
