import BigInt

extension RankGraph<BigUInt> {
    /// The most moves that are looked at, over all states and lengths.
    private static var greatestWork: Int { 4_000_000 }
    /// The most words that the counts may take, about.
    private static var greatestMemory: Int { 4_000_000 }

    private struct Run: Hashable {
        let low: UInt32
        var high: UInt32
        let target: Int32
    }

    /// Unrolls an automaton over the lengths from 1 to `maximumLength`, and counts.
    ///
    /// - Returns: the graph, and how many texts there are of each length from 0.
    static func unrolling(
        _ automaton: DeterministicAutomaton, maximumLength: Int
    ) throws(FormatPreservingEncryptionError) -> (graph: RankGraph, counts: [BigUInt]) {
        // Node 0 is the end. `nodeOf[state]` is the node of a state for the length at hand, -1 where nothing can follow.
        var runs: [[Run]] = [[]]
        var counts: [BigUInt] = [1]
        var nodeOf = automaton.isAccepting.map { Int32($0 ? 0 : -1) }
        var starts: [Int32] = [-1]
        var (work, memory) = (0, 0)
        for _ in 0..<max(maximumLength, 0) {
            var numbers: [[Run]: Int32] = [:]
            var longer = [Int32](repeating: -1, count: nodeOf.count)
            for (state, moves) in automaton.moves.enumerated() {
                work += moves.count + 1
                let edges = Self.runs(of: moves, automaton.atoms, nodeOf)
                if edges.isEmpty { continue }
                if let known = numbers[edges] {
                    longer[state] = known
                    continue
                }
                var count = BigUInt()
                for edge in edges { count += counts[Int(edge.target)] * BigUInt(edge.high - edge.low + 1) }
                memory += (edges.count + 1) * (1 + count.bitWidth / 64)
                guard work <= Self.greatestWork, memory <= Self.greatestMemory else {
                    throw FormatPreservingEncryptionError(
                        .formatTooComplex,
                        "the expression has too many states (\(automaton.moves.count)) for texts of up to \(maximumLength) "
                            + "characters: allow fewer characters, or write it another way")
                }
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
                before += each * BigUInt(run.high - run.low + 1)
            }
        }
        first.append(Int32(edges.count))
        return RankGraph(first: first, edges: edges, starts: starts.map { $0 < 0 ? -1 : numbers[Int($0)] })
    }
}
