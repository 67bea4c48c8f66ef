import BigInt

extension RankGraph<BigUInt> {
    private struct Run: Hashable {
        let low: UInt32
        var high: UInt32
        let target: Int32
    }

    /// Unrolls an automaton over the lengths from 1 to `maximumLength`, and counts.
    ///
    /// - Returns: the graph, and how many texts there are of each length from 0.
    static func unrolling(
        _ automaton: DeterministicAutomaton, maximumLength: Int, work: inout FormatWork
    ) throws(FormatPreservingEncryptionError) -> (graph: RankGraph, counts: [BigUInt]) {
        // Node 0 is the end. `nodeOf[state]` is the node of a state for the length at hand, -1 where nothing can
        // follow.
        var runs: [[Run]] = [[]]
        var counts: [BigUInt] = [1]
        var nodeOf = automaton.isAccepting.map { Int32($0 ? 0 : -1) }
        var starts: [Int32] = [-1]
        for _ in 0..<max(maximumLength, 0) {
            var numbers: [[Run]: Int32] = [:]
            var longer = [Int32](repeating: -1, count: nodeOf.count)
            for (state, moves) in automaton.moves.enumerated() {
                try work.spend(1 + moves.count, Self.what(automaton, maximumLength))
                let edges = Self.runs(of: moves, automaton.atoms, nodeOf)
                if edges.isEmpty { continue }
                try work.spend(2 * edges.count, Self.what(automaton, maximumLength))
                if let known = numbers[edges] {
                    longer[state] = known
                    continue
                }
                var count = BigUInt()
                for edge in edges { count += Self.times(counts[Int(edge.target)], edge) }
                try work.spend(
                    4 + (edges.count + 1) * (1 + count.bitWidth / 64), Self.what(automaton, maximumLength))
                longer[state] = Int32(runs.count)
                numbers[edges] = Int32(runs.count)
                runs.append(edges)
                counts.append(count)
            }
            starts.append(longer[0])
            nodeOf = longer
        }
        return (graph(runs, counts, starts), starts.map { $0 < 0 ? 0 : counts[Int($0)] })
    }

    private static func what(_ automaton: DeterministicAutomaton, _ maximumLength: Int) -> String {
        "the expression's automaton has too many moves between its \(automaton.moves.count) states for texts of up to "
            + "\(maximumLength) characters; allow fewer characters, or write it another way"
    }

    /// The texts that begin with one of the scalars of a run.
    private static func times(_ count: BigUInt, _ run: Run) -> BigUInt {
        run.low == run.high ? count : count.multiplied(byWord: UInt(run.high - run.low + 1))
    }

    private static func runs(
        of moves: [DeterministicAutomaton.Move], _ atoms: [ClosedRange<UInt32>], _ nodeOf: [Int32]
    ) -> [Run] {
        var runs: [Run] = []
        for move in moves where nodeOf[Int(move.target)] >= 0 {
            let (atom, target) = (atoms[Int(move.atom)], nodeOf[Int(move.target)])
            if let last = runs.last, last.target == target, last.high + 1 == atom.lowerBound {
                runs[runs.count - 1].high = atom.upperBound
            } else {
                runs.append(Run(low: atom.lowerBound, high: atom.upperBound, target: target))
            }
        }
        return runs
    }

    /// The nodes that a start reaches, renumbered.
    private static func graph(_ runs: [[Run]], _ counts: [BigUInt], _ starts: [Int32]) -> RankGraph {
        var isReached = [Bool](repeating: false, count: runs.count)
        isReached[0] = true
        for start in starts where start >= 0 { isReached[Int(start)] = true }
        for node in runs.indices.reversed() where isReached[node] {  // Edges lead to lower numbers.
            for run in runs[node] { isReached[Int(run.target)] = true }
        }
        var numbers = [Int32](repeating: -1, count: runs.count)
        var (first, edges): ([Int32], [Edge]) = ([], [])
        for node in runs.indices where isReached[node] {
            numbers[node] = Int32(first.count)
            first.append(Int32(edges.count))
            var before = BigUInt()
            for run in runs[node] {
                let each = counts[Int(run.target)]
                edges.append(
                    Edge(low: run.low, high: run.high, target: numbers[Int(run.target)], before: before, each: each))
                before += Self.times(each, run)
            }
        }
        first.append(Int32(edges.count))
        return RankGraph(first: first, edges: edges, starts: starts.map { $0 < 0 ? -1 : numbers[Int($0)] })
    }
}
