import CryptoCore

/// Which way the rounds run.
enum FF1Direction: Sendable {
    case encrypt, decrypt
}

/// A direction as a type, so that the innermost loops are compiled for each.
protocol FF1Way {
    /// The round that comes at a step from 0 to 9.
    static func round(at step: UInt64) -> UInt64

    /// What a round makes of the half that it changes.
    static func changed<Modulus: FF1Modulus>(
        _ half: Modulus.Half, by s: AESBlock, modulus: Modulus
    ) -> Modulus.Half
}

/// Algorithm 7: rounds 0 to 9, adding.
enum FF1Encrypting: FF1Way {
    @inline(__always)
    static func round(at step: UInt64) -> UInt64 { step }

    @inline(__always)
    static func changed<Modulus: FF1Modulus>(
        _ half: Modulus.Half, by s: AESBlock, modulus: Modulus
    ) -> Modulus.Half { modulus.adding(half, s) }
}

/// Algorithm 8: rounds 9 to 0, subtracting.
enum FF1Decrypting: FF1Way {
    @inline(__always)
    static func round(at step: UInt64) -> UInt64 { 9 &- step }

    @inline(__always)
    static func changed<Modulus: FF1Modulus>(
        _ half: Modulus.Half, by s: AESBlock, modulus: Modulus
    ) -> Modulus.Half { modulus.subtracting(half, s) }
}
