import CedarPolicy

/// That an expression comes to true, or to false: not to an error.
struct Demand: Hashable {
    let expr: Expr
    let isTrue: Bool

    init(_ expr: Expr, _ isTrue: Bool) {
        self.expr = expr
        self.isTrue = isTrue
    }

    static func holds(_ expr: Expr) -> Demand { Demand(expr, true) }
    static func fails(_ expr: Expr) -> Demand { Demand(expr, false) }
}
