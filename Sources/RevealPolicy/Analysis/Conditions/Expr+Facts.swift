import CedarPolicy

extension Expr {
    /// The expressions directly in it.
    var parts: [Expr] {
        switch kind {
        case .literal, .variable: []
        case .not(let a), .negate(let a), .is(let a, _, in: nil), .has(let a, _), .like(let a, _), .attribute(let a, _):
            [a]
        case .and(let all), .or(let all), .set(let all), .function(_, let all): all
        case .binary(_, let a, let b), .is(let a, _, in: .some(let b)): [a, b]
        case .ifThenElse(let a, let b, let c): [a, b, c]
        case .record(let fields): fields.map(\.value)
        case .method(let a, _, let arguments): [a] + arguments
        }
    }

    /// The parts that are evaluated whenever it comes to a value.
    private var certainParts: [Expr] {
        switch kind {
        case .and(let all), .or(let all): Array(all.prefix(1))
        case .ifThenElse(let test, _, _): [test]
        default: parts
        }
    }

    /// The facts that are there whenever it comes to a value.
    var certainFacts: Set<FactPath> {
        var facts: Set<FactPath> = []
        func visit(_ expr: Expr) {
            if case .attribute = expr.kind, let path = FactPath(expr) { facts.formUnion(path.prefixes) }
            for part in expr.certainParts { visit(part) }
        }
        visit(self)
        return facts
    }

    /// The facts that it reads, in all its parts; the longest paths only.
    var facts: Set<FactPath> {
        var facts: Set<FactPath> = []
        func visit(_ expr: Expr) {
            if case .attribute = expr.kind, let path = FactPath(expr) {
                facts.insert(path)
                return
            }
            for part in expr.parts { visit(part) }
        }
        visit(self)
        return facts
    }

    /// The facts that it asks for with `has`, with those above them.
    var factsAskedFor: Set<FactPath> {
        var facts: Set<FactPath> = []
        func visit(_ expr: Expr) {
            if case .has(let operand, let names) = expr.kind, let path = FactPath(operand) {
                facts.formUnion(FactPath(path.root, path.names + names).prefixes)
            }
            for part in expr.parts { visit(part) }
        }
        visit(self)
        return facts
    }

    /// Its operands, if it is a chain of `&&`, else itself alone; chains in chains are laid flat.
    var flatConjuncts: [Expr] {
        guard case .and(let operands) = kind else { return [self] }
        return operands.flatMap(\.flatConjuncts)
    }

    /// Its operands, if it is a chain of `||`, else itself alone; chains in chains are laid flat.
    var flatDisjuncts: [Expr] {
        guard case .or(let operands) = kind else { return [self] }
        return operands.flatMap(\.flatDisjuncts)
    }
}

extension FactTypes {
    /// The facts without which a condition is not even looked at: optional ones that it reads and does not ask for.
    func guards(of expr: Expr) -> Set<FactPath> {
        var guards: Set<FactPath> = []
        for path in expr.facts { guards.formUnion(resolve(path)?.optional ?? []) }
        return guards.subtracting(expr.factsAskedFor)
    }

    /// Whether evaluating an expression cannot fail where some facts are known to be there.
    ///
    /// Errs towards no: arithmetic, and attributes of entities other than those of the request, count as what can fail.
    func cannotFail(_ expr: Expr, with present: Set<FactPath>) -> Bool {
        switch expr.kind {
        case .literal, .variable: true
        case .attribute:
            if let path = FactPath(expr), let fact = resolve(path) {
                !fact.isOfAnother && fact.optional.allSatisfy(present.contains)
            } else {
                false
            }
        case .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _), .negate, .function,
            .method(_, .offset, _), .method(_, .durationSince, _), .method(_, .toDate, _), .method(_, .getTag, _):
            if case .value = expr.constantResult { true } else { false }
        default: expr.parts.allSatisfy { cannotFail($0, with: present) }
        }
    }
}
