/// How the numerals of a value stand in memory.
protocol FF1Symbols: Sendable {
    associatedtype Symbol: BitwiseCopyable

    /// The numeral of a symbol; for what is no symbol, a number that is not below the radix.
    func numeral(of symbol: Symbol) -> UInt64

    /// The symbol of a numeral below the radix.
    func symbol(for numeral: UInt64) -> Symbol
}

/// Numerals as they are.
struct FF1NumeralSymbols: FF1Symbols {
    @inline(__always)
    func numeral(of symbol: Numeral) -> UInt64 { UInt64(symbol) }

    @inline(__always)
    func symbol(for numeral: UInt64) -> Numeral { Numeral(truncatingIfNeeded: numeral) }
}

/// ASCII characters that follow each other, such as the digits: no table, so no memory access that depends on the value.
struct FF1ASCIIRun: FF1Symbols {
    let first: UInt8

    @inline(__always)
    func numeral(of symbol: UInt8) -> UInt64 { UInt64(symbol &- first) }

    @inline(__always)
    func symbol(for numeral: UInt64) -> UInt8 { first &+ UInt8(truncatingIfNeeded: numeral) }
}

/// Any ASCII characters.
struct FF1ASCIITable: FF1Symbols {
    /// 256 entries by byte, 255 for what is no symbol; and 256 by numeral, so that no index is out of bounds.
    private let numerals: [UInt8]
    private let symbols: [UInt8]

    init(_ alphabet: [UInt8]) {
        var (numerals, symbols) = ([UInt8](repeating: 255, count: 256), [UInt8](repeating: 0, count: 256))
        for (numeral, symbol) in alphabet.enumerated() {
            numerals[Int(symbol)] = UInt8(numeral)
            symbols[numeral] = symbol
        }
        self.numerals = numerals
        self.symbols = symbols
    }

    @inline(__always)
    func numeral(of symbol: UInt8) -> UInt64 { UInt64(numerals[Int(symbol)]) }

    @inline(__always)
    func symbol(for numeral: UInt64) -> UInt8 { symbols[Int(UInt8(truncatingIfNeeded: numeral))] }
}

extension FF1Symbols {
    /// The place of the first symbol whose numeral is not below the radix.
    @inline(__always)
    func firstInvalid(in symbols: Span<Symbol>, radix: Radix) -> Int? {
        let radix = UInt64(radix.value)
        var greatest: UInt64 = 0
        for index in symbols.indices { greatest = max(greatest, numeral(of: symbols[index])) }
        if greatest < radix { return nil }
        return symbols.indices.first { numeral(of: symbols[$0]) >= radix }
    }
}
