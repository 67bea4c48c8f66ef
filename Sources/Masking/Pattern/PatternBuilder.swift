/// Builds the automaton of a pattern: Thompson's construction.
struct PatternBuilder {
    enum State {
        /// Takes a scalar of a set and goes on.
        case take(Int, Int)
        case split(Int, Int)
        case assertion(PatternAssertion, Int)
        case accept
    }

    /// The most sets, with repetitions written out.
    static let most = 511

    /// The most nodes that are built: as many sets as there may be, each as deep in groups as it may be, and repeated there.
    private static let mostNodes = 1 << 17

    private var nodes = 0
    private(set) var states: [State] = [.accept]
    private(set) var sets: [PatternSet] = []
    private(set) var hasAssertions = false

    /// The automaton's first state; what comes after it is built first.
    mutating func build(_ node: PatternNode, next: Int) throws(MaskingError) -> Int {
        nodes += 1
        guard states.count <= Self.most * 8, nodes <= Self.mostNodes else { throw Self.tooLarge }
        switch node {
        case .empty: return next
        case .set(let set):
            guard sets.count < Self.most else { throw Self.tooLarge }
            sets.append(set)
            return add(.take(sets.count - 1, next))
        case .assertion(let assertion):
            hasAssertions = true
            return add(.assertion(assertion, next))
        case .sequence(let nodes):
            var next = next
            for node in nodes.reversed() { next = try build(node, next: next) }
            return next
        case .choice(let nodes):
            var first = try build(nodes[nodes.count - 1], next: next)
            for node in nodes.dropLast().reversed() { first = add(.split(try build(node, next: next), first)) }
            return first
        case .repetition(let node, let low, let high):
            var next = next
            if let high {
                let end = next
                for _ in low..<high { next = add(.split(try build(node, next: next), end)) }
            } else {
                let loop = add(.accept)
                states[loop] = .split(try build(node, next: loop), next)
                next = loop
            }
            for _ in 0..<low { next = try build(node, next: next) }
            return next
        }
    }

    private mutating func add(_ state: State) -> Int {
        states.append(state)
        return states.count - 1
    }

    private static let tooLarge = MaskingError(
        .patternTooLarge, "a pattern has at most \(most) characters and sets, with repetitions written out")
}
