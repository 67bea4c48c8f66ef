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

    /// Letters that NFC writes as one scalar with a sign that may follow them. They are read as the two, and written as one,
    /// so that a token is in NFC where its value is.
    let composed: [UInt32: (letter: UInt32, sign: UInt32)]

    /// Unicode, canonical compositions of the letters and signs that name scripts have.
    private static let compositions: [(letter: UInt32, sign: UInt32, composed: UInt32)] = [
        (0x928, 0x93C, 0x929), (0x930, 0x93C, 0x931), (0x933, 0x93C, 0x934),
    ]

    /// In `kept`, the place of a letter.
    static let letter: UInt32 = 0x5F

    let keptIsTerminated = [false]

    /// - Parameter letterCounts: how few letters, at least 1, and how many.
    init(
        _ alphabet: Alphabet, keeping: [Unicode.Scalar], letterCounts: ClosedRange<Int>, floor: BigUInt
    ) throws(FormatPreservingEncryptionError) {
        guard !keeping.contains("_"), !keeping.contains(where: { alphabet.table.numeral(of: $0) != nil }) else {
            throw .invalidFormat("what is kept between letters is no letter, and not '_'")
        }
        guard letterCounts.lowerBound >= 1, letterCounts.upperBound <= FF1.maximumLength / 2 else {
            throw .invalidFormat("the number of letters is 1 to \(FF1.maximumLength / 2)")
        }
        let size = BigUInt(alphabet.radix.value)
        let least = letterCounts.first { size.power($0) >= floor }
        guard let least else { throw FormatDomain.tooSmall(size.power(letterCounts.upperBound)) }
        table = SymbolTable(alphabet)
        self.keeping = Set(keeping.map(\.value))
        self.letterCounts = least...letterCounts.upperBound
        lengths = 1...2 * letterCounts.upperBound
        isASCII = alphabet.isASCII && keeping.allSatisfy(\.isASCII)
        var composed: [UInt32: (letter: UInt32, sign: UInt32)] = [:]
        for (letter, sign, whole) in Self.compositions
        where table.contains(letter) && !table.contains(whole) && self.keeping.contains(sign)
            && !self.keeping.contains(whole)
        {
            composed[whole] = (letter, sign)
        }
        self.composed = composed
        var (domains, count) = ([FormatDomain](), size.power(least))
        for letters in self.letterCounts {
            domains.append(
                FormatDomain(
                    size: count, radix: alphabet.radix, length: letters, ranking: .direct,
                    keptLengths: letters...letters))
            count = count.multiplied(byWord: UInt(alphabet.radix.value))
        }
        self.domains = domains
    }
}
