import CryptoCore

/// Cards of one length on their way through FF1 in lock step, in memory that is taken once.
struct CardBatch {
    /// The leading digits of a card, and the bytes of its tweak.
    let width: Int
    let tweakSize: Int
    /// The rows in the column, and one after the other their leading digits as numerals, and their tweaks.
    private(set) var rows: [Int] = []
    private(set) var numerals: [UInt8] = []
    private(set) var tweaks: [UInt8] = []
    private(set) var count = 0

    /// Rows that are enciphered together: several chunks of the lock step.
    static let limit = 2_048

    init(width: Int, tweakSize: Int) { (self.width, self.tweakSize) = (width, tweakSize) }

    var isFull: Bool { count == Self.limit }

    /// Takes a card.
    ///
    /// - Parameters:
    ///   - card: its digits.
    ///   - first: the numeral that stands for the first.
    ///   - tweak: the tweak, but for the kept digits, which are to stand from `keptPlace`.
    @inline(__always)
    mutating func add(_ card: Span<UInt8>, first: UInt8, row: Int, tweak: Span<UInt8>, keptPlace: Int) {
        if rows.isEmpty {
            rows = [Int](repeating: 0, count: Self.limit)
            numerals = [UInt8](repeating: 0, count: Self.limit * width)
            tweaks = [UInt8](repeating: 0, count: Self.limit * tweakSize)
        }
        let (width, tweakSize, place) = (width, tweakSize, count)
        count &+= 1
        rows[place] = row
        let start = place &* width
        var digits = numerals.mutableSpan
        if width >= 8 {
            // Two words that overlap.
            digits.setLittleEndianWord(card.littleEndianWord(at: 0) ^ 0x3030_3030_3030_3030, at: start)
            digits.setLittleEndianWord(
                card.littleEndianWord(at: width &- 8) ^ 0x3030_3030_3030_3030, at: start &+ width &- 8)
        } else {
            for index in 0..<width { digits[start &+ index] = card[index] ^ 0x30 }
        }
        digits[start] = first
        let tweakStart = place &* tweakSize
        var bytes = tweaks.mutableSpan
        if tweakSize > card.count &- width &- 1 {
            for index in 0..<tweakSize { bytes[tweakStart &+ index] = tweak[index] }
        }
        for index in width &+ 1..<card.count { bytes[tweakStart &+ keptPlace &+ index &- width &- 1] = card[index] }
    }

    /// Walks all rows until they begin like a card.
    mutating func encipher(
        _ engine: FF1Engine, direction: FF1Direction, within range: FF1Range?
    ) throws(FormatPreservingEncryptionError) {
        let (width, tweakSize, count) = (width, tweakSize, count)
        let tweaks = tweaks
        var whole = numerals.mutableSpan
        var span = whole._mutatingExtracting(..<(count * width))
        var done = 0
        do throws(CryptoCoreError) {
            try engine.processColumn(
                &span, width: width, symbols: FF1ASCIIRun(first: 0),
                tweaks: tweaks.span.extracting(..<(count * tweakSize)),
                tweakSize: tweakSize, tweakPerRow: true, direction: direction, within: range, done: &done)
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
    }

    /// Makes room for other rows.
    mutating func removeAll() { count = 0 }

    /// Overwrites what there is of cards.
    mutating func wipeAll() {
        wipe(&numerals)
        wipe(&tweaks)
    }
}
