import CryptoCore

/// Rows of one domain and one size of tweak, on their way through FF1 in lock step.
struct FormatBatch<Symbol: FormatNumeral> {
    let domain: Int
    let tweakSize: Int
    /// The rows in the column, and one after the other their numerals and tweaks.
    var rows: [Int] = []
    var numerals: [Symbol] = []
    var tweaks: [UInt8] = []

    /// Rows that are enciphered together: several chunks of the lock step.
    static var limit: Int { 2_048 }

    init(domain: Int, tweakSize: Int) { (self.domain, self.tweakSize) = (domain, tweakSize) }

    /// One round of FF1 over all rows.
    func encipher<Symbols: FF1Symbols>(
        _ symbols: Symbols, _ engine: FF1Engine, width: Int, numerals: inout [Symbol], direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) where Symbols.Symbol == Symbol {
        var span = numerals.mutableSpan
        var done = 0
        do throws(CryptoCoreError) {
            try engine.processColumn(
                &span, width: width, symbols: symbols, tweaks: tweaks.span, tweakSize: tweakSize,
                tweakPerRow: true, direction: direction, done: &done)
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
    }

    /// Keeps only the rows at `places`, which go upwards.
    @inline(__always)
    mutating func keep(_ places: [Int], width: Int) {
        for (to, from) in places.enumerated() {
            rows[to] = rows[from]
            for index in 0..<width { numerals[to &* width &+ index] = numerals[from &* width &+ index] }
            for index in 0..<tweakSize { tweaks[to &* tweakSize &+ index] = tweaks[from &* tweakSize &+ index] }
        }
        rows.removeLast(rows.count - places.count)
        numerals.removeLast(numerals.count - places.count * width)
        tweaks.removeLast(tweaks.count - places.count * tweakSize)
    }

    mutating func wipe() {
        CryptoCore.wipe(&numerals)
        CryptoCore.wipe(&tweaks)
    }
}
