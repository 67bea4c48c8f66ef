/// A part of a sequence, compiled.
enum FormatSegment: Sendable {
    case literal([UInt32])
    case kept(SymbolTable, ClosedRange<Int>)
    /// None begins with another.
    case keptOneOf([[UInt32]])
    case symbols(SymbolTable, ClosedRange<Int>)
    // Large, and apart, so that a segment is copied for what one reference costs: it is looked at for every value.
    indirect case pattern(Pattern, ClosedRange<Int>)
    indirect case codec(FormatCodecs)
    case check(CheckDigits)

    /// The lengths of its texts.
    var lengths: ClosedRange<Int> {
        switch self {
        case .literal(let text): text.count...text.count
        case .kept(_, let lengths), .symbols(_, let lengths), .pattern(_, let lengths): lengths
        case .keptOneOf(let texts): (texts.map(\.count).min() ?? 0)...(texts.map(\.count).max() ?? 0)
        case .codec(let codec): codec.lengths
        case .check(let digits): digits.count...digits.count
        }
    }

    /// Whether where it ends shows from its own text.
    var isSelfDelimiting: Bool {
        if case .keptOneOf = self { true } else { lengths.count == 1 }
    }

    var isKept: Bool {
        switch self {
        case .kept, .keptOneOf: true
        default: false
        }
    }

    var isEncrypted: Bool {
        switch self {
        case .symbols, .pattern, .codec: true
        default: false
        }
    }

    func mayContain(_ scalar: UInt32) -> Bool {
        switch self {
        case .literal(let text): text.contains(scalar)
        case .kept(let table, _), .symbols(let table, _): table.contains(scalar)
        case .keptOneOf(let texts): texts.contains { $0.contains(scalar) }
        case .pattern(let pattern, _): pattern.scalars.ranges.contains { $0.contains(scalar) }
        case .codec(let codec): codec.mayContain(scalar)
        case .check: (0x2A...0x5A).contains(scalar)
        }
    }

    var isASCII: Bool {
        switch self {
        case .literal(let text): text.allSatisfy { $0 < 0x80 }
        case .kept(let table, _), .symbols(let table, _): table.alphabet.isASCII
        case .keptOneOf(let texts): texts.allSatisfy { $0.allSatisfy { $0 < 0x80 } }
        case .pattern(let pattern, _): pattern.scalars.isASCII
        case .codec, .check: true
        }
    }
}
