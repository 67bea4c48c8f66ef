/// How the text of one segment becomes its number, with numbers of one type.
final class RankedStep<Number: FormatNumber>: Sendable {
    enum Kind: Sendable {
        /// Literals, kept parts, check digits: no part of the number.
        case clear
        /// Symbols as the numerals of a number.
        case symbols
        /// What a graph counts.
        case pattern
        /// A number, a date, an address.
        case codec
    }

    let kind: Kind
    let table: SymbolTable?
    /// The symbols of `table`.
    let radix: Number
    let graph: RankGraph<Number>?
    let codec: FormatCodecs?
    /// For each length from `shortest`, the number of the first value of that length.
    let shortest: Int
    let offsets: [Number]
    /// The values of all segments behind this one: what one of its number is worth.
    let worth: Number

    init(
        _ kind: Kind, table: SymbolTable? = nil, radix: Number = 0, graph: RankGraph<Number>? = nil,
        codec: FormatCodecs? = nil, shortest: Int, offsets: [Number], worth: Number
    ) {
        self.kind = kind
        self.table = table
        self.radix = radix
        self.graph = graph
        self.codec = codec
        self.shortest = shortest
        self.offsets = offsets
        self.worth = worth
    }

    /// The number of a text.
    @inline(__always)
    func number<Unit: FormatUnit>(
        of text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> Number {
        switch kind {
        case .clear: return 0
        case .symbols:
            guard let table else { return 0 }
            var number = offsets[count &- shortest]
            var place = Number.zero
            for index in start..<start &+ count {
                guard let numeral = table.numeral(of: text[index]) else {
                    throw .foreign(at: index, "the symbol is not one of the \(table.radix) of this part")
                }
                place = place * radix + Number(truncatingIfNeeded: numeral)
            }
            number += place
            return number
        case .pattern:
            guard let graph else { return 0 }
            let (within, foreign) = graph.rank(of: text, from: start, count: count)
            if let foreign {
                throw .foreign(at: foreign, "no value of this format has this character after what stands before it")
            }
            return within + offsets[count &- shortest]
        case .codec:
            guard let codec else { return 0 }
            return Number(truncatingIfNeeded: try codec.rank(text, from: start, count: count))
        }
    }

    /// Appends the text of a number.
    @inline(__always)
    func append<Unit: FormatUnit>(_ number: Number, to output: inout [Unit]) {
        if let codec { return codec.append(UInt128(truncatingIfNeeded: number), to: &output) }
        // The last length whose first number is not above `number`. Of lengths that no value has, the offset is that of
        // the next, and so the last is taken.
        var place = offsets.count &- 1
        while place > 0, offsets[place] > number { place &-= 1 }
        let (rest, count) = (number - offsets[place], shortest &+ place)
        if let graph { return graph.append(rest, count: count, to: &output) }
        if let table { append(rest, count: count, table, to: &output) }
    }

    @inline(__always)
    private func append<Unit: FormatUnit>(_ number: Number, count: Int, _ table: SymbolTable, to output: inout [Unit]) {
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
