import BigInt

/// Makes the domains of a sequence of parts.
struct DomainCompiler {
    let segments: [FormatSegment]
    let counts: [SegmentCounts]
    let keeping: Int?
    private var sources = RankedSources()
    private(set) var work: FormatWork

    init(
        _ segments: [FormatSegment], keeping: Int?, work: FormatWork
    ) throws(FormatPreservingEncryptionError) {
        var (work, counts) = (work, [SegmentCounts]())
        for segment in segments { counts.append(try SegmentCounts(segment, work: &work)) }
        (self.segments, self.counts, self.keeping, self.work) = (segments, counts, keeping, work)
    }

    private static var what: String { "the numbers of values of this format are many, and large; allow fewer lengths" }

    /// Each length for itself, but lengths with too few values together with those that follow, the last with those
    /// before.
    mutating func groups(floor: BigUInt) throws(FormatPreservingEncryptionError) -> [ClosedRange<Int>] {
        guard let keeping else { return [] }
        let lengths = segments[keeping].lengths
        var others: BigUInt = 1
        for index in counts.indices where index != keeping { others = try product(others, counts[index].total) }
        // So many values of the part make a domain.
        let enough = others >= floor ? 1 : (floor + others - 1) / others
        var groups: [ClosedRange<Int>] = []
        var (first, total): (Int?, BigUInt) = (nil, 0)
        for length in lengths {
            let count = counts[keeping][length]
            if count == 0, first == nil { continue }
            let start = first ?? length
            total += count
            if total >= enough {
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

    /// - Parameter lengths: of the part whose length is kept.
    mutating func domain(over lengths: ClosedRange<Int>) throws(FormatPreservingEncryptionError) -> FormatDomain {
        let spans = segments.enumerated().map { $0 == keeping ? lengths : $1.lengths }
        let (worths, size) = try worths(spans)
        if let (alphabet, length) = oneAlphabet(spans) {
            return FormatDomain(
                size: size, radix: alphabet.radix, length: length, ranking: .direct, keptLengths: lengths)
        }
        // The root, and the numerals of the last rank.
        let words = 1 + size.bitWidth / 64
        try work.spend(16 + 4 * words * words, Self.what)
        let (length, radix) = FormatDomain.shape(of: size)
        let ranking: FormatDomain.Ranking =
            if size.bitWidth <= 64 {
                .words64(try ranked(spans, worths, size, length, radix))
            } else if size.bitWidth <= 128 {
                .words128(try ranked(spans, worths, size, length, radix))
            } else {
                .large(try ranked(spans, worths, size, length, radix))
            }
        guard let radix = try? Radix(radix) else { preconditionFailure("the radix is at most 65,536") }
        return FormatDomain(
            size: size, radix: radix, length: length, ranking: ranking, keptLengths: lengths,
            range: FormatDomain.range(of: size, length: length, radix: radix))
    }

    /// For each segment the values of all segments behind it, and the values of all.
    private mutating func worths(
        _ spans: [ClosedRange<Int>]
    ) throws(FormatPreservingEncryptionError) -> (worths: [BigUInt], size: BigUInt) {
        var worths = [BigUInt](repeating: 1, count: segments.count)
        var size: BigUInt = 1
        for index in segments.indices.reversed() where segments[index].isEncrypted {
            worths[index] = size
            size = try product(size, index == keeping ? counts[index].count(over: spans[index]) : counts[index].total)
        }
        return (worths, size)
    }

    private mutating func product(
        _ a: BigUInt, _ b: BigUInt
    ) throws(FormatPreservingEncryptionError) -> BigUInt {
        if a == 1 { return b }
        if b == 1 { return a }
        try work.spend((1 + a.bitWidth / 64) * (1 + b.bitWidth / 64), Self.what)
        return a * b
    }

    /// The alphabet of all encrypted positions, and how many these are, where that is one alphabet and one number.
    private func oneAlphabet(_ spans: [ClosedRange<Int>]) -> (alphabet: Alphabet, length: Int)? {
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

    private mutating func ranked<Number: FormatNumber>(
        _ spans: [ClosedRange<Int>], _ worths: [BigUInt], _ size: BigUInt, _ length: Int, _ radix: Int
    ) throws(FormatPreservingEncryptionError) -> RankedDomain<Number> {
        try work.spend(segments.count, Self.what)
        var steps: [RankedStep<Number>] = []
        for (index, (segment, span)) in zip(segments, spans).enumerated() {
            let worth = Number(lowBitsOf: worths[index])
            switch segment {
            case .literal, .kept, .keptOneOf, .check:
                steps.append(RankedStep(.clear, shortest: 0, offsets: [], worth: 0))
            case .symbols(let table, _):
                let source: RankedSource<Number> = try source(index, span)
                steps.append(
                    RankedStep(
                        .symbols, table: table, radix: Number(UInt(table.radix)), shortest: span.lowerBound,
                        offsets: source.offsets, worth: worth))
            case .pattern:
                let source: RankedSource<Number> = try source(index, span)
                steps.append(
                    RankedStep(
                        .pattern, graph: source.graph, shortest: span.lowerBound, offsets: source.offsets, worth: worth)
                )
            case .codec(let codec):
                steps.append(RankedStep(.codec, codec: codec, shortest: span.lowerBound, offsets: [0], worth: worth))
            }
        }
        return RankedDomain(size: Number(lowBitsOf: size), radix: Number(UInt(radix)), length: length, steps: steps)
    }

    private mutating func source<Number: FormatNumber>(
        _ index: Int, _ span: ClosedRange<Int>
    ) throws(FormatPreservingEncryptionError) -> RankedSource<Number> {
        let words = 1 + (counts[index].before.last?.bitWidth ?? 0) / 64
        if index == keeping { try work.spend(span.count * words, Self.what) }
        return sources.source(of: segments[index], index, over: span, counts[index])
    }
}
