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

    /// A chunk of values in lock step: one call of the cipher a round.
    ///
    /// All spans are of one count, but `bases` is empty where `base` is the one for all rows. The cipher's input and output
    /// are two buffers, so that the part of a block that all rounds share is written once.
    func process(
        _ a: inout MutableSpan<Half>, _ b: inout MutableSpan<Half>, base: AESBlock, bases: Span<AESBlock>,
        direction: FF1Direction, cipher: AESBlockCipher, input: inout MutableSpan<AESBlock>,
        output: inout MutableSpan<AESBlock>
    ) throws(CryptoCoreError) {
        let count = a.count
        precondition(b.count == count && input.count == count && output.count == count)
        for row in 0..<count { input[row] = bases.isEmpty ? base : bases[row] }
        switch direction {
        case .encrypt:
            Self.place(b.span, modulus: modulusV, round: 0, base, bases, &input)
            for round in UInt64(0)..<10 {
                try cipher.encrypt(input.span, into: &output, count: count)
                if round % 2 == 0 {
                    Self.add(output.span, to: &a, modulus: modulusU, next: round &+ 1, base, bases, &input)
                } else {
                    Self.add(output.span, to: &b, modulus: modulusV, next: round &+ 1, base, bases, &input)
                }
            }
        case .decrypt:
            Self.place(a.span, modulus: modulusU, round: 9, base, bases, &input)
            for round in (UInt64(0)..<10).reversed() {
                try cipher.encrypt(input.span, into: &output, count: count)
                if round % 2 == 0 {
                    Self.subtract(output.span, from: &a, modulus: modulusU, next: round &- 1, base, bases, &input)
                } else {
                    Self.subtract(output.span, from: &b, modulus: modulusV, next: round &- 1, base, bases, &input)
                }
            }
        }
    }

    @inline(__always)
    private static func place(
        _ half: Span<Half>, modulus: Modulus, round: UInt64, _ base: AESBlock, _ bases: Span<AESBlock>,
        _ input: inout MutableSpan<AESBlock>
    ) {
        for row in 0..<half.count {
            modulus.place(half[row], round: round, base: bases.isEmpty ? base : bases[row], into: &input[row])
        }
    }

    /// The end of one round and the start of the next, which is a function of the half just changed. (After the last
    /// round a start is written that nobody reads.)
    @inline(__always)
    private static func add(
        _ s: Span<AESBlock>, to half: inout MutableSpan<Half>, modulus: Modulus, next: UInt64, _ base: AESBlock,
        _ bases: Span<AESBlock>, _ input: inout MutableSpan<AESBlock>
    ) {
        if bases.isEmpty {
            for row in 0..<s.count {
                let changed = modulus.adding(half[row], s[row])
                half[row] = changed
                modulus.place(changed, round: next, base: base, into: &input[row])
            }
        } else {
            for row in 0..<s.count {
                let changed = modulus.adding(half[row], s[row])
                half[row] = changed
                modulus.place(changed, round: next, base: bases[row], into: &input[row])
            }
        }
    }

    @inline(__always)
    private static func subtract(
        _ s: Span<AESBlock>, from half: inout MutableSpan<Half>, modulus: Modulus, next: UInt64, _ base: AESBlock,
        _ bases: Span<AESBlock>, _ input: inout MutableSpan<AESBlock>
    ) {
        if bases.isEmpty {
            for row in 0..<s.count {
                let changed = modulus.subtracting(half[row], s[row])
                half[row] = changed
                modulus.place(changed, round: next, base: base, into: &input[row])
            }
        } else {
            for row in 0..<s.count {
                let changed = modulus.subtracting(half[row], s[row])
                half[row] = changed
                modulus.place(changed, round: next, base: bases[row], into: &input[row])
            }
        }
    }
}
