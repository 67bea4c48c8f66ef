import CryptoCore

/// The ten rounds over halves that fit into machine words.
///
/// ## Specification
/// SP 800-38G, Algorithm 7 and 8, step 6. The standard swaps A and B after every round; here the halves stay in place and
/// the rounds take turns: an even round changes A (u numerals) by a function of B, an odd round changes B (v numerals)
/// by a function of A. Decryption goes through the rounds backwards and subtracts.
struct FF1Rounds<Modulus: FF1Modulus>: Sendable {
    typealias Half = Modulus.Half

    /// radix^u and radix^v.
    let modulusU: Modulus
    let modulusV: Modulus

    /// One value. `base` is all of Q and P that the rounds have in common, absorbed.
    @inline(__always)
    func process(
        _ a: inout Half, _ b: inout Half, base: AESBlock, direction: FF1Direction, cipher: AESBlockCipher
    ) throws(CryptoCoreError) {
        var block = base
        switch direction {
        case .encrypt:
            var round: UInt64 = 0
            while round < 10 {
                modulusU.place(b, round: round, base: base, into: &block)
                a = modulusU.adding(a, try cipher.encrypt(block))
                modulusV.place(a, round: round + 1, base: base, into: &block)
                b = modulusV.adding(b, try cipher.encrypt(block))
                round += 2
            }
        case .decrypt:
            var round: UInt64 = 10
            while round > 0 {
                modulusV.place(a, round: round - 1, base: base, into: &block)
                b = modulusV.subtracting(b, try cipher.encrypt(block))
                modulusU.place(b, round: round - 2, base: base, into: &block)
                a = modulusU.subtracting(a, try cipher.encrypt(block))
                round -= 2
            }
        }
    }

    /// A chunk of `count` values in lock step: one call of the cipher a round.
    ///
    /// The cipher's input and output are two buffers, so that the part of a block that all rounds share is written once.
    func process(
        _ a: inout MutableSpan<Half>, _ b: inout MutableSpan<Half>, bases: Span<AESBlock>, count: Int,
        direction: FF1Direction, cipher: AESBlockCipher, input: inout MutableSpan<AESBlock>,
        output: inout MutableSpan<AESBlock>
    ) throws(CryptoCoreError) {
        for row in 0..<count { input[row] = bases[row] }
        switch direction {
        case .encrypt:
            for pair in UInt64(0)..<5 {
                try round(
                    2 * pair, changing: &a, by: b.span, modulus: modulusU, bases, count, direction, cipher, &input,
                    &output)
                try round(
                    2 * pair + 1, changing: &b, by: a.span, modulus: modulusV, bases, count, direction, cipher, &input,
                    &output)
            }
        case .decrypt:
            for pair in (UInt64(0)..<5).reversed() {
                try round(
                    2 * pair + 1, changing: &b, by: a.span, modulus: modulusV, bases, count, direction, cipher, &input,
                    &output)
                try round(
                    2 * pair, changing: &a, by: b.span, modulus: modulusU, bases, count, direction, cipher, &input,
                    &output)
            }
        }
    }

    @inline(__always)
    private func round(
        _ round: UInt64, changing target: inout MutableSpan<Half>, by source: Span<Half>, modulus: Modulus,
        _ bases: Span<AESBlock>, _ count: Int, _ direction: FF1Direction, _ cipher: AESBlockCipher,
        _ input: inout MutableSpan<AESBlock>, _ output: inout MutableSpan<AESBlock>
    ) throws(CryptoCoreError) {
        for row in 0..<count {
            modulus.place(source[row], round: round, base: bases[row], into: &input[row])
        }
        try cipher.encrypt(input.span, into: &output, count: count)
        switch direction {
        case .encrypt: for row in 0..<count { target[row] = modulus.adding(target[row], output[row]) }
        case .decrypt: for row in 0..<count { target[row] = modulus.subtracting(target[row], output[row]) }
        }
    }
}
