import BigInt

/// A domain whose values are ranked, with numbers that its size fits into.
struct RankedDomain<Number: FormatNumber>: Sendable {
    /// How a segment's text becomes its number.
    enum Step: Sendable {
        /// Literals, kept parts, check digits: no part of the number.
        case clear
        /// Symbols; for each length from `shortest`, the number of the first value of that length.
        case symbols(SymbolTable, radix: Number, shortest: Int, offsets: [Number])
        /// The same, counted by the graph.
        case pattern(RankGraph<Number>, shortest: Int, offsets: [Number])
        case codec(any FormatCodec)
    }

    /// N.
    let size: Number
    let radix: Number
    let length: Int
    /// For each segment, and what one of it is worth: the values of all segments behind it.
    let steps: [(step: Step, worth: Number)]

    /// The numerals of a located text's rank, most significant first.
    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        var rank = Number.zero
        for index in steps.indices {
            let start = starts[index]
            let count = starts[index &+ 1] &- start
            let number: Number
            switch steps[index].step {
            case .clear: continue
            case .symbols(let table, let radix, let shortest, let offsets):
                number =
                    try Self.number(of: text, from: start, count: count, table, radix) + offsets[count &- shortest]
            case .pattern(let graph, let shortest, let offsets):
                let (within, foreign) = graph.rank(of: text, from: start, count: count)
                if let foreign {
                    throw .foreign(at: foreign, "no value of this format has this character after what stands before it")
                }
                number = within + offsets[count &- shortest]
            case .codec(let codec):
                number = Number(truncatingIfNeeded: try codec.rank(text, from: start, count: count))
            }
            rank += number * steps[index].worth
        }
        append(rank, to: &numerals)
    }

    @inline(__always)
    private static func number<Unit: FormatUnit>(
        of text: Span<Unit>, from start: Int, count: Int, _ table: SymbolTable, _ radix: Number
    ) throws(FormatPreservingEncryptionError) -> Number {
        var number = Number.zero
        for index in start..<start &+ count {
            guard let numeral = table.numeral(of: text[index]) else {
                throw .foreign(at: index, "the symbol is not one of the \(table.radix) of this part")
            }
            number = number * radix + Number(truncatingIfNeeded: numeral)
        }
        return number
    }

    @inline(__always)
    private func append<Symbol: FormatNumeral>(_ rank: Number, to numerals: inout [Symbol]) {
        let start = numerals.count
        for _ in 0..<length { numerals.append(0) }
        var rest = rank
        for index in (start..<start &+ length).reversed() {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: radix)
            numerals[index] = Symbol(truncatingIfNeeded: remainder)
            rest = quotient
        }
    }

    /// The rank of numerals, where it is below N. What does not fit into a number is not.
    @inline(__always)
    func rank<Symbol: FormatNumeral>(of numerals: Span<Symbol>) -> Number? {
        var number = Number.zero
        for index in numerals.indices {
            let numeral = Number(truncatingIfNeeded: numerals[index])
            // Radix^length may be above the greatest number though N is not: then only the last steps can pass it.
            guard let next = number.times(radix, plus: numeral) else { return nil }
            number = next
        }
        return number < size ? number : nil
    }

    /// Appends the text of a rank below N.
    @inline(__always)
    func write<Unit: FormatUnit>(
        _ rank: Number, segments: [FormatSegment], kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        var (rest, part) = (rank, 0)
        for index in steps.indices {
            if case .clear = steps[index].step {
                segments[index].appendClear(kept: kept, keptEnds: keptEnds, part: &part, to: &output)
                continue
            }
            let number: Number
            if steps[index].worth == 1 {
                number = rest
            } else {
                (number, rest) = rest.quotientAndRemainder(dividingBy: steps[index].worth)
            }
            switch steps[index].step {
            case .clear: break
            case .symbols(let table, let radix, let shortest, let offsets):
                let place = Self.place(of: number, in: offsets)
                Self.append(number - offsets[place], count: shortest &+ place, table, radix, to: &output)
            case .pattern(let graph, let shortest, let offsets):
                let place = Self.place(of: number, in: offsets)
                graph.append(number - offsets[place], count: shortest &+ place, to: &output)
            case .codec(let codec): codec.append(UInt128(truncatingIfNeeded: number), to: &output)
            }
        }
    }

    /// The last length whose first number is not above `number`. Of lengths that no value has, the offset is that of the
    /// next, and so the last is taken.
    @inline(__always)
    private static func place(of number: Number, in offsets: [Number]) -> Int {
        var place = offsets.count &- 1
        while place > 0, offsets[place] > number { place &-= 1 }
        return place
    }

    @inline(__always)
    private static func append<Unit: FormatUnit>(
        _ number: Number, count: Int, _ table: SymbolTable, _ radix: Number, to output: inout [Unit]
    ) {
        let start = output.count
        for _ in 0..<count { output.append(0) }
        var rest = number
        for index in (start..<start &+ count).reversed() {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: radix)
            output[index] = table.unit(of: Int(truncatingIfNeeded: remainder))
            rest = quotient
        }
    }
}

extension FormatNumber {
    /// self * factor + addend, or nil where that is above the greatest number of the type.
    @inline(__always)
    func times(_ factor: Self, plus addend: Self) -> Self? {
        guard let limit = Self.sizeLimit else { return self * factor + addend }
        if limit == 64 {
            let (product, overflow) = UInt64(truncatingIfNeeded: self)
                .multipliedReportingOverflow(by: UInt64(truncatingIfNeeded: factor))
            let (sum, carry) = product.addingReportingOverflow(UInt64(truncatingIfNeeded: addend))
            return overflow || carry ? nil : Self(truncatingIfNeeded: sum)
        }
        let (product, overflow) = UInt128(truncatingIfNeeded: self)
            .multipliedReportingOverflow(by: UInt128(truncatingIfNeeded: factor))
        let (sum, carry) = product.addingReportingOverflow(UInt128(truncatingIfNeeded: addend))
        return overflow || carry ? nil : Self(truncatingIfNeeded: sum)
    }
}

extension FormatSegment {
    /// Appends a literal, the next kept part, or zeros in the place of check digits.
    @inline(__always)
    func appendClear<Unit: FormatUnit>(
        kept: [Unit], keptEnds: [Int], part: inout Int, to output: inout [Unit]
    ) {
        switch self {
        case .literal(let text): for scalar in text { output.append(Unit(truncatingIfNeeded: scalar)) }
        case .kept, .keptOneOf:
            for index in (part == 0 ? 0 : keptEnds[part &- 1])..<keptEnds[part] { output.append(kept[index]) }
            part &+= 1
        case .check(let digits): for _ in 0..<digits.count { output.append(0x30) }
        case .symbols, .pattern, .codec: break
        }
    }
}
