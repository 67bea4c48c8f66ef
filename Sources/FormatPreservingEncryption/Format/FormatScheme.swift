import BigInt

/// How the values of a format are taken apart and put together again. There are three ways: parts in a sequence,
/// letters wherever they stand, and payment cards.
protocol FormatScheme: Sendable {
    /// Whether all that can occur is ASCII, so that values are handled as bytes.
    var isASCII: Bool { get }

    /// The lengths of values, in scalars.
    var lengths: ClosedRange<Int> { get }

    /// The domains: one, or one for each length that tokens keep.
    var domains: [FormatDomain] { get }

    /// Whether a byte ends each kept part in the tweak, since its length varies. As many as there are kept parts.
    var keptIsTerminated: [Bool] { get }

    /// Whether anything of a value goes into the tweak.
    var hasKept: Bool { get }

    /// Finds the parts: fills `starts`, `kept` and `keptEnds`, and checks all that is not encrypted.
    ///
    /// - Returns: the number of the domain.
    func locate<Unit: FormatUnit>(
        _ text: Span<Unit>, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int

    /// Appends the numerals of a located text, and checks its check digits.
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, domain: Int, side: FormatSide, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError)

    /// Appends the text of numerals that stand for a value of the domain.
    func write<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, side: FormatSide, kept: [Unit], keptEnds: [Int], to output: inout [Unit])

    /// The domain of a rank; fills `kept` and `keptEnds`.
    func place<Unit: FormatUnit>(
        _ rank: FormatRank, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int

    /// The number of the first value of a domain among its numerals: what `rank` counts from.
    func offset(ofDomain domain: Int) -> BigUInt

    /// Appends what the kept parts, and the domain, are in the tweak.
    func appendKept<Unit: FormatUnit>(_ kept: [Unit], ends: [Int], domain: Int, to tweak: inout [UInt8])

    /// The kept parts of a rank.
    func keptTexts<Unit: FormatUnit>(_ kept: [Unit], ends: [Int]) -> [String]
}

extension FormatScheme {
    func offset(ofDomain domain: Int) -> BigUInt { 0 }

    var hasKept: Bool { !keptIsTerminated.isEmpty }

    @inline(__always)
    func appendKept<Unit: FormatUnit>(_ kept: [Unit], ends: [Int], domain: Int, to tweak: inout [UInt8]) {
        if domains[domain].hasLengthInTweak {
            FormatTweak.append(length: domains[domain].keptLengths.upperBound, to: &tweak)
        }
        FormatTweak.append(kept: kept, ends: ends, isTerminated: keptIsTerminated, to: &tweak)
    }

    func keptTexts<Unit: FormatUnit>(_ kept: [Unit], ends: [Int]) -> [String] {
        var (texts, start): ([String], Int) = ([], 0)
        for end in ends {
            texts.append(FormatScalars.string(kept[start..<end]))
            start = end
        }
        return texts
    }

    /// A length outside the format's, before anything else is looked at.
    func requireLength(_ count: Int) throws(FormatPreservingEncryptionError) {
        if lengths.contains(count) { return }
        let range = lengths.count == 1 ? "\(lengths.lowerBound)" : "\(lengths.lowerBound) to \(lengths.upperBound)"
        throw FormatPreservingEncryptionError(
            count < lengths.lowerBound ? .valueTooShort : .valueTooLong,
            "a value of this format has \(range) characters, this one has \(count)",
            position: count < lengths.lowerBound ? count : lengths.upperBound)
    }
}
