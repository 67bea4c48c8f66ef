/// Between a located text and its numerals.
extension SequenceScheme {
    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, domain: Int, side: FormatSide, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        switch domains[domain].ranking {
        case .direct: try readDirect(text, starts: starts, into: &numerals)
        case .words64(let ranked): try ranked.read(text, starts: starts, into: &numerals)
        case .words128(let ranked): try ranked.read(text, starts: starts, into: &numerals)
        case .large(let ranked): try ranked.read(text, starts: starts, into: &numerals)
        }
        guard let check, case .check(let digits) = segments[check] else { return }
        let position = starts[check]
        let right = digits.solution(for: text, at: position)
        guard text[position] == Unit(right.first), digits.count == 1 || text[position + 1] == Unit(right.second) else {
            throw FormatPreservingEncryptionError(
                .wrongCheckDigit, "the check digit does not fit the rest of the value", position: position)
        }
    }

    @inline(__always)
    private func readDirect<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        for index in segments.indices {
            guard case .symbols(let table, _) = segments[index] else { continue }
            for place in starts[index]..<starts[index &+ 1] {
                guard let numeral = table.numeral(of: text[place]) else {
                    throw .foreign(at: place, "the symbol is not one of the \(table.radix) of this part")
                }
                numerals.append(Symbol(truncatingIfNeeded: numeral))
            }
        }
    }

    @inline(__always)
    func write<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, side: FormatSide, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        switch domains[domain].ranking {
        case .direct:
            writeDirect(numerals, domain: domain, kept: kept, keptEnds: keptEnds, to: &output)
        case .words64(let ranked): write(ranked, numerals, kept: kept, keptEnds: keptEnds, to: &output)
        case .words128(let ranked): write(ranked, numerals, kept: kept, keptEnds: keptEnds, to: &output)
        case .large(let ranked): write(ranked, numerals, kept: kept, keptEnds: keptEnds, to: &output)
        }
        if let check { solve(check, in: &output) }
    }

    @inline(__always)
    private func write<Number: FormatNumber, Unit: FormatUnit, Symbol: FormatNumeral>(
        _ ranked: RankedDomain<Number>, _ numerals: Span<Symbol>, kept: [Unit], keptEnds: [Int],
        to output: inout [Unit]
    ) {
        ranked.write(ranked.rank(of: numerals), segments: segments, kept: kept, keptEnds: keptEnds, to: &output)
    }

    @inline(__always)
    private func writeDirect<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        var (part, next) = (0, 0)
        for index in segments.indices {
            guard case .symbols(let table, let lengths) = segments[index] else {
                segments[index].appendClear(kept: kept, keptEnds: keptEnds, part: &part, to: &output)
                continue
            }
            let count = index == keeping ? domains[domain].keptLengths.upperBound : lengths.lowerBound
            for place in next..<next &+ count { output.append(table.unit(of: Int(numerals[place]))) }
            next &+= count
        }
    }

    /// Puts the right check digits into a text that is complete but for these.
    @inline(__always)
    private func solve<Unit: FormatUnit>(_ check: Int, in output: inout [Unit]) {
        guard case .check(let digits) = segments[check] else { return }
        let position = checkIsFromFront ? checkPlace : output.count - checkPlace
        let right = digits.solution(for: output.span, at: position)
        output[position] = Unit(right.first)
        if digits.count == 2 { output[position + 1] = Unit(right.second) }
    }
}
