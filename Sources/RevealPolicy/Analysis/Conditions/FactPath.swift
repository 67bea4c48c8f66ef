import CedarPolicy

/// A fact that a condition reads, such as `context.ticket.status`.
struct FactPath: Hashable {
    let root: Variable
    let names: [CedarString]

    init(_ root: Variable, _ names: [CedarString]) {
        self.root = root
        self.names = names
    }

    /// The path that an expression is, if it is one.
    init?(_ expr: Expr) {
        var (names, rest): ([CedarString], Expr) = ([], expr)
        while case .attribute(let operand, let name) = rest.kind {
            names.append(name)
            rest = operand
        }
        guard case .variable(let root) = rest.kind else { return nil }
        self.init(root, names.reversed())
    }

    /// With its steps down to the first `count` names.
    func prefix(_ count: Int) -> FactPath { FactPath(root, Array(names.prefix(count))) }

    /// It and all above it, the root left out.
    var prefixes: [FactPath] { names.indices.map { prefix($0 + 1) } }
}
