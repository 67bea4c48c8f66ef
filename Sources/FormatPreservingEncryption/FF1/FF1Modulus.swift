import CryptoCore

/// One half of a value as a machine word, and the modulus that it is reduced by: the arithmetic of a round.
///
/// One for each tier implements it; larger values go through `FF1LargeTier`. None has a branch or a memory access that
/// depends on the value, and none divides.
protocol FF1Modulus: Sendable {
    associatedtype Half: FF1Half

    /// (a + y) mod m, y being the number in the leading d bytes of `s`. Steps 6.iv to 6.vi of Algorithm 7.
    func adding(_ a: Half, _ s: AESBlock) -> Half

    /// (a - y) mod m. Steps 6.iv to 6.vi of Algorithm 8.
    func subtracting(_ a: Half, _ s: AESBlock) -> Half

    /// Writes the part of Q's last block that a round changes: [i]^1 || [NUM(B)]^b, masked with `base`.
    ///
    /// `block` holds `base` or an earlier round's block, so that what never changes need not be written again.
    func place(_ half: Half, round: UInt64, base: AESBlock, into block: inout AESBlock)
}
