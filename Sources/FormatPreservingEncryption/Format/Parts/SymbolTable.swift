/// The symbols of a class, read by unit and written by numeral.
final class SymbolTable: Sendable {
    let alphabet: Alphabet
    /// By byte: the numeral, or -1 for what is no symbol.
    private let ascii: [Int32]
    private let table: AlphabetTable

    init(_ alphabet: Alphabet) {
        self.alphabet = alphabet
        table = alphabet.table
        var ascii = [Int32](repeating: -1, count: 256)
        for code in UInt8(0)..<0x80 {
            if let numeral = alphabet.table.numeral(of: Unicode.Scalar(code)) { ascii[Int(code)] = Int32(numeral) }
        }
        self.ascii = ascii
    }

    var radix: Int { table.symbols.count }

    /// The numeral of a unit, or nil where it is no symbol.
    @inline(__always)
    func numeral<Unit: FormatUnit>(of unit: Unit) -> Int? {
        if Unit.bitWidth == 8 || unit < 0x80 {
            let numeral = ascii[Int(UInt8(truncatingIfNeeded: unit))]
            return numeral < 0 ? nil : Int(numeral)
        }
        return table.numeral(of: unit.scalar).map(Int.init)
    }

    /// The unit of a numeral below the radix.
    @inline(__always)
    func unit<Unit: FormatUnit>(of numeral: Int) -> Unit { Unit(truncatingIfNeeded: table.symbols[numeral].value) }

    func contains(_ scalar: UInt32) -> Bool { numeral(of: scalar) != nil }
}
