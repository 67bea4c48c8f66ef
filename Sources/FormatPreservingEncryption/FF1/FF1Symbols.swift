import CryptoCore

/// How the numerals of a value stand in memory.
protocol FF1Symbols: Sendable {
    associatedtype Symbol: BitwiseCopyable

    /// The numeral of a symbol; for what is no symbol, a number that is not below the radix.
    func numeral(of symbol: Symbol) -> UInt64

    /// The greatest of the numerals, in one pass without branches.
    func greatest(in symbols: Span<Symbol>) -> UInt64

    /// Up to eight numerals below 256 from `start`, the last in the topmost byte, zeros where there are fewer.
    func octet(of symbols: Span<Symbol>, from start: Int, count: Int) -> UInt64

    /// Writes the topmost `count` numerals of an octet from `start`.
    func write(octet: UInt64, to symbols: inout MutableSpan<Symbol>, from start: Int, count: Int)

    /// The symbol of a numeral below the radix.
    func symbol(for numeral: UInt64) -> Symbol
}

/// Numerals as they are.
struct FF1NumeralSymbols: FF1Symbols {
    @inline(__always)
    func numeral(of symbol: Numeral) -> UInt64 { UInt64(symbol) }

    @inline(__always)
    func symbol(for numeral: UInt64) -> Numeral { Numeral(truncatingIfNeeded: numeral) }

    @inline(__always)
    func greatest(in symbols: Span<Numeral>) -> UInt64 {
        var greatest: Numeral = 0
        for index in 0..<symbols.count { greatest = max(greatest, symbols[index]) }
        return UInt64(greatest)
    }
}

/// ASCII characters that follow each other, such as the digits: no table, so no memory access that depends on the
/// value.
struct FF1ASCIIRun: FF1Symbols {
    let first: UInt8

    @inline(__always)
    func numeral(of symbol: UInt8) -> UInt64 { UInt64(symbol &- first) }

    @inline(__always)
    func symbol(for numeral: UInt64) -> UInt8 { first &+ UInt8(truncatingIfNeeded: numeral) }

    @inline(__always)
    func greatest(in symbols: Span<UInt8>) -> UInt64 {
        var greatest: UInt8 = 0
        for index in 0..<symbols.count { greatest = max(greatest, symbols[index] &- first) }
        return UInt64(greatest)
    }

    /// Eight symbols are one word, and one subtraction or addition for all: no symbol is below the first.
    @inline(__always)
    func octet(of symbols: Span<UInt8>, from start: Int, count: Int) -> UInt64 {
        guard count == 8 else { return octetOneByOne(of: symbols, from: start, count: count) }
        return symbols.littleEndianWord(at: start) &- UInt64(first) &* 0x0101_0101_0101_0101
    }

    @inline(__always)
    func write(octet: UInt64, to symbols: inout MutableSpan<UInt8>, from start: Int, count: Int) {
        guard count == 8 else { return writeOneByOne(octet: octet, to: &symbols, from: start, count: count) }
        symbols.setLittleEndianWord(octet &+ UInt64(first) &* 0x0101_0101_0101_0101, at: start)
    }
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

    @inline(__always)
    func greatest(in symbols: Span<UInt8>) -> UInt64 {
        var greatest: UInt8 = 0
        for index in 0..<symbols.count { greatest = max(greatest, numerals[Int(symbols[index])]) }
        return UInt64(greatest)
    }
}

extension FF1Symbols {
    @inline(__always)
    func octet(of symbols: Span<Symbol>, from start: Int, count: Int) -> UInt64 {
        octetOneByOne(of: symbols, from: start, count: count)
    }

    @inline(__always)
    func write(octet: UInt64, to symbols: inout MutableSpan<Symbol>, from start: Int, count: Int) {
        writeOneByOne(octet: octet, to: &symbols, from: start, count: count)
    }

    @inline(__always)
    func octetOneByOne(of symbols: Span<Symbol>, from start: Int, count: Int) -> UInt64 {
        var octet: UInt64 = 0
        var shift = UInt64(8 &* (8 &- count))
        for index in start..<start &+ count {
            octet |= numeral(of: symbols[index]) &<< shift
            shift &+= 8
        }
        return octet
    }

    @inline(__always)
    func writeOneByOne(octet: UInt64, to symbols: inout MutableSpan<Symbol>, from start: Int, count: Int) {
        var shift = UInt64(8 &* (8 &- count))
        for index in start..<start &+ count {
            symbols[index] = symbol(for: octet &>> shift & 0xFF)
            shift &+= 8
        }
    }

    /// The place of the first symbol whose numeral is not below the radix.
    @inline(__always)
    func firstInvalid(in symbols: Span<Symbol>, radix: Radix) -> Int? {
        if greatest(in: symbols) < UInt64(radix.value) { return nil }
        return symbols.indices.first { numeral(of: symbols[$0]) >= UInt64(radix.value) }
    }
}
