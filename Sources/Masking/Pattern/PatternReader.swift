/// Reads regular expressions: what finite automata can do, and nothing else.
struct PatternReader {
    /// How deep groups may stand in groups.
    private static let deepest = 64
    /// The largest count in braces.
    private static let most = 1000

    private let scalars: [Unicode.Scalar]
    private var position = 0

    static func read(_ pattern: String) throws(MaskingError) -> PatternNode {
        var reader = PatternReader(scalars: Array(pattern.unicodeScalars))
        let node = try reader.choice(depth: 0)
        guard reader.position == reader.scalars.count else { throw reader.error("a group is closed that is not open") }
        return node
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func error(_ message: String) -> MaskingError {
        MaskingError(.invalidPattern, "at \(position) of the pattern: " + message)
    }

    private func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func next(_ expected: String) throws(MaskingError) -> Unicode.Scalar {
        guard let scalar = peek() else { throw error("expected \(expected)") }
        position += 1
        return scalar
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar else { return false }
        position += 1
        return true
    }

    private mutating func choice(depth: Int) throws(MaskingError) -> PatternNode {
        guard depth <= Self.deepest else { throw error("groups stand at most \(Self.deepest) deep") }
        var branches = [try sequence(depth: depth)]
        while take("|") { branches.append(try sequence(depth: depth)) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence(depth: Int) throws(MaskingError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = peek(), scalar != "|", scalar != ")" {
            nodes.append(try quantified(try atom(depth: depth)))
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func quantified(_ node: PatternNode) throws(MaskingError) -> PatternNode {
        guard let (low, high) = try quantifier() else { return node }
        if let scalar = peek(), scalar == "?" || scalar == "+" || scalar == "*" || scalar == "{" {
            throw error("one quantifier only: the longest match is taken, always")
        }
        return .repetition(node, low, high)
    }

    private mutating func quantifier() throws(MaskingError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return nil }
        let low = try number()
        guard take(",") else {
            guard take("}") else { throw error("expected ',' or '}'") }
            return (low, low)
        }
        if take("}") { return (low, nil) }
        let high = try number()
        guard take("}") else { throw error("expected '}'") }
        guard high >= low else { throw error("the greater count comes second") }
        return (low, high)
    }

    private mutating func number() throws(MaskingError) -> Int {
        var number = 0
        let start = position
        while let scalar = peek(), ("0"..."9").contains(scalar), number <= Self.most {
            number = number * 10 + Int(scalar.value - 0x30)
            position += 1
        }
        guard position > start, number <= Self.most else { throw error("expected a count of at most \(Self.most)") }
        return number
    }

    private mutating func atom(depth: Int) throws(MaskingError) -> PatternNode {
        let scalar = try next("something to match")
        switch scalar {
        case "(":
            if take("?") {
                guard take(":") else { throw error("the only group with a question mark is (?:...)") }
            }
            let node = try choice(depth: depth + 1)
            guard take(")") else { throw error("expected ')'") }
            return node
        case "[": return .set(try bracket())
        case ".": return .set(PatternSet(items: [], isNegated: true))
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case "*", "+", "?", "{": throw error("a quantifier follows what it repeats")
        case "\\": return try escape()
        default: return .set(PatternSet(items: [.range(scalar.value...scalar.value)]))
        }
    }

    private mutating func escape() throws(MaskingError) -> PatternNode {
        switch peek() {
        case "b":
            position += 1
            return .assertion(.wordBoundary)
        case "B":
            position += 1
            return .assertion(.noWordBoundary)
        default: return .set(PatternSet(items: [try escapedItem()]))
        }
    }

    /// What follows a backslash, in brackets or outside.
    private mutating func escapedItem() throws(MaskingError) -> PatternSet.Item {
        let scalar = try next("an escape")
        switch scalar {
        case "d": return .digit
        case "D": return .not([.digit])
        case "w": return .word
        case "W": return .not([.word])
        case "s": return .space
        case "S": return .not([.space])
        case "p": return .category(try category())
        case "P": return .not([.category(try category())])
        case "t": return .range(0x09...0x09)
        default:
            guard scalar.isASCII, !PatternSet.isWord(scalar) else {
                throw error("there is no such escape here; groups are not referred to, and nothing is looked ahead")
            }
            return .range(scalar.value...scalar.value)
        }
    }

    private mutating func category() throws(MaskingError) -> String {
        guard take("{") else { throw error("expected '{'") }
        var name = String.UnicodeScalarView()
        while let scalar = peek(), scalar != "}", name.count < 3 {
            name.append(scalar)
            position += 1
        }
        guard take("}"), PatternSet.categories.contains(String(name)) else {
            throw error("expected a general category, such as L, Lu or Nd, and '}'")
        }
        return String(name)
    }

    private mutating func bracket() throws(MaskingError) -> PatternSet {
        var set = PatternSet()
        set.isNegated = take("^")
        while !take("]") {
            let scalar = try next("']'")
            let item: PatternSet.Item =
                scalar == "\\" ? try escapedItem() : .range(scalar.value...scalar.value)
            // A hyphen at the end is one.
            guard peek() == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                set.items.insert(item)
                continue
            }
            position += 1
            let upper = try next("the end of a range")
            let last: PatternSet.Item = upper == "\\" ? try escapedItem() : .range(upper.value...upper.value)
            guard case .range(let low) = item, case .range(let high) = last, low.lowerBound <= high.lowerBound else {
                throw error("a range goes from one character to a greater one")
            }
            set.items.insert(.range(low.lowerBound...high.lowerBound))
        }
        guard !set.items.isEmpty else { throw error("a bracket has something in it") }
        return set
    }
}
