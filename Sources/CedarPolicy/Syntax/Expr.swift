/// An expression of the Cedar language, as the parser or a builder made it.
///
/// Two expressions are equal when they say the same, wherever they stand. Chains of `&&` and `||` are one node however long,
/// so that trees stay shallow; ``depth`` is bounded for everything that is evaluated, see ``PolicySet``.
///
/// ## Specification
/// Cedar 4.5, "Grammar".
public struct Expr: Sendable {
    /// What an expression can be.
    public indirect enum Kind: Hashable, Sendable {
        case literal(Literal)
        case variable(Variable)
        case not(Expr)
        case negate(Expr)
        /// Two operands or more.
        case and([Expr])
        /// Two operands or more.
        case or([Expr])
        case binary(BinaryOperator, Expr, Expr)
        /// `is Type`, `is Type in entity`
        case `is`(Expr, QualifiedName, in: Expr?)
        /// `has name`, `has name.name`: one name or more. Of a path every step is tested.
        case has(Expr, [CedarString])
        case like(Expr, Pattern)
        /// `.name`, `["name"]`
        case attribute(Expr, CedarString)
        case ifThenElse(Expr, Expr, Expr)
        case set([Expr])
        /// Names are unique.
        case record([RecordField])
        /// Arguments as many as the text had.
        case method(Expr, Method, [Expr])
        /// Arguments as many as the text had.
        case function(ExtensionFunction, [Expr])
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands; nil for what was not parsed.
    public let span: SourceSpan?
    /// How deep the tree is: 1 for a leaf.
    public let depth: Int

    /// An expression, and where it stands.
    ///
    /// - Precondition: at most 2,000 deep. Policy sets refuse what is deeper than 200; what is deeper still could not even be
    ///   let go of on a thread with a small stack.
    public init(_ kind: Kind, span: SourceSpan? = nil) {
        self.kind = kind
        self.span = span
        depth = 1 + kind.deepestChild
        precondition(depth <= 2000, "an expression deeper than 2,000")
    }
}

extension Expr: Hashable {
    /// Whether both say the same, wherever they stand.
    public static func == (a: Expr, b: Expr) -> Bool { a.kind == b.kind }

    /// Hashes what it says.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension Expr.Kind {
    /// The depth of the deepest expression in it, 0 for a leaf.
    fileprivate var deepestChild: Int {
        func deepest(_ children: [Expr]) -> Int { children.reduce(0) { max($0, $1.depth) } }
        return switch self {
        case .literal, .variable: 0
        case .not(let a), .negate(let a), .is(let a, _, in: nil), .has(let a, _), .like(let a, _), .attribute(let a, _):
            a.depth
        case .and(let all), .or(let all), .set(let all), .function(_, let all): deepest(all)
        case .binary(_, let a, let b), .is(let a, _, in: .some(let b)): max(a.depth, b.depth)
        case .ifThenElse(let a, let b, let c): max(a.depth, b.depth, c.depth)
        case .record(let fields): fields.reduce(0) { max($0, $1.value.depth) }
        case .method(let a, _, let arguments): max(a.depth, deepest(arguments))
        }
    }
}
