/// One half of a value, A or B, as a machine word.
protocol FF1Half: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable {
    /// NUM_radix of `count` symbols from `start`.
    static func read<Symbols: FF1Symbols>(
        _ value: Span<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols, coding: FF1LimbCoding
    ) -> Self

    /// STR_radix: writes `count` symbols from `start`.
    func write<Symbols: FF1Symbols>(
        to value: inout MutableSpan<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols,
        coding: FF1LimbCoding
    )
}

/// Halves up to 32 bits: a single limb.
extension UInt64: FF1Half {
    @inline(__always)
    static func read<Symbols: FF1Symbols>(
        _ value: Span<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols, coding: FF1LimbCoding
    ) -> UInt64 {
        coding.limb(of: value, from: start, count: count, symbols: symbols)
    }

    @inline(__always)
    func write<Symbols: FF1Symbols>(
        to value: inout MutableSpan<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols,
        coding: FF1LimbCoding
    ) {
        coding.write(limb: self, to: &value, from: start, count: count, symbols: symbols)
    }
}

/// Halves up to 96 bits: several limbs.
extension UInt128: FF1Half {
    @inline(__always)
    static func read<Symbols: FF1Symbols>(
        _ value: Span<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols, coding: FF1LimbCoding
    ) -> UInt128 {
        coding.wide(of: value, from: start, count: count, symbols: symbols)
    }

    @inline(__always)
    func write<Symbols: FF1Symbols>(
        to value: inout MutableSpan<Symbols.Symbol>, from start: Int, count: Int, symbols: borrowing Symbols,
        coding: FF1LimbCoding
    ) {
        coding.write(wide: self, to: &value, from: start, count: count, symbols: symbols)
    }
}
