/// A regular expression, as a tree.
indirect enum PatternNode {
    case empty
    case set(PatternSet)
    case assertion(PatternAssertion)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// `nil` as the upper bound: as often as you like.
    case repetition(PatternNode, Int, Int?)
}

extension PatternNode {
    /// The same without repetitions of what takes nothing: once is as good as a thousand times, and not at all as good as
    /// perhaps.
    var simplified: PatternNode {
        switch self {
        case .empty, .set, .assertion: return self
        case .sequence(let nodes): return .sequence(nodes.map(\.simplified).filter { !$0.isEmpty })
        case .choice(let nodes): return .choice(nodes.map(\.simplified))
        case .repetition(let node, let low, let high):
            let node = node.simplified
            if high == 0 { return .empty }
            guard node.takesNothing else { return .repetition(node, low, high) }
            return low == 0 ? .empty : node
        }
    }

    private var isEmpty: Bool {
        switch self {
        case .empty: true
        case .sequence(let nodes): nodes.isEmpty
        default: false
        }
    }

    /// Whether it matches between scalars only.
    private var takesNothing: Bool {
        switch self {
        case .empty, .assertion: true
        case .set: false
        case .sequence(let nodes), .choice(let nodes): nodes.allSatisfy(\.takesNothing)
        case .repetition(let node, _, _): node.takesNothing
        }
    }
}

/// What has to hold between two scalars.
enum PatternAssertion: Hashable {
    case start, end, wordBoundary, noWordBoundary

    func holds(in context: PatternContext) -> Bool {
        switch self {
        case .start: context.contains(.start)
        case .end: context.contains(.end)
        case .wordBoundary: context.contains(.wordBefore) != context.contains(.wordBehind)
        case .noWordBoundary: context.contains(.wordBefore) == context.contains(.wordBehind)
        }
    }
}

/// What stands around the place between two scalars.
struct PatternContext: OptionSet {
    let rawValue: Int
    static let start = PatternContext(rawValue: 1)
    static let end = PatternContext(rawValue: 2)
    static let wordBefore = PatternContext(rawValue: 4)
    static let wordBehind = PatternContext(rawValue: 8)
    static let count = 16
}

/// A set of scalars.
struct PatternSet: Hashable, Sendable {
    enum Item: Hashable {
        case range(ClosedRange<UInt32>)
        case category(String)
        case digit, word, space
        case not(Set<Item>)
    }

    var items: Set<Item> = []
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool { items.contains { Self.matches($0, scalar) } != isNegated }

    private static func matches(_ item: Item, _ scalar: Unicode.Scalar) -> Bool {
        switch item {
        case .range(let range): range.contains(scalar.value)
        case .category(let name): category(scalar).hasPrefix(name)
        case .digit: scalar.properties.generalCategory == .decimalNumber
        case .word: isWord(scalar)
        case .space: scalar.properties.isWhitespace
        case .not(let items): !items.contains { matches($0, scalar) }
        }
    }

    /// Letters, marks, decimal digits, connectors: Unicode Technical Standard 18, Annex C.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
            return true
        default: return false
        }
    }

    static let categories: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs",
    ]

    private static func category(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        default: "C"
        }
    }
}
