import BigInt

/// The letters of a text, enciphered wherever they stand; the other characters stay where they are.
final class LettersScheme: FormatScheme {
    let table: SymbolTable
    /// What may stand between letters.
    let keeping: Set<UInt32>
    /// The numbers of letters: from the first with 1,000,000 values.
    let letterCounts: ClosedRange<Int>
    let lengths: ClosedRange<Int>
    let domains: [FormatDomain]
    let isASCII: Bool

    /// In `kept`, the place of a letter.
    private static let letter: UInt32 = 0x5F

    let keptIsTerminated = [false]

    /// - Parameter letterCounts: how few letters, at least 1, and how many.
    init(
        _ alphabet: Alphabet, keeping: [Unicode.Scalar], letterCounts: ClosedRange<Int>, floor: BigUInt
    ) throws(FormatPreservingEncryptionError) {
        guard !keeping.contains("_"), !keeping.contains(where: { alphabet.table.numeral(of: $0) != nil }) else {
            throw SequenceScheme.invalid("what is kept between letters is no letter, and not '_'")
        }
        guard letterCounts.lowerBound >= 1, letterCounts.upperBound <= FF1.maximumLength / 2 else {
            throw SequenceScheme.invalid("the number of letters is 1 to \(FF1.maximumLength / 2)")
        }
        let size = BigUInt(alphabet.radix.value)
        let least = letterCounts.first { size.power($0) >= floor }
        guard let least else { throw FormatDomain.tooSmall(size.power(letterCounts.upperBound)) }
        table = SymbolTable(alphabet)
        self.keeping = Set(keeping.map(\.value))
        self.letterCounts = least...letterCounts.upperBound
        lengths = 1...2 * letterCounts.upperBound
        isASCII = alphabet.isASCII && keeping.allSatisfy(\.isASCII)
        domains = self.letterCounts.map {
            FormatDomain(
                size: size.power($0), radix: alphabet.radix, length: $0, ranking: .direct, keptLengths: $0...$0)
        }
    }

    @inline(__always)
    func locate<Unit: FormatUnit>(
        _ text: Span<Unit>, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        try requireLength(text.count)
        buffers.kept.removeAll(keepingCapacity: true)
        var letters = 0
        for index in text.indices {
            if table.numeral(of: text[index]) != nil {
                buffers.kept.append(Unit(Self.letter))
                letters &+= 1
            } else if keeping.contains(UInt32(text[index])) {
                buffers.kept.append(text[index])
            } else {
                throw .foreign(at: index, "the character is no letter of this script, and none that is kept")
            }
        }
        buffers.keptEnds = [buffers.kept.count]
        guard letters >= letterCounts.lowerBound else {
            throw FormatPreservingEncryptionError(
                .domainTooSmall,
                "\(letters) letters have fewer than 1,000,000 values, and could be found by trying: join fields, or use an "
                    + "opaque token; \(letterCounts.lowerBound) are enough")
        }
        guard letters <= letterCounts.upperBound else {
            throw FormatPreservingEncryptionError(
                .valueTooLong, "a value has at most \(letterCounts.upperBound) letters, this one \(letters)")
        }
        return letters &- letterCounts.lowerBound
    }

    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, domain: Int, side: FormatSide, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        for index in text.indices {
            if let numeral = table.numeral(of: text[index]) { numerals.append(Symbol(truncatingIfNeeded: numeral)) }
        }
    }

    @inline(__always)
    func write<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, side: FormatSide, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        var next = 0
        for unit in kept {
            if unit == Unit(Self.letter) {
                output.append(table.unit(of: Int(numerals[next])))
                next &+= 1
            } else {
                output.append(unit)
            }
        }
    }

    func place<Unit: FormatUnit>(
        _ rank: FormatRank, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        let scalars = rank.kept.count == 1 ? rank.kept[0].unicodeScalars.map(\.value) : []
        let letters = scalars.count { $0 == Self.letter }
        guard letterCounts.contains(letters), scalars.allSatisfy({ $0 == Self.letter || keeping.contains($0) }) else {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "the rank of such a text needs the text with '_' for each letter")
        }
        buffers.kept = scalars.map { Unit(truncatingIfNeeded: $0) }
        buffers.keptEnds = [scalars.count]
        return letters - letterCounts.lowerBound
    }

    func appendKept<Unit: FormatUnit>(_ kept: [Unit], ends: [Int], to tweak: inout [UInt8]) {
        for unit in kept where unit != Unit(Self.letter) { FormatTweak.append(unit, to: &tweak) }
    }
}
