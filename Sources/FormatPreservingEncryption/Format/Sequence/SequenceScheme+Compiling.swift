import BigInt

/// From the parts that were asked for to a scheme, with everything refused that cannot be taken apart in one way only.
extension SequenceScheme {
    static func invalid(_ message: String) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(.invalidFormat, message)
    }

    /// How the end of each segment of varying length is found.
    static func separation(
        of segments: [FormatSegment]
    ) throws(FormatPreservingEncryptionError) -> (delimiters: [UInt32?], tails: [Int]) {
        var delimiters = [UInt32?](repeating: nil, count: segments.count)
        var tails = [Int](repeating: 0, count: segments.count)
        for (index, segment) in segments.enumerated() where !segment.isSelfDelimiting {
            if index + 1 < segments.count, case .literal(let text) = segments[index + 1], let first = text.first,
                !segment.mayContain(first)
            {
                delimiters[index] = first
                continue
            }
            let behind = segments[(index + 1)...]
            guard behind.allSatisfy({ $0.lengths.count == 1 }) else {
                throw invalid(
                    "part \(index + 1) varies in length, and where it ends does not show: let a literal that cannot occur in "
                        + "it follow, or let all parts behind it have one length")
            }
            tails[index] = behind.reduce(0) { $0 + $1.lengths.lowerBound }
        }
        return (delimiters, tails)
    }

    static func checkPlace(
        in segments: [FormatSegment]
    ) throws(FormatPreservingEncryptionError) -> (check: Int?, place: Int, isFromFront: Bool) {
        var found: (Int, CheckDigits)?
        for (index, segment) in segments.enumerated() {
            guard case .check(let digits) = segment else { continue }
            guard found == nil else { throw invalid("a format has check digits once at most") }
            found = (index, digits)
        }
        guard let (index, digits) = found else { return (nil, 0, true) }
        let (before, behind) = (segments[..<index], segments[index...])
        if digits.isLast, behind.count > 1 {
            throw invalid("check digits '\(digits)' stand at the end of a format")
        }
        if digits == .iban,
            before.contains(where: { $0.lengths.count > 1 }) || before.reduce(0, { $0 + $1.lengths.lowerBound }) != 2
        {
            throw invalid("the check digits of an IBAN stand behind two letters")
        }
        if before.allSatisfy({ $0.lengths.count == 1 }) {
            return (index, before.reduce(0) { $0 + $1.lengths.lowerBound }, true)
        }
        guard behind.allSatisfy({ $0.lengths.count == 1 }) else {
            throw invalid("parts before and behind the check digits vary in length")
        }
        return (index, behind.reduce(0) { $0 + $1.lengths.lowerBound }, false)
    }
}

/// The domains.
extension SequenceScheme {
    static func domains(
        of segments: [FormatSegment], keeping: Int?, floor: BigUInt
    ) throws(FormatPreservingEncryptionError) -> (domains: [FormatDomain], ofLength: [Int]) {
        var graphs = RankGraphs()
        guard let keeping else {
            let domain = domain(of: segments, keeping: nil, lengths: 0...0, graphs: &graphs)
            guard domain.size >= floor else { throw FormatDomain.tooSmall(domain.size) }
            return ([domain], [])
        }
        let lengths = segments[keeping].lengths
        let others = segments.indices.filter { $0 != keeping }
            .reduce(BigUInt(1)) { $0 * segments[$1].count(over: segments[$1].lengths) }
        let groups = groups(of: lengths, floor: floor) { segments[keeping].count(ofLength: $0) * others }
        var (domains, ofLength): ([FormatDomain], [Int]) = ([], [Int](repeating: -1, count: lengths.count))
        for group in groups {
            let domain = domain(of: segments, keeping: keeping, lengths: group, graphs: &graphs)
            guard domain.size >= floor else { throw FormatDomain.tooSmall(domain.size) }
            for length in group where segments[keeping].count(ofLength: length) > 0 {
                ofLength[length - lengths.lowerBound] = domains.count
            }
            domains.append(domain)
        }
        return (domains, ofLength)
    }

    /// Each length for itself, but lengths with too few values together with those that follow, the last with those
    /// before.
    private static func groups(
        of lengths: ClosedRange<Int>, floor: BigUInt, size: (Int) -> BigUInt
    ) -> [ClosedRange<Int>] {
        var groups: [ClosedRange<Int>] = []
        var (first, total): (Int?, BigUInt) = (nil, 0)
        for length in lengths {
            let count = size(length)
            if count == 0, first == nil { continue }
            let start = first ?? length
            total += count
            if total >= floor {
                groups.append(start...length)
                (first, total) = (nil, 0)
            } else {
                first = start
            }
        }
        if let first {
            let start = groups.popLast()?.lowerBound ?? first
            groups.append(start...lengths.upperBound)
        }
        return groups
    }

    private static func domain(
        of segments: [FormatSegment], keeping: Int?, lengths: ClosedRange<Int>, graphs: inout RankGraphs
    ) -> FormatDomain {
        let spans = segments.enumerated().map { $0 == keeping ? lengths : $1.lengths }
        let size = zip(segments, spans).reduce(BigUInt(1)) { $0 * $1.0.count(over: $1.1) }
        if let (alphabet, length) = oneAlphabet(segments, spans) {
            return FormatDomain(
                size: size, radix: alphabet.radix, length: length, ranking: .direct, keptLengths: lengths)
        }
        let (length, radix) = FormatDomain.shape(of: size)
        let ranking: FormatDomain.Ranking =
            if size.bitWidth <= 64 {
                .words64(ranked(segments, spans, size, length, radix, &graphs))
            } else if size.bitWidth <= 128 {
                .words128(ranked(segments, spans, size, length, radix, &graphs))
            } else {
                .large(ranked(segments, spans, size, length, radix, &graphs))
            }
        guard let radix = try? Radix(radix) else { preconditionFailure("the radix is at most 65,536") }
        return FormatDomain(
            size: size, radix: radix, length: length, ranking: ranking, keptLengths: lengths,
            range: FormatDomain.range(of: size, length: length, radix: radix))
    }

    /// The alphabet of all encrypted positions, and how many these are, where that is one alphabet and one number.
    private static func oneAlphabet(
        _ segments: [FormatSegment], _ spans: [ClosedRange<Int>]
    ) -> (alphabet: Alphabet, length: Int)? {
        var found: Alphabet?
        var length = 0
        for (segment, span) in zip(segments, spans) where segment.isEncrypted {
            guard case .symbols(let table, _) = segment, span.count == 1, found == nil || found == table.alphabet else {
                return nil
            }
            found = table.alphabet
            length += span.lowerBound
        }
        return found.map { ($0, length) }
    }

    private static func ranked<Number: FormatNumber>(
        _ segments: [FormatSegment], _ spans: [ClosedRange<Int>], _ size: BigUInt, _ length: Int, _ radix: Int,
        _ graphs: inout RankGraphs
    ) -> RankedDomain<Number> {
        var steps: [RankedStep<Number>] = []
        var rest = size
        for (index, (segment, span)) in zip(segments, spans).enumerated() {
            if !segment.isEncrypted {
                steps.append(RankedStep(.clear, shortest: 0, offsets: [], worth: 0))
                continue
            }
            rest /= segment.count(over: span)
            let worth = Number(lowBitsOf: rest)
            var offsets: [Number] = []
            var total = BigUInt()
            for length in span {
                offsets.append(Number(lowBitsOf: total))
                if span.count > 1 { total += segment.count(ofLength: length) }
            }
            switch segment {
            case .symbols(let table, _):
                steps.append(
                    RankedStep(
                        .symbols, table: table, radix: Number(UInt(table.radix)), shortest: span.lowerBound,
                        offsets: offsets, worth: worth))
            case .pattern(let pattern, _):
                steps.append(
                    RankedStep(
                        .pattern, graph: graphs.graph(of: pattern, at: index), shortest: span.lowerBound,
                        offsets: offsets,
                        worth: worth))
            case .codec(let codec):
                steps.append(RankedStep(.codec, codec: codec, shortest: span.lowerBound, offsets: [0], worth: worth))
            case .literal, .kept, .keptOneOf, .check: break
            }
        }
        return RankedDomain(
            size: Number(lowBitsOf: size), radix: Number(UInt(radix)), length: length, steps: steps)
    }
}

/// The graphs of a format's patterns with numbers of each type, converted once.
private struct RankGraphs {
    private var words64: [Int: RankGraph<UInt64>] = [:]
    private var words128: [Int: RankGraph<UInt128>] = [:]

    mutating func graph<Number: FormatNumber>(of pattern: Pattern, at index: Int) -> RankGraph<Number> {
        if let known = words64[index] as? RankGraph<Number> { return known }
        if let known = words128[index] as? RankGraph<Number> { return known }
        if let graph = pattern.graph as? RankGraph<Number> { return graph }
        let converted = pattern.graph.converted(to: Number.self)
        if let graph = converted as? RankGraph<UInt64> { words64[index] = graph }
        if let graph = converted as? RankGraph<UInt128> { words128[index] = graph }
        return converted
    }
}
