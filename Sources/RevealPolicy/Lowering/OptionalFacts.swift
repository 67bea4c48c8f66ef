import CedarPolicy

/// Finds in conditions the facts that may be missing.
struct OptionalFacts {
    private let principal: [AttributeDeclaration]
    private let context: [AttributeDeclaration]
    private let row: [AttributeDeclaration]

    init(_ types: AttributeTypes) {
        func supplied(_ name: String, _ type: AttributeType, isOptional: Bool = true) -> AttributeDeclaration {
            AttributeDeclaration(DocumentName(name), type, isOptional: isOptional)
        }
        principal = types.principal + [supplied("tenant", .string)]
        context =
            types.context + [
                supplied("purpose", .string, isOptional: false), supplied("now", .datetime, isOptional: false),
                supplied("reason", .string), supplied("approvals", .set(.principal), isOptional: false),
                supplied("breakGlass", .bool, isOptional: false),
            ]
        row = types.row + [supplied("tenant", .string), supplied("subject", .string)]
    }

    /// The optional facts that an expression reads, and does not itself ask for, each as `base has name`: what stands before
    /// another comes before it, each once.
    func guards(of expr: Expr) -> [Expr] {
        var asked: Set<Expr> = []
        collectAsked(expr, &asked)
        var guards: [Expr] = []
        var seen: Set<Expr> = []
        collect(expr) { path, base, name in
            guard !asked.contains(path), seen.insert(path).inserted else { return }
            guards.append(Expr(.has(base, [name]), span: path.span))
        }
        return guards
    }

    /// The paths that an expression asks for with `has`.
    private func collectAsked(_ expr: Expr, _ asked: inout Set<Expr>) {
        if case .has(let base, let names) = expr.kind {
            var path = base
            for name in names {
                path = Expr(.attribute(path, name))
                asked.insert(path)
            }
        }
        for child in expr.children { collectAsked(child, &asked) }
    }

    /// Calls for every optional attribute that is read, innermost first.
    private func collect(_ expr: Expr, _ found: (_ path: Expr, _ base: Expr, _ name: CedarString) -> Void) {
        for child in expr.children { collect(child, found) }
        if case .attribute(let base, let name) = expr.kind,
            let attribute = members(of: base)?.first(where: { CedarString($0.name.text) == name }),
            attribute.isOptional
        {
            found(expr, base, name)
        }
    }

    /// What a path has, as far as the document declares it; nil for what is no path.
    private func members(of expr: Expr) -> [AttributeDeclaration]? {
        switch expr.kind {
        case .variable(.principal): return principal
        case .variable(.context): return context
        case .variable(.resource): return row
        case .attribute(let base, let name):
            switch members(of: base)?.first(where: { CedarString($0.name.text) == name })?.type {
            case .record(let members): return members
            case .principal: return principal
            default: return nil
            }
        default: return nil
        }
    }
}

extension Expr {
    /// The expressions directly in it, in the order of the text.
    var children: [Expr] {
        switch kind {
        case .literal, .variable: []
        case .not(let a), .negate(let a), .has(let a, _), .like(let a, _), .attribute(let a, _), .is(let a, _, in: nil):
            [a]
        case .and(let all), .or(let all), .set(let all), .function(_, let all): all
        case .binary(_, let a, let b), .is(let a, _, in: .some(let b)): [a, b]
        case .ifThenElse(let a, let b, let c): [a, b, c]
        case .record(let fields): fields.map(\.value)
        case .method(let a, _, let arguments): [a] + arguments
        }
    }
}
