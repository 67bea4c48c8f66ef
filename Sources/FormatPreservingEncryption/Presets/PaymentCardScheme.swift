import BigInt

/// Payment cards: DESIGN.md, section 4, "Payment card token".
///
/// A card is, from the left: the leading digits, of which the first is 2 to 6; the digit that the Luhn sum
/// determines; the last digits, which are kept. A token is the same with another first digit (2, 3, 4, 5, 6 become 0,
/// 1, 7, 8, 9), the leading digits enciphered, and the determined digit chosen so that the Luhn sum is `luhnClass`
/// mod 10.
final class PaymentCardScheme: FormatScheme {
    /// How many digits at the end are kept.
    let keptDigits: Int
    /// The Luhn sum of tokens mod 10: 1 to 9.
    let luhnClass: Int
    let lengths: ClosedRange<Int>
    let domains: [FormatDomain]

    var isASCII: Bool { true }
    let keptIsTerminated = [false]

    static let allLengths = 12...19
    static let firstDigits = 2...6

    init(
        keptDigits: Int, luhnClass: Int, lengths: ClosedRange<Int>, floor: BigUInt
    ) throws(FormatPreservingEncryptionError) {
        guard Self.allLengths.contains(lengths.lowerBound), Self.allLengths.contains(lengths.upperBound) else {
            throw .invalidFormat("a card has 12 to 19 digits")
        }
        guard (1...9).contains(luhnClass) else {
            throw .invalidFormat("the Luhn class of tokens is 1 to 9: 0 is that of cards")
        }
        guard keptDigits >= 1, keptDigits <= lengths.lowerBound - 3 else {
            throw .invalidFormat("a card keeps at least its last digit, and at most all but three")
        }
        self.keptDigits = keptDigits
        self.luhnClass = luhnClass
        self.lengths = lengths
        var domains: [FormatDomain] = []
        for length in lengths {
            let leading = length - keptDigits - 1
            let size = BigUInt(5) * BigUInt(10).power(leading - 1)
            guard size >= floor else { throw FormatDomain.tooSmall(size) }
            let rest = [Numeral](repeating: 0, count: leading - 1)
            domains.append(
                FormatDomain(
                    size: size, radix: .decimal, length: leading, ranking: .direct, keptLengths: length...length,
                    range: FF1Range([2] + rest, [6] + rest.map { _ in 9 }, radix: .decimal)))
        }
        self.domains = domains
    }

    @inline(__always)
    func locate<Unit: FormatUnit>(
        _ text: Span<Unit>, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        try requireLength(text.count)
        buffers.kept.removeAll(keepingCapacity: true)
        let start = text.count &- keptDigits
        for index in start..<text.count {
            _ = try text.digit(at: index)
            buffers.kept.append(text[index])
        }
        if buffers.keptEnds.isEmpty { buffers.keptEnds.append(keptDigits) }
        return text.count &- lengths.lowerBound
    }

    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, domain: Int, side: FormatSide, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        let leading = text.count &- keptDigits &- 1
        for index in 0..<leading { numerals.append(Symbol(truncatingIfNeeded: try text.digit(at: index))) }
        _ = try text.digit(at: leading)
        let first = numerals.count &- leading
        switch side {
        case .value:
            guard Self.firstDigits.contains(Int(numerals[first])) else {
                throw .foreign(at: 0, "a payment card begins with 2 to 6")
            }
        case .token:
            guard let digit = Self.cardDigit(of: Int(numerals[first]), side: .token) else {
                throw .foreign(at: 0, "a card's token begins with 0, 1, 7, 8 or 9")
            }
            numerals[first] = Symbol(digit)
        }
        guard CheckDigits.luhnSum(text, without: -1).sum % 10 == (side == .value ? 0 : luhnClass) else {
            throw FormatPreservingEncryptionError(
                .wrongCheckDigit,
                side == .value
                    ? "the number fails the Luhn check: it is no card" : "the Luhn sum is not that of these tokens",
                position: text.count - 1)
        }
    }

    /// The first digit of a card, from that of a card or token; nil where it is of none.
    @inline(__always)
    static func cardDigit(of digit: Int, side: FormatSide) -> Int? {
        switch (side, digit) {
        case (.value, 2...6): digit
        case (.token, 0), (.token, 1): digit + 2
        case (.token, 7...9): digit - 3
        default: nil
        }
    }

    /// The first digit of a token, from that of a card.
    @inline(__always)
    static func tokenDigit<Digit: FixedWidthInteger>(of digit: Digit) -> Digit { digit <= 3 ? digit &- 2 : digit &+ 3 }

    @inline(__always)
    func write<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, side: FormatSide, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        let leading = numerals.count
        let first = Int(numerals[0])
        output.append(Unit(truncatingIfNeeded: 0x30 &+ (side == .value ? first : Self.tokenDigit(of: first))))
        for index in 1..<leading { output.append(Unit(truncatingIfNeeded: numerals[index]) &+ 0x30) }
        output.append(0x30)
        for unit in kept { output.append(unit) }
        let (sum, isDoubled) = CheckDigits.luhnSum(output.span, without: leading)
        let missing = ((side == .value ? 0 : luhnClass) &+ 10 &- sum % 10) % 10
        output[leading] = Unit(CheckDigits.luhnDigit(adding: missing, isDoubled: isDoubled))
    }

    func place<Unit: FormatUnit>(
        _ rank: FormatRank, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        guard rank.kept.count == 1, let text = rank.kept.first, text.utf8.count == keptDigits,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = rank.length, lengths.contains(length)
        else {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "the rank of a card needs its length and its last \(keptDigits) digits")
        }
        buffers.kept = text.utf8.map { Unit($0) }
        buffers.keptEnds = [keptDigits]
        return length - lengths.lowerBound
    }

    /// 2 is the least first digit.
    func offset(ofDomain domain: Int) -> BigUInt { 2 * BigUInt(10).power(domains[domain].length - 1) }
}
