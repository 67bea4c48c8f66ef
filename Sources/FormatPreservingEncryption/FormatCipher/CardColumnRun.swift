import CryptoCore

/// A column of payment cards on its way: as `FormatColumnRun`, with all that a card is done in words.
///
/// Half of the rows take another round of the walk, so what is done beside FF1 counts.
struct CardColumnRun {
    let scheme: PaymentCardScheme
    let engines: [FF1Engine]
    let direction: FF1Direction
    private(set) var results: [String]
    private var batches: [FormatBatch<UInt8>] = []
    /// The tweak of a row, but for the kept digits, which stand from `keptPlace`.
    private var tweak: [UInt8] = []
    private let keptPlace: Int
    private let sums: (source: Int, result: Int)

    init(
        scheme: PaymentCardScheme, engines: [FF1Engine], tweak: [UInt8], direction: FF1Direction, rows: Int
    ) {
        self.scheme = scheme
        self.engines = engines
        self.direction = direction
        results = [String](repeating: "", count: rows)
        self.tweak = [UInt8](repeating: 0x30, count: scheme.keptDigits)
        FormatTweak.join(tweak.span, hasKept: true, to: &self.tweak)
        keptPlace = tweak.isEmpty ? 0 : 5
        let luhnClass = scheme.luhnClass
        sums = direction == .encrypt ? (0, luhnClass) : (luhnClass, 0)
        for domain in scheme.domains.indices {
            batches.append(FormatBatch(domain: domain, tweakSize: self.tweak.count))
        }
    }

    /// Reads a row, if it is what it should be.
    @inline(__always)
    mutating func add(_ text: String, row: Int) throws(FormatPreservingEncryptionError) -> Bool {
        let bytes = text.utf8.span
        guard scheme.lengths.contains(bytes.count) else { return false }
        let digits = PaddedDigits(bytes)
        guard digits.areDigits, digits.luhnSum % 10 == sums.source,
            let first = PaymentCardScheme.cardDigit(of: Int(bytes[0] &- 0x30), side: direction.source)
        else { return false }
        let index = bytes.count &- scheme.lengths.lowerBound
        let leading = bytes.count &- scheme.keptDigits &- 1
        Self.append(bytes, first, leading, tweak, keptPlace, scheme.keptDigits, row, to: &batches[index])
        if batches[index].rows.count == FormatBatch<UInt8>.limit { try flush(index) }
        return true
    }

    @inline(__always)
    private static func append(
        _ bytes: Span<UInt8>, _ first: Int, _ leading: Int, _ tweak: [UInt8], _ keptPlace: Int, _ keptDigits: Int,
        _ row: Int, to batch: inout FormatBatch<UInt8>
    ) {
        if batch.rows.isEmpty, batch.numerals.capacity < leading {
            batch.numerals.reserveCapacity(FormatBatch<UInt8>.limit * leading)
            batch.tweaks.reserveCapacity(FormatBatch<UInt8>.limit * tweak.count)
            batch.rows.reserveCapacity(FormatBatch<UInt8>.limit)
        }
        batch.numerals.append(UInt8(truncatingIfNeeded: first))
        for index in 1..<leading { batch.numerals.append(bytes[index] &- 0x30) }
        for index in 0..<keptPlace { batch.tweaks.append(tweak[index]) }
        for index in leading &+ 1..<bytes.count { batch.tweaks.append(bytes[index]) }
        for index in keptPlace &+ keptDigits..<tweak.count { batch.tweaks.append(tweak[index]) }
        batch.rows.append(row)
    }

    /// Finishes all rows that were read.
    mutating func flushAll() throws(FormatPreservingEncryptionError) {
        for index in batches.indices where !batches[index].rows.isEmpty { try flush(index) }
    }

    private mutating func flush(_ index: Int) throws(FormatPreservingEncryptionError) {
        let width = scheme.domains[index].length
        var pending: [Int] = []
        pending.reserveCapacity(batches[index].rows.count)
        while !batches[index].rows.isEmpty {
            var numerals: [UInt8] = []
            swap(&numerals, &batches[index].numerals)
            defer { wipe(&numerals) }
            try batches[index].encipher(
                FF1ASCIIRun(first: 0), engines[index], width: width, numerals: &numerals, direction: direction)
            pending.removeAll(keepingCapacity: true)
            Self.write(
                numerals.span, width: width, batches[index], keptPlace: keptPlace, scheme.keptDigits,
                side: direction.result, sum: sums.result, to: &results, &pending)
            swap(&numerals, &batches[index].numerals)
            batches[index].keep(pending, width: width)
        }
    }

    /// Writes the rows that begin like a card again; the places of the others go to `pending`.
    @inline(never)
    private static func write(
        _ numerals: Span<UInt8>, width: Int, _ batch: FormatBatch<UInt8>, keptPlace: Int, _ keptDigits: Int,
        side: FormatSide, sum: Int, to results: inout [String], _ pending: inout [Int]
    ) {
        let (tweaks, rows, tweakSize) = (batch.tweaks, batch.rows, batch.tweakSize)
        let count = width &+ 1 &+ keptDigits
        // Whether the determined digit, before the kept ones, is doubled.
        let isDoubled = keptDigits % 2 == 1
        var storage = InlineArray<24, UInt8>(repeating: 0x30)
        for place in 0..<rows.count {
            let start = place &* width
            let first = numerals[start]
            guard first >= 2, first <= 6 else {
                pending.append(place)
                continue
            }
            storage[0] = 0x30 &+ (side == .value ? first : PaymentCardScheme.tokenDigit(of: first))
            for index in 1..<width { storage[index] = 0x30 &+ numerals[start &+ index] }
            storage[width] = 0x30
            let kept = place &* tweakSize &+ keptPlace
            for index in 0..<keptDigits { storage[width &+ 1 &+ index] = tweaks[kept &+ index] }
            var whole = storage.mutableSpan
            var text = whole._mutatingExtracting(..<count)
            let missing = (sum &+ 300 &- PaddedDigits(text.span).luhnSum) % 10
            text[width] = CheckDigits.luhnDigit(adding: missing, isDoubled: isDoubled)
            results[rows[place]] = FF1Text.string(text.span)
        }
        var whole = storage.mutableSpan
        wipe(&whole)
    }

    /// Overwrites what there is of cards.
    mutating func wipeAll() { for index in batches.indices { batches[index].wipe() } }
}
