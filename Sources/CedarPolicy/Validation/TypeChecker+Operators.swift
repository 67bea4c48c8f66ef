extension TypeChecker {
    mutating func binary(
        _ sign: BinaryOperator, _ left: Expr, _ right: Expr, _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        switch sign {
        case .equal: equal(left, right, expression, known)
        case .notEqual: negated(equal(left, right, expression, known))
        case .less, .lessEqual, .greater, .greaterEqual: order(left, right, known)
        case .in: membership(left, right, known)
        case .add, .subtract, .multiply: long([left, right], known)
        }
    }

    private func negated(_ answer: Answer) -> Answer {
        guard case .bool(let value)? = answer.type else { return .failed }
        return Answer(type: .bool(value.map { !$0 }))
    }

    mutating func long(_ operands: [Expr], _ known: Set<Capability>) -> Answer {
        var isRight = true
        for operand in operands where !expect(.long, operand, known) { isRight = false }
        return isRight ? Answer(type: .long) : .failed
    }

    /// Numbers, dates and durations have an order, each among themselves.
    private mutating func order(_ left: Expr, _ right: Expr, _ known: Set<Capability>) -> Answer {
        let (a, b) = (check(left, known).type, check(right, known).type)
        guard let a, let b else { return .failed }
        switch (isOrdered(a), isOrdered(b)) {
        case (true, true) where a == b: return .anyBool
        case (true, _): expected("\(a)", b, right)
        case (_, true): expected("\(b)", a, left)
        default:
            expected("Long, datetime or duration", a, left)
            expected("Long, datetime or duration", b, right)
        }
        return .failed
    }

    private func isOrdered(_ type: StaticType) -> Bool {
        switch type {
        case .long, .extension(.datetime), .extension(.duration): true
        default: false
        }
    }

    /// Entities of different types are never equal, and of literals one knows; other types have to be compatible.
    private mutating func equal(
        _ left: Expr, _ right: Expr, _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        let (a, b) = (check(left, known).type, check(right, known).type)
        guard let a, let b else { return .failed }
        if case (.entity(let x), .entity(let y)) = (a, b), x != y { return Answer(type: .bool(false)) }
        if let x = literal(left), let y = literal(right) { return Answer(type: .bool(x == y)) }
        if a.join(b) == nil {
            incompatible(a, b, expression)
            return .failed
        }
        return .anyBool
    }

    /// The literal that an expression is; `action` is one, for each kind of request has its own.
    func literal(_ expression: Expr) -> Literal? {
        switch expression.kind {
        case .literal(let literal): literal
        case .variable(.action): .entity(environment.action.uid)
        default: nil
        }
    }

    mutating func like(_ operand: Expr, _ known: Set<Capability>) -> Answer {
        expect(.string, operand, known) ? .anyBool : .failed
    }

    mutating func set(_ elements: [Expr], _ expression: Expr, _ known: Set<Capability>) -> Answer {
        guard !elements.isEmpty else {
            note(.emptySet, "the type of an empty set is unknown", expression)
            return .failed
        }
        var types: [StaticType] = []
        for element in elements {
            if let type = check(element, known).type { types.append(type) }
        }
        guard types.count == elements.count, var joined = types.first else { return .failed }
        for type in types.dropFirst() {
            guard let next = joined.join(type) else {
                incompatible(joined, type, expression)
                return .failed
            }
            joined = next
        }
        return Answer(type: .set(joined))
    }
}
