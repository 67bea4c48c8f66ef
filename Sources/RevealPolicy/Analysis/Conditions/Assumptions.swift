import CedarPolicy

/// What is known where a part of a condition is evaluated, since what stands before it came out so.
struct Assumptions {
    /// What numbers can be.
    private(set) var bounds = NumberBounds()
    /// Facts that name who asks.
    private(set) var ownFacts: Set<FactPath> = []

    /// Takes an expression for true, or for false.
    mutating func learn(_ expr: Expr, _ isTrue: Bool) {
        bounds.learn(expr, isTrue)
        learnPrincipals(expr, isTrue)
    }

    private mutating func learnPrincipals(_ expr: Expr, _ isTrue: Bool) {
        switch expr.kind {
        case .not(let operand): learnPrincipals(operand, !isTrue)
        case .and(let operands) where isTrue: for operand in operands { learnPrincipals(operand, true) }
        case .or(let operands) where !isTrue: for operand in operands { learnPrincipals(operand, false) }
        case .binary(.equal, let a, let b) where isTrue:
            if a == .principal, let path = FactPath(b) { ownFacts.insert(path) }
            if b == .principal, let path = FactPath(a) { ownFacts.insert(path) }
        default: break
        }
    }
}
