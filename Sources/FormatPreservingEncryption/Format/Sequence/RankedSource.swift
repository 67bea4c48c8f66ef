import BigInt

/// What ranks a part, with numbers of one type; one for all domains in which the part has all its lengths.
final class RankedSource<Number: FormatNumber>: Sendable {
    let graph: RankGraph<Number>?
    /// For each length, the number of the first value of that length.
    let offsets: [Number]

    init(graph: RankGraph<Number>?, offsets: [Number]) { (self.graph, self.offsets) = (graph, offsets) }
}

/// The sources of a format's parts that were made.
struct RankedSources {
    private struct Key: Hashable {
        let segment: Int
        let number: ObjectIdentifier
    }

    private var graphs: [Key: any Sendable] = [:]
    private var sources: [Key: any Sendable] = [:]

    /// The source of a part, over some of its lengths.
    mutating func source<Number: FormatNumber>(
        of segment: FormatSegment, _ index: Int, over span: ClosedRange<Int>, _ counts: SegmentCounts
    ) -> RankedSource<Number> {
        let key = Key(segment: index, number: ObjectIdentifier(Number.self))
        let isWhole = span.count == counts.each.count
        if isWhole, let known = sources[key] as? RankedSource<Number> { return known }
        var graph: RankGraph<Number>?
        if case .pattern(let pattern, _) = segment {
            graph = graphs[key] as? RankGraph<Number> ?? pattern.graph.converted(to: Number.self)
            graphs[key] = graph
        }
        let first = span.lowerBound - counts.shortest
        let offsets = (first..<first + span.count).map { Number(lowBitsOf: counts.before[$0] - counts.before[first]) }
        let source = RankedSource(graph: graph, offsets: offsets)
        if isWhole { sources[key] = source }
        return source
    }
}
