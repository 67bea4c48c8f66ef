import CryptoCore

/// Numerals to machine words and back for a chunk of a column. Loops of their own, one for each half and way, so that each keeps what it needs in
/// registers.
extension FF1LimbCoding {
    /// NUM_radix of `length` symbols from `offset` in every row.
    func read<Half: FF1Half, Symbols: FF1Symbols>(
        _ rows: Span<Symbols.Symbol>, width: Int, from offset: Int, length: Int, symbols: Symbols,
        into halves: inout MutableSpan<Half>
    ) {
        if let octets, length <= limbLength {
            octets.read(rows, width: width, from: offset, length: length, symbols: symbols, into: &halves)
        } else {
            readLimbs(rows, width: width, from: offset, length: length, symbols: symbols, into: &halves)
        }
    }

    /// STR_radix into `length` symbols from `offset` in every row.
    func write<Half: FF1Half, Symbols: FF1Symbols>(
        _ halves: Span<Half>, to rows: inout MutableSpan<Symbols.Symbol>, width: Int, from offset: Int, length: Int,
        symbols: Symbols
    ) {
        if let octets, length <= limbLength {
            octets.write(halves, to: &rows, width: width, from: offset, length: length, symbols: symbols)
        } else {
            writeLimbs(halves, to: &rows, width: width, from: offset, length: length, symbols: symbols)
        }
    }

    /// STR_radix of each half into the row of its place, `length` symbols from `offset`.
    func write<Half: FF1Half, Symbols: FF1Symbols>(
        _ halves: Span<Half>, to rows: inout MutableSpan<Symbols.Symbol>, at places: Span<Int>, width: Int,
        from offset: Int, length: Int, symbols: Symbols
    ) {
        if let octets, length <= limbLength {
            octets.write(
                halves, to: &rows, at: places, width: width, from: offset, length: length, symbols: symbols)
        } else {
            writeLimbs(
                halves, to: &rows, at: places, width: width, from: offset, length: length, symbols: symbols)
        }
    }

    @inline(never)
    private func readLimbs<Half: FF1Half, Symbols: FF1Symbols>(
        _ rows: Span<Symbols.Symbol>, width: Int, from offset: Int, length: Int, symbols: Symbols,
        into halves: inout MutableSpan<Half>
    ) {
        let coding = self  // A copy that no store can change, so that the loop need not read it again.
        var start = offset
        for row in 0..<halves.count {
            halves[row] = coding.number(of: rows.extracting(start..<start &+ length), symbols: symbols)
            start &+= width
        }
    }

    @inline(never)
    private func writeLimbs<Half: FF1Half, Symbols: FF1Symbols>(
        _ halves: Span<Half>, to rows: inout MutableSpan<Symbols.Symbol>, width: Int, from offset: Int, length: Int,
        symbols: Symbols
    ) {
        let coding = self
        var start = offset
        for row in 0..<halves.count {
            var half = rows._mutatingExtracting(start..<start &+ length)
            coding.write(halves[row], to: &half, symbols: symbols)
            start &+= width
        }
    }

    @inline(never)
    private func writeLimbs<Half: FF1Half, Symbols: FF1Symbols>(
        _ halves: Span<Half>, to rows: inout MutableSpan<Symbols.Symbol>, at places: Span<Int>, width: Int,
        from offset: Int, length: Int, symbols: Symbols
    ) {
        let coding = self
        for index in 0..<halves.count {
            let start = places[index] &* width &+ offset
            var half = rows._mutatingExtracting(start..<start &+ length)
            coding.write(halves[index], to: &half, symbols: symbols)
        }
    }
}

extension FF1OctetCoding {
    @inline(never)
    fileprivate func read<Half: FF1Half, Symbols: FF1Symbols>(
        _ rows: Span<Symbols.Symbol>, width: Int, from offset: Int, length: Int, symbols: Symbols,
        into halves: inout MutableSpan<Half>
    ) {
        let coding = self
        var start = offset
        for row in 0..<halves.count {
            let octet = symbols.octet(of: rows, from: start, count: length)
            halves[row] = Half(truncatingIfNeeded: coding.number(of: octet))
            start &+= width
        }
    }

    @inline(never)
    fileprivate func write<Half: FF1Half, Symbols: FF1Symbols>(
        _ halves: Span<Half>, to rows: inout MutableSpan<Symbols.Symbol>, width: Int, from offset: Int, length: Int,
        symbols: Symbols
    ) {
        let coding = self
        var start = offset
        for row in 0..<halves.count {
            let octet = coding.numerals(of: UInt64(truncatingIfNeeded: halves[row]))
            symbols.write(octet: octet, to: &rows, from: start, count: length)
            start &+= width
        }
    }

    @inline(never)
    fileprivate func write<Half: FF1Half, Symbols: FF1Symbols>(
        _ halves: Span<Half>, to rows: inout MutableSpan<Symbols.Symbol>, at places: Span<Int>, width: Int,
        from offset: Int, length: Int, symbols: Symbols
    ) {
        let coding = self
        for index in 0..<halves.count {
            let octet = coding.numerals(of: UInt64(truncatingIfNeeded: halves[index]))
            symbols.write(octet: octet, to: &rows, from: places[index] &* width &+ offset, count: length)
        }
    }
}
