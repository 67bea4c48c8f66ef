import BigInt

/// The texts of a language by length, counted: what turns a text into its number and back.
///
/// A node stands for what can still follow in so many scalars; nodes with the same future are one, so that for each
/// length the automaton is minimal. An edge is a range of scalars to the same node. The texts of a node are ordered by
/// code point, those of the language by length first.
///
/// ## Specification
/// A. Goldberg, M. Sipser, "Compression and ranking", SIAM J. Comput. 20 (1991): the number of texts before a text is
/// the sum, over its places, of the texts that branch off to the left there.
final class RankGraph<Number: FormatNumber>: Sendable {
    struct Edge: Sendable {
        let low: UInt32
        let high: UInt32
        let target: Int32
        /// The texts of the node that begin with a scalar before `low`.
        let before: Number
        /// The texts of the target.
        let each: Number
    }

    /// Edge numbers: those of node i are `first[i]..<first[i + 1]`. Node 0 is the end of a text.
    let first: [Int32]
    let edges: [Edge]
    /// For the lengths from 0: the node to start from; -1 where no text has the length.
    let starts: [Int32]

    init(first: [Int32], edges: [Edge], starts: [Int32]) {
        (self.first, self.edges, self.starts) = (first, edges, starts)
    }

    /// The number of a text among those of its length.
    ///
    /// - Returns: the number; or the place of the first unit that cannot stand where it does. Where no text has the
    ///   length, that is the first.
    @inline(__always)
    func rank<Unit: FormatUnit>(
        of text: Span<Unit>, from start: Int, count: Int
    ) -> (number: Number, foreign: Int?) {
        var (number, node) = (Number.zero, Int(starts[count]))
        guard node >= 0 else { return (number, start) }
        for index in start..<start &+ count {
            let scalar = UInt32(truncatingIfNeeded: text[index])
            guard let edge = edge(of: node, scalar) else { return (number, index) }
            let place = edges[edge]
            number += place.before
            if scalar != place.low { number += Number(scalar &- place.low) * place.each }
            node = Int(place.target)
        }
        return (number, nil)
    }

    /// The edge of a node that a scalar takes.
    @inline(__always)
    private func edge(of node: Int, _ scalar: UInt32) -> Int? {
        var (low, high) = (Int(first[node]), Int(first[node &+ 1]))
        while high &- low > 1 {
            let middle = (low &+ high) / 2
            if edges[middle].low <= scalar { low = middle } else { high = middle }
        }
        return low < high && edges[low].low <= scalar && scalar <= edges[low].high ? low : nil
    }

    /// Writes the text of a number among those of a length.
    @inline(__always)
    func append<Unit: FormatUnit>(_ number: Number, count: Int, to text: inout [Unit]) {
        var (rest, node) = (number, Int(starts[count]))
        for _ in 0..<count {
            var (low, high) = (Int(first[node]), Int(first[node &+ 1]))
            while high &- low > 1 {
                let middle = (low &+ high) / 2
                if edges[middle].before <= rest { low = middle } else { high = middle }
            }
            let place = edges[low]
            rest -= place.before
            var scalar = place.low
            if place.high != place.low {
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: place.each)
                scalar &+= UInt32(truncatingIfNeeded: quotient)
                rest = remainder
            }
            text.append(Unit(truncatingIfNeeded: scalar))
            node = Int(place.target)
        }
    }
}

extension RankGraph<BigUInt> {
    /// The same with numbers of another type. What does not fit is cut, and is not reached from a start whose texts fit.
    func converted<Other: FormatNumber>(to type: Other.Type) -> RankGraph<Other> {
        RankGraph<Other>(
            first: first,
            edges: edges.map {
                RankGraph<Other>.Edge(
                    low: $0.low, high: $0.high, target: $0.target, before: Other(lowBitsOf: $0.before),
                    each: Other(lowBitsOf: $0.each))
            },
            starts: starts)
    }
}
