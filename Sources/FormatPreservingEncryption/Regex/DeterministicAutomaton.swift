/// An expression as a deterministic automaton, by the subset construction.
///
/// Its symbols are atoms: the largest ranges of scalars that no class of the expression tells apart.
struct DeterministicAutomaton {
    struct Move {
        let atom: Int32
        let target: Int32
    }

    /// The ranges, sorted.
    let atoms: [ClosedRange<UInt32>]
    /// The moves of each state, by atom. State 0 is the start.
    private(set) var moves: [[Move]] = []
    private(set) var isAccepting: [Bool] = []

    /// The most states. `(a|b)*a(a|b){16}` would need 131,072.
    static let greatestSize = 4_096

    init(_ positions: PositionAutomaton, work: inout FormatWork) throws(FormatPreservingEncryptionError) {
        let (all, atoms) = (positions.distinctSets, Self.atoms(of: positions.distinctSets))
        self.atoms = atoms
        // One list for all positions with the same set.
        var atomsOf: [[Int]] = []
        for set in all {
            let numbers = set.ranges.flatMap { range in
                Self.firstAtom(
                    from: range.lowerBound, in: atoms)..<Self.firstAtom(from: range.upperBound + 1, in: atoms)
            }
            try work.spend(numbers.count, "the expression's classes overlap in too many ranges")
            atomsOf.append(numbers)
        }
        var numbers: [[Int32]: Int32] = [:]
        var sets: [[Int32]] = [positions.first]
        moves = [[]]
        isAccepting = [positions.isNullable]
        var marks = [Int](repeating: -1, count: positions.sets.count)
        var buckets = [[Int32]](repeating: [], count: atoms.count)
        var state = 0
        while state < sets.count {
            // The start's set is what can come first; another state's, what can follow its positions.
            var candidates: [Int32] = []
            for position in state == 0 ? [-1] : sets[state] {
                let follow = position < 0 ? positions.first : positions.follow[Int(position)]
                try work.spend(follow.count, Self.what(states: sets.count))
                for next in follow {
                    if marks[Int(next)] == state { continue }
                    marks[Int(next)] = state
                    candidates.append(next)
                }
            }
            candidates.sort()
            var touched: [Int] = []
            for position in candidates {
                let atoms = atomsOf[Int(positions.sets[Int(position)])]
                try work.spend(atoms.count, Self.what(states: sets.count))
                for atom in atoms {
                    if buckets[atom].isEmpty { touched.append(atom) }
                    buckets[atom].append(position)
                }
            }
            touched.sort()
            for atom in touched {
                let number: Int32
                if let known = numbers[buckets[atom]] {
                    number = known
                } else {
                    guard sets.count < Self.greatestSize else { throw Self.tooManyStates }
                    try work.spend(8 + buckets[atom].count, Self.what(states: sets.count))
                    number = Int32(sets.count)
                    numbers[buckets[atom]] = number
                    sets.append(buckets[atom])
                    moves.append([])
                    isAccepting.append(buckets[atom].contains { positions.isLast[Int($0)] })
                }
                moves[state].append(Move(atom: Int32(atom), target: number))
                buckets[atom].removeAll(keepingCapacity: true)
            }
            state += 1
        }
    }

    private static var tooManyStates: FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(
            .formatTooComplex,
            "the expression's automaton has more than \(greatestSize) states: a repetition before a fixed number of characters "
                + "that it may match too makes it double with each; write it another way")
    }

    private static func what(states: Int) -> String {
        "of the expression's automaton \(states) states were made, which join many positions and ranges of scalars"
    }

    private static func atoms(of sets: [ScalarSet]) -> [ClosedRange<UInt32>] {
        var cuts: [UInt32] = []
        for range in sets.lazy.flatMap(\.ranges) {
            cuts.append(range.lowerBound)
            cuts.append(range.upperBound + 1)
        }
        cuts.sort()
        var all = ScalarSet(sets.flatMap(\.ranges)).ranges[...]
        var atoms: [ClosedRange<UInt32>] = []
        for (low, high) in zip(cuts, cuts.dropFirst()) where low < high {
            while let range = all.first, range.upperBound < low { all.removeFirst() }
            if let range = all.first, range.contains(low) { atoms.append(low...high - 1) }
        }
        return atoms
    }

    /// The first atom that does not begin before `scalar`.
    private static func firstAtom(from scalar: UInt32, in atoms: [ClosedRange<UInt32>]) -> Int {
        var (low, high) = (0, atoms.count)
        while low < high {
            let middle = (low + high) / 2
            if atoms[middle].lowerBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
