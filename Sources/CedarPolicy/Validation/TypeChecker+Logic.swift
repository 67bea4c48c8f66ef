extension TypeChecker {
    mutating func not(_ operand: Expr, _ known: Set<Capability>) -> Answer {
        guard case .bool(let value)? = bool(operand, known).type else { return .failed }
        return Answer(type: .bool(value.map { !$0 }))
    }

    /// What follows a false operand is not looked at; what follows others may rely on them.
    mutating func and(_ operands: [Expr], _ known: Set<Capability>) -> Answer {
        var known = known
        var answer = Answer(type: .bool(true))
        for operand in operands {
            let next = bool(operand, known)
            switch (answer.type, next.type) {
            case (_, .bool(false)?): return Answer(type: answer.type == nil ? nil : .bool(false))
            case (nil, _), (_, nil): answer.type = nil
            case (_, .bool(true)?): break
            case (.bool(true)?, let type): answer.type = type
            default: answer.type = .anyBool
            }
            answer.capabilities.formUnion(next.capabilities)
            known.formUnion(next.capabilities)
        }
        return answer
    }

    /// What follows a true operand is not looked at; after others only what both sides test is known.
    mutating func or(_ operands: [Expr], _ known: Set<Capability>) -> Answer {
        var answer = Answer(type: .bool(false))
        for operand in operands {
            let next = bool(operand, known)
            switch (answer.type, next.type) {
            case (nil, _), (_, nil): answer = .failed
            case (_, .bool(true)?): return next
            case (_, .bool(false)?): break
            case (.bool(false)?, _): answer = next
            default:
                answer.type = .anyBool
                answer.capabilities.formIntersection(next.capabilities)
            }
        }
        return answer
    }

    mutating func choice(
        _ test: Expr, _ then: Expr, _ otherwise: Expr, _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        let condition = bool(test, known)
        if case .bool(false)? = condition.type { return check(otherwise, known) }
        var first = check(then, known.union(condition.capabilities))
        first.capabilities.formUnion(condition.capabilities)
        if case .bool(true)? = condition.type { return first }
        let second = check(otherwise, known)
        guard condition.type != nil, let a = first.type, let b = second.type else { return .failed }
        guard let type = a.join(b) else {
            incompatible(a, b, expression)
            return .failed
        }
        return Answer(type: type, capabilities: first.capabilities.intersection(second.capabilities))
    }
}
