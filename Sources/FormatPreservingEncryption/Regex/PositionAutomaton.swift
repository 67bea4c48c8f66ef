/// An expression's automaton without empty moves: a state for every place where a scalar stands.
///
/// ## Specification
/// V. M. Glushkov, "The abstract theory of automata", Russian Mathematical Surveys 16 (1961): first, last and follow.
struct PositionAutomaton {
    /// The sets of scalars that occur, and which of them each position has.
    private(set) var distinctSets: [ScalarSet] = []
    private(set) var sets: [Int32] = []
    /// The positions that can come after each.
    private(set) var follow: [[Int32]] = []
    private(set) var first: [Int32] = []
    private(set) var isLast: [Bool] = []
    /// Whether the empty text matches.
    private(set) var isNullable = false

    /// The most positions: an expression with all its repetitions written out.
    static let greatestSize = 4_096
    /// The most pairs of positions that follow each other.
    private static let greatestFollow = 262_144

    private struct Fragment {
        var isNullable: Bool
        var first: [Int32]
        var last: [Int32]
    }

    private var pairs = 0
    private var numbers: [ScalarSet: Int32] = [:]
    private var work: FormatWork

    init(_ node: RegexNode, work: inout FormatWork) throws(FormatPreservingEncryptionError) {
        self.work = work
        let whole = try build(node)
        first = whole.first
        isNullable = whole.isNullable
        isLast = [Bool](repeating: false, count: sets.count)
        for position in whole.last { isLast[Int(position)] = true }
        work = self.work
    }

    private mutating func build(_ node: RegexNode) throws(FormatPreservingEncryptionError) -> Fragment {
        switch node {
        case .one(let set):
            guard sets.count < Self.greatestSize else {
                throw FormatPreservingEncryptionError(
                    .formatTooComplex,
                    "with its repetitions written out the expression has more than \(Self.greatestSize) characters")
            }
            let position = Int32(sets.count)
            // Positions times ranges: a set is looked up by all of its ranges.
            try work.spend(
                8 + set.ranges.count, "the expression's classes, with its repetitions written out, have too many ranges"
            )
            if let known = numbers[set] {
                sets.append(known)
            } else {
                numbers[set] = Int32(distinctSets.count)
                sets.append(Int32(distinctSets.count))
                distinctSets.append(set)
            }
            follow.append([])
            return Fragment(isNullable: false, first: [position], last: [position])
        case .sequence(let parts):
            var whole = Fragment(isNullable: true, first: [], last: [])
            for part in parts { whole = try joined(whole, try build(part)) }
            return whole
        case .choice(let options):
            var whole = Fragment(isNullable: false, first: [], last: [])
            for option in options {
                let fragment = try build(option)
                whole.isNullable = whole.isNullable || fragment.isNullable
                whole.first += fragment.first
                whole.last += fragment.last
            }
            return whole
        case .repeated(let part, let least, let most):
            return try repeated(part, least, most)
        }
    }

    /// x{n,m} as x...x(x(x)?)?, and x{n,} as x...xx*.
    private mutating func repeated(
        _ part: RegexNode, _ least: Int, _ most: Int?
    ) throws(FormatPreservingEncryptionError) -> Fragment {
        var whole = Fragment(isNullable: true, first: [], last: [])
        for _ in 0..<least { whole = try joined(whole, try build(part)) }
        guard let most else {
            var loop = try build(part)
            try connect(loop.last, loop.first)
            loop.isNullable = true
            return try joined(whole, loop)
        }
        // From the innermost outwards: (x(x)?)? is x, then what is already there made optional.
        var rest = Fragment(isNullable: true, first: [], last: [])
        for _ in least..<max(least, most) {
            rest = try joined(try build(part), rest)
            rest.isNullable = true
        }
        return try joined(whole, rest)
    }

    private mutating func joined(
        _ a: Fragment, _ b: Fragment
    ) throws(FormatPreservingEncryptionError) -> Fragment {
        try connect(a.last, b.first)
        return Fragment(
            isNullable: a.isNullable && b.isNullable, first: a.isNullable ? a.first + b.first : a.first,
            last: b.isNullable ? a.last + b.last : b.last)
    }

    private mutating func connect(_ last: [Int32], _ first: [Int32]) throws(FormatPreservingEncryptionError) {
        pairs += last.count * first.count
        guard pairs <= Self.greatestFollow else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "too many parts of the expression can follow each other in too many ways")
        }
        for position in last { follow[Int(position)] += first }
    }
}
