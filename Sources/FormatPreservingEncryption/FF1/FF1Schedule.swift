import BigInt
import CryptoCore

/// Everything that depends only on key, radix, length and tweak size: made once, then used for every such value.
///
/// Belongs to one thread at a time.
final class FF1Schedule {
    /// The arithmetic, by the size of a half.
    enum Tier {
        /// Up to 32 bits.
        case words64(FF1Rounds<FF1Modulus64, FF1Modulus64>)
        /// Up to 62 bits.
        case words96(FF1Rounds<FF1Modulus96, FF1Modulus96>)
        /// The same, of odd length.
        case words96Odd(FF1Rounds<FF1ShortModulus96, FF1Modulus96>)
        /// Up to 96 bits.
        case words128(FF1Rounds<FF1Modulus128, FF1Modulus128>)
        /// Beyond.
        case large(FF1LargeTier)
    }

    let shape: FF1Shape
    let tweakSize: Int
    let tier: Tier
    let coding: FF1LimbCoding

    /// CIPH_K(P): the state of the PRF after step 5's block, the same in every round.
    private let prefix: AESBlock
    private let constantSize: Int

    init(
        radix: Radix, length: Int, tweakSize: Int, coding: FF1LimbCoding, cipher: AESBlockCipher,
        tier forced: TierChoice = .bySize
    ) throws(CryptoCoreError) {
        shape = FF1Shape(radix: radix, length: length)
        self.tweakSize = tweakSize
        self.coding = coding
        let (u, v) = (shape.power(shape.u), shape.power(shape.v))
        tier =
            switch forced.resolved(b: shape.b, modulus: v) {
            case .words64:
                .words64(
                    FF1Rounds(modulusU: FF1Modulus64(u, b: shape.b), modulusV: FF1Modulus64(v, b: shape.b)))
            case .words96: Self.words96(shape, u, v)
            case .words128:
                .words128(
                    FF1Rounds(
                        modulusU: FF1Modulus128(u, greatest: v, b: shape.b, d: shape.d),
                        modulusV: FF1Modulus128(v, greatest: v, b: shape.b, d: shape.d)))
            case .large, .bySize: .large(FF1LargeTier(shape: shape, modulusU: u, modulusV: v))
            }
        prefix = try cipher.encrypt(shape.p(tweakSize: tweakSize))
        constantSize = shape.constantSize(tweakSize: tweakSize)
    }

    private static func words96(_ shape: FF1Shape, _ u: BigUInt, _ v: BigUInt) -> Tier {
        let modulusV = FF1Modulus96(v, b: shape.b)
        return u == v
            ? .words96(FF1Rounds(modulusU: modulusV, modulusV: modulusV))
            : .words96Odd(
                FF1Rounds(modulusU: FF1ShortModulus96(u, greater: modulusV, b: shape.b), modulusV: modulusV))
    }

    /// The state of the PRF after all whole blocks of Q that no round changes, masked with the constant start of the
    /// block that follows: what every round begins from.
    ///
    /// Costs one AES block for 16 bytes of a long tweak, none for a tweak that fits before NUM(B).
    func base(tweak: Span<UInt8>, cipher: AESBlockCipher) throws(CryptoCoreError) -> AESBlock {
        precondition(tweak.count == tweakSize, "a tweak of another size")
        var (state, index) = (prefix, 0)
        while index &+ 16 <= constantSize {
            state = try cipher.encrypt(state ^ Self.block(of: tweak, from: index))
            index &+= 16
        }
        return index < tweakSize ? state ^ Self.block(of: tweak, from: index) : state
    }

    /// Up to sixteen bytes of the tweak from `start`, then zeros.
    private static func block(of tweak: Span<UInt8>, from start: Int) -> AESBlock {
        if start == 0, tweak.count <= 8, !tweak.isEmpty {
            // As most are: one word.
            var word: UInt64 = 0
            for index in tweak.indices { word = word &<< 8 | UInt64(tweak[index]) }
            return AESBlock(high: word &<< UInt64(64 &- 8 &* tweak.count), low: 0)
        }
        var block: UInt128 = 0
        for index in start..<max(start, min(start + 16, tweak.count)) {
            block |= UInt128(tweak[index]) << UInt128(8 * (15 - (index - start)))
        }
        return AESBlock(block)
    }
}

extension FF1Schedule {
    /// Which arithmetic to use. The tests force a wider tier, to see that it agrees.
    enum TierChoice {
        case bySize, words64, words96, words128, large

        func resolved(b: Int, modulus: BigUInt) -> TierChoice {
            switch self {
            case .bySize where b <= 4: .words64
            case .bySize where modulus <= FF1Modulus96.greatestModulus: .words96
            case .bySize where b <= 12: .words128
            case .bySize: .large
            case .words64, .words96, .words128, .large: self
            }
        }
    }
}
