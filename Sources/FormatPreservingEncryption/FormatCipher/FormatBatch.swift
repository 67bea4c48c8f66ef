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

    /// Walks all rows until they stand for values.
    mutating func encipher<Symbols: FF1Symbols>(
        _ symbols: Symbols, _ engine: FF1Engine, width: Int, direction: FF1Direction, within range: FF1Range?
    ) throws(FormatPreservingEncryptionError) where Symbols.Symbol == Symbol {
        let (tweaks, tweakSize) = (tweaks, tweakSize)
        var span = numerals.mutableSpan
        var done = 0
        do throws(CryptoCoreError) {
            try engine.processColumn(
                &span, width: width, symbols: symbols, tweaks: tweaks.span, tweakSize: tweakSize,
                tweakPerRow: true, direction: direction, within: range, done: &done)
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
    }

    /// Makes room for other rows.
    mutating func removeAll() {
        wipe()
        rows.removeAll(keepingCapacity: true)
        numerals.removeAll(keepingCapacity: true)
        tweaks.removeAll(keepingCapacity: true)
    }

    mutating func wipe() {
        CryptoCore.wipe(&numerals)
        CryptoCore.wipe(&tweaks)
    }
}
