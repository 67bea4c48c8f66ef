/// The symbols of an alphabet and their numerals.
final class AlphabetTable: Sendable {
    /// How text in the alphabet is read and written.
    enum Form: Sendable {
        case asciiRun(FF1ASCIIRun)
        case asciiTable(FF1ASCIITable)
        /// Scalar by scalar.
        case wide
    }

    let symbols: [Unicode.Scalar]
    let form: Form

    /// Numerals by scalar in pages of 256; page 0 is the empty page. -1 for what is no symbol.
    private let pageOfBlock: [UInt16]
    private let pages: [Int32]

    init(_ symbols: [Unicode.Scalar]) throws(FormatPreservingEncryptionError) {
        var pageOfBlock = [UInt16](repeating: 0, count: 0x110000 >> 8)
        var pages = [Int32](repeating: -1, count: 256)
        for (numeral, symbol) in symbols.enumerated() {
            let block = Int(symbol.value >> 8)
            if pageOfBlock[block] == 0 {
                pageOfBlock[block] = UInt16(pages.count >> 8)
                pages.append(contentsOf: repeatElement(-1, count: 256))
            }
            let place = Int(pageOfBlock[block]) << 8 | Int(symbol.value & 0xFF)
            guard pages[place] < 0 else {
                throw FormatPreservingEncryptionError(
                    .invalidAlphabet,
                    "an alphabet has each symbol once, this one repeats the symbol at \(pages[place])",
                    position: numeral)
            }
            pages[place] = Int32(numeral)
        }
        self.symbols = symbols
        self.pageOfBlock = pageOfBlock
        self.pages = pages
        form = Self.form(of: symbols)
    }

    /// The numeral of a scalar, or nil where it is no symbol.
    func numeral(of scalar: Unicode.Scalar) -> Numeral? {
        let numeral = pages[Int(pageOfBlock[Int(scalar.value >> 8)]) << 8 | Int(scalar.value & 0xFF)]
        return numeral < 0 ? nil : Numeral(numeral)
    }

    private static func form(of symbols: [Unicode.Scalar]) -> Form {
        guard symbols.allSatisfy(\.isASCII) else { return .wide }
        let first = symbols[0].value
        let isRun = symbols.enumerated().allSatisfy { $1.value == first + UInt32($0) }
        return isRun
            ? .asciiRun(FF1ASCIIRun(first: UInt8(first)))
            : .asciiTable(FF1ASCIITable(symbols.map { UInt8($0.value) }))
    }
}
