import CryptoCore

/// The ten rounds over halves that fit into machine words.
///
/// ## Specification
/// SP 800-38G, Algorithm 7 and 8, step 6. The standard swaps A and B after every round; here the halves stay in place
/// and the rounds take turns: an even round changes A (u numerals) by a function of B, an odd round changes B (v
/// numerals) by a function of A. Decryption goes through the rounds backwards and subtracts.
struct FF1Rounds<ModulusU: FF1Modulus, ModulusV: FF1Modulus>: Sendable where ModulusU.Half == ModulusV.Half {
    typealias Half = ModulusV.Half

    /// radix^u and radix^v.
    let modulusU: ModulusU
    let modulusV: ModulusV

    /// One value. `base` is all of P and Q that the rounds have in common, absorbed.
    @inline(__always)
    func process(
        _ a: inout Half, _ b: inout Half, base: AESBlock, direction: FF1Direction, cipher: AESBlockCipher
    ) throws(CryptoCoreError) {
        switch direction {
        case .encrypt: try process(&a, &b, base, FF1Encrypting.self, cipher)
        case .decrypt: try process(&a, &b, base, FF1Decrypting.self, cipher)
        }
    }

    @inline(__always)
    private func process<Way: FF1Way>(
        _ a: inout Half, _ b: inout Half, _ base: AESBlock, _ way: Way.Type, _ cipher: AESBlockCipher
    ) throws(CryptoCoreError) {
        var block = base
        for step in UInt64(0)..<10 {
            let round = Way.round(at: step)
            if round % 2 == 0 {
                modulusU.place(b, round: round, base: base, into: &block)
                a = Way.changed(a, by: try cipher.encrypt(block), modulus: modulusU)
            } else {
                modulusV.place(a, round: round, base: base, into: &block)
                b = Way.changed(b, by: try cipher.encrypt(block), modulus: modulusV)
            }
        }
    }

    /// A chunk of values in lock step: one call of the cipher a round.
    ///
    /// All spans are of one count, but `bases` is empty where `base` is the one for all rows, which `input` holds then.
    /// The cipher's input and output are two buffers, so that the part of a block that all rounds share is written
    /// once.
    func process(
        _ a: inout MutableSpan<Half>, _ b: inout MutableSpan<Half>, base: AESBlock, bases: Span<AESBlock>,
        direction: FF1Direction, cipher: AESBlockCipher, input: inout MutableSpan<AESBlock>,
        output: inout MutableSpan<AESBlock>
    ) throws(CryptoCoreError) {
        precondition(a.count == b.count && a.count == input.count && a.count == output.count)
        switch direction {
        case .encrypt: try process(&a, &b, base, bases, FF1Encrypting.self, cipher, &input, &output)
        case .decrypt: try process(&a, &b, base, bases, FF1Decrypting.self, cipher, &input, &output)
        }
    }

    private func process<Way: FF1Way>(
        _ a: inout MutableSpan<Half>, _ b: inout MutableSpan<Half>, _ base: AESBlock, _ bases: Span<AESBlock>,
        _ way: Way.Type, _ cipher: AESBlockCipher, _ input: inout MutableSpan<AESBlock>,
        _ output: inout MutableSpan<AESBlock>
    ) throws(CryptoCoreError) {
        for row in 0..<bases.count { input[row] = bases[row] }
        let first = Way.round(at: 0)
        if first % 2 == 0 {
            Self.place(b.span, modulusU, round: first, base, bases, &input)
        } else {
            Self.place(a.span, modulusV, round: first, base, bases, &input)
        }
        for step in UInt64(0)..<10 {
            try cipher.encrypt(input.span, into: &output, count: a.count)
            let next = step < 9 ? Way.round(at: step &+ 1) : nil
            if Way.round(at: step) % 2 == 0 {
                Self.change(&a, by: output.span, modulusU, way, next: next, base, bases, &input)
            } else {
                Self.change(&b, by: output.span, modulusV, way, next: next, base, bases, &input)
            }
        }
    }

    /// Writes the blocks of a round that is a function of `half`.
    private static func place<Modulus: FF1Modulus>(
        _ half: Span<Half>, _ modulus: Modulus, round: UInt64, _ base: AESBlock, _ bases: Span<AESBlock>,
        _ input: inout MutableSpan<AESBlock>
    ) where Modulus.Half == Half {
        for row in 0..<half.count {
            modulus.place(half[row], round: round, base: bases.isEmpty ? base : bases[row], into: &input[row])
        }
    }

    /// The end of one round, and the start of the next, which is a function of the half just changed: in one loop, of a
    /// function of its own, so that all it needs stays in registers.
    @inline(never)
    private static func change<Way: FF1Way, Modulus: FF1Modulus>(
        _ half: inout MutableSpan<Half>, by s: Span<AESBlock>, _ modulus: Modulus, _ way: Way.Type, next: UInt64?,
        _ base: AESBlock, _ bases: Span<AESBlock>, _ input: inout MutableSpan<AESBlock>
    ) where Modulus.Half == Half {
        guard let next else {
            for row in 0..<s.count { half[row] = Way.changed(half[row], by: s[row], modulus: modulus) }
            return
        }
        if bases.isEmpty {
            for row in 0..<s.count {
                let changed = Way.changed(half[row], by: s[row], modulus: modulus)
                half[row] = changed
                modulus.place(changed, round: next, base: base, into: &input[row])
            }
        } else {
            for row in 0..<s.count {
                let changed = Way.changed(half[row], by: s[row], modulus: modulus)
                half[row] = changed
                modulus.place(changed, round: next, base: bases[row], into: &input[row])
            }
        }
    }
}
