import CryptoCore

/// A column of payment cards on its way: as `FormatColumnRun`, with all that a card is done in words.
struct CardColumnRun {
    private let scheme: PaymentCardScheme
    private let engines: [FF1Engine]
    private let direction: FF1Direction
    private(set) var results: [String?]
    private var batches: [CardBatch] = []
    /// The tweak of a row, but for the kept digits, which stand from `keptPlace`.
    private let tweak: [UInt8]
    private let keptPlace: Int
    private let (sourceSum, resultSum): (Int, Int)

    init(
        scheme: PaymentCardScheme, engines: [FF1Engine], tweak caller: [UInt8], direction: FF1Direction, rows: Int
    ) {
        self.scheme = scheme
        self.engines = engines
        self.direction = direction
        results = [String?](repeating: nil, count: rows)
        var tweak = [UInt8](repeating: 0x30, count: scheme.keptDigits)
        FormatTweak.join(caller.span, hasKept: true, to: &tweak)
        self.tweak = tweak
        keptPlace = caller.isEmpty ? 0 : 5
        (sourceSum, resultSum) = direction == .encrypt ? (0, scheme.luhnClass) : (scheme.luhnClass, 0)
        for domain in scheme.domains { batches.append(CardBatch(width: domain.length, tweakSize: tweak.count)) }
    }

    /// Reads a row, if it is what it should be.
    @inline(__always)
    mutating func add(_ text: String, row: Int) throws(FormatPreservingEncryptionError) -> Bool {
        let bytes = text.utf8.span
        let index = bytes.count &- scheme.lengths.lowerBound
        guard index >= 0, index < batches.count else { return false }
        let digits = PaddedDigits(bytes)
        guard digits.areDigits, digits.luhnSum % 10 == sourceSum,
            let first = PaymentCardScheme.cardDigit(of: Int(bytes[0] &- 0x30), side: direction.source)
        else { return false }
        let tweak = tweak
        batches[index].add(
            bytes, first: UInt8(truncatingIfNeeded: first), row: row, tweak: tweak.span, keptPlace: keptPlace)
        if batches[index].isFull { try flush(index) }
        return true
    }

    /// Finishes all rows that were read.
    mutating func flushAll() throws(FormatPreservingEncryptionError) {
        for index in batches.indices where batches[index].count > 0 { try flush(index) }
    }

    /// Finishes the rows of a batch.
    private mutating func flush(_ index: Int) throws(FormatPreservingEncryptionError) {
        try batches[index].encipher(engines[index], direction: direction, within: scheme.domains[index].range)
        Self.write(
            batches[index], keptPlace: keptPlace, scheme.keptDigits, side: direction.result, sum: resultSum,
            to: &results)
        batches[index].removeAll()
    }

    /// Writes the texts of a batch.
    @inline(never)
    private static func write(
        _ batch: CardBatch, keptPlace: Int, _ keptDigits: Int, side: FormatSide, sum: Int, to results: inout [String?]
    ) {
        let (width, tweakSize) = (batch.width, batch.tweakSize)
        let (numerals, tweaks, rows) = (batch.numerals.span, batch.tweaks.span, batch.rows.span)
        var results = results.mutableSpan
        let count = width &+ 1 &+ keptDigits
        // Whether the determined digit, before the kept ones, is doubled.
        let isDoubled = keptDigits % 2 == 1
        var storage = InlineArray<24, UInt8>(repeating: 0x30)
        for place in 0..<batch.count {
            let start = place &* width
            let first = numerals[start]
            var whole = storage.mutableSpan
            if width >= 8 {
                whole.setLittleEndianWord(numerals.littleEndianWord(at: start) ^ 0x3030_3030_3030_3030, at: 0)
                whole.setLittleEndianWord(
                    numerals.littleEndianWord(at: start &+ width &- 8) ^ 0x3030_3030_3030_3030, at: width &- 8)
            } else {
                for index in 0..<width { whole[index] = 0x30 ^ numerals[start &+ index] }
            }
            whole[0] = 0x30 &+ (side == .value ? first : PaymentCardScheme.tokenDigit(of: first))
            whole[width] = 0x30
            let kept = place &* tweakSize &+ keptPlace
            for index in 0..<keptDigits { whole[width &+ 1 &+ index] = tweaks[kept &+ index] }
            var text = whole._mutatingExtracting(..<count)
            let missing = (sum &+ 300 &- PaddedDigits(text.span).luhnSum) % 10
            text[width] = CheckDigits.luhnDigit(adding: missing, isDoubled: isDoubled)
            results[rows[place]] = FF1Text.string(text.span)
        }
        var whole = storage.mutableSpan
        wipe(&whole)
    }

    /// Overwrites what there is of cards.
    mutating func wipeAll() { for index in batches.indices { batches[index].wipeAll() } }
}
