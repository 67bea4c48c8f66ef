import BigInt

/// The texts that a regular expression matches, up to a length.
struct Pattern: Sendable {
    let graph: RankGraph<BigUInt>
    /// How many texts there are of each length, from 0.
    let counts: [BigUInt]
    /// The scalars that occur, as a set.
    let scalars: ScalarSet

    /// The greatest `maximumLength`.
    static let greatestLength = 512

    init(
        _ node: RegexNode, maximumLength: Int, work: inout FormatWork
    ) throws(FormatPreservingEncryptionError) {
        let positions = try PositionAutomaton(node, work: &work)
        guard !positions.isNullable else {
            throw .invalidFormat("the expression matches the empty text, and a value has at least one character")
        }
        scalars = ScalarSet(positions.distinctSets.flatMap(\.ranges))
        let automaton = try DeterministicAutomaton(positions, work: &work)
        (graph, counts) = try RankGraph.unrolling(automaton, maximumLength: maximumLength, work: &work)
    }

    /// Reads and compiles an expression.
    ///
    /// - Parameter maximumLength: the bound that `*`, `+` and `{n,}` need.
    init(
        _ source: String, maximumLength: Int?, work: inout FormatWork
    ) throws(FormatPreservingEncryptionError) {
        var parser = RegexParser(source)
        let node = try parser.parse()
        if let maximumLength, !(1...Self.greatestLength).contains(maximumLength) {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "the greatest length of a value is 1 to \(Self.greatestLength) characters")
        }
        guard let length = node.maximumLength ?? maximumLength else {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "this repetition has no end: give an upper bound, as in '{1,20}', or a maximum length",
                position: parser.unbounded)
        }
        let bound = min(length, maximumLength ?? length)
        guard bound <= Self.greatestLength else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "the expression matches values of more than \(Self.greatestLength) characters")
        }
        try self.init(node, maximumLength: bound, work: &work)
    }

    /// The lengths that occur; nil where nothing matches.
    var lengths: ClosedRange<Int>? {
        guard let first = counts.firstIndex(where: { $0 > 0 }), let last = counts.lastIndex(where: { $0 > 0 }) else {
            return nil
        }
        return first...last
    }
}
