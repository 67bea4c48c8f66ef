extension FormatSegment {
    /// The segment of a part, and whether tokens keep its length; nil for an empty literal.
    static func compile(
        _ node: FormatNode, work: inout FormatWork
    ) throws(FormatPreservingEncryptionError) -> (segment: FormatSegment, keepsLength: Bool)? {
        switch node {
        case .literal(let text):
            return text.isEmpty ? nil : (.literal(text.unicodeScalars.map(\.value)), false)
        case .symbols(let alphabet, let lengths, let keepsLength):
            try requireLengths(lengths)
            return (.symbols(SymbolTable(alphabet), lengths), keepsLength && lengths.lowerBound < lengths.upperBound)
        case .kept(let alphabet, let lengths):
            try requireLengths(lengths)
            return (.kept(SymbolTable(alphabet), lengths), false)
        case .keptOneOf(let texts): return (try keptOneOf(texts), false)
        case .keptCallingCode: return (try keptOneOf(CallingCodes.all), false)
        case .check(let digits): return (.check(digits), false)
        case .pattern(let source, let maximumLength, let keepsLength):
            let segment = try pattern(try Pattern(source, maximumLength: maximumLength, work: &work))
            return (segment, keepsLength && segment.lengths.count > 1)
        case .alternatives(let options):
            let node = try FormatNode.alternatives(options).expression(work: &work)
            guard let length = node.maximumLength, length <= Pattern.greatestLength else {
                throw FormatPreservingEncryptionError(
                    .formatTooComplex, "alternatives match values of more than \(Pattern.greatestLength) characters")
            }
            return (try pattern(try Pattern(node, maximumLength: length, work: &work)), false)
        case .number(let codec): return (.codec(.number(codec)), false)
        case .calendar(let codec): return (.codec(.calendar(codec)), false)
        case .ipv4: return (.codec(.ipv4), false)
        case .ipv6: return (.codec(.ipv6), false)
        case .letters, .card:
            throw .invalidFormat(
                "cards, and letters wherever they stand, are formats of their own, not parts of one")
        }
    }

    private static func pattern(_ pattern: Pattern) throws(FormatPreservingEncryptionError) -> FormatSegment {
        guard let lengths = pattern.lengths else {
            throw .invalidFormat("nothing but the empty text matches this expression")
        }
        return .pattern(pattern, lengths)
    }

    private static func requireLengths(_ lengths: ClosedRange<Int>) throws(FormatPreservingEncryptionError) {
        guard lengths.lowerBound >= 0, lengths.upperBound >= 1, lengths.upperBound <= FF1.maximumLength else {
            throw .invalidFormat("a part has 1 to \(FF1.maximumLength) symbols")
        }
    }

    private static func keptOneOf(_ texts: [String]) throws(FormatPreservingEncryptionError) -> FormatSegment {
        let options = texts.map { $0.unicodeScalars.map(\.value) }
        guard !options.isEmpty, options.allSatisfy({ !$0.isEmpty }) else {
            throw .invalidFormat("there is no text to keep")
        }
        let sorted = options.sorted { $0.lexicographicallyPrecedes($1) }
        for (text, next) in zip(sorted, sorted.dropFirst()) where next.starts(with: text) {
            throw .invalidFormat("of the texts of a kept part none may begin with another")
        }
        return .keptOneOf(options)
    }
}

extension FormatNode {
    /// The part as a regular expression, for alternatives.
    fileprivate func expression(work: inout FormatWork) throws(FormatPreservingEncryptionError) -> RegexNode {
        switch self {
        case .literal(let text): return .text(text)
        case .symbols(let alphabet, let lengths, keepsLength: false):
            guard lengths.lowerBound >= 0, lengths.upperBound <= RegexParser.greatestCount else {
                throw .invalidFormat(
                    "a part inside alternatives has at most \(RegexParser.greatestCount) symbols")
            }
            try work.spend(2 * alphabet.table.symbols.count, "the alphabets inside alternatives have too many symbols")
            return .repeated(.one(ScalarSet(alphabet.table.symbols)), lengths.lowerBound, lengths.upperBound)
        case .pattern(let source, nil, keepsLength: false):
            var parser = RegexParser(source)
            return try parser.parse()
        case .alternatives(let options):
            guard !options.isEmpty, options.allSatisfy({ !$0.isEmpty }) else {
                throw .invalidFormat("an alternative is empty")
            }
            var choices: [RegexNode] = []
            for option in options {
                var parts: [RegexNode] = []
                for node in option { parts.append(try node.expression(work: &work)) }
                choices.append(.sequence(parts))
            }
            return .choice(choices)
        default:
            throw .invalidFormat(
                "alternatives consist of literals, encrypted symbols, expressions and further alternatives: a kept part, a part "
                    + "that keeps its length, check digits, numbers and dates stand outside")
        }
    }
}
