extension TypeChecker {
    /// `operand is Type`, `operand is Type in group`
    mutating func isOfType(
        _ operand: Expr, _ type: QualifiedName, _ group: Expr?, _ known: Set<Capability>
    ) -> Answer {
        guard let actual = entity(operand, known) else { return .failed }
        guard actual == type else { return Answer(type: .bool(false)) }
        guard let group else { return Answer(type: .bool(true)) }
        return membership(operand, actual, group, known)
    }

    /// `left in right`: false where the schema has nothing of the one type below the other.
    mutating func membership(_ left: Expr, _ right: Expr, _ known: Set<Capability>) -> Answer {
        membership(left, entity(left, known), right, known)
    }

    /// Where the type of the left side is known already: looked at anew at every step, it would be twice as often at each.
    private mutating func membership(
        _ left: Expr, _ type: QualifiedName?, _ right: Expr, _ known: Set<Capability>
    ) -> Answer {
        let group = group(right, known)
        guard let type, let group else { return .failed }
        if case .entity(let uid)? = literal(left), uid.type.basename == "Action", let groups = literals(right) {
            return action(uid, isIn: groups)
        }
        return schema.mayBeIn(type, group) ? .anyBool : Answer(type: .bool(false))
    }

    /// The type of an entity or of a set's elements.
    private mutating func group(_ expression: Expr, _ known: Set<Capability>) -> QualifiedName? {
        guard let type = check(expression, known).type else { return nil }
        switch type {
        case .entity(let name), .set(.entity(let name)): return name
        default:
            expected("an entity or a set of entities", type, expression)
            return nil
        }
    }

    /// The entities that an expression writes out.
    private func literals(_ expression: Expr) -> [EntityUID]? {
        if case .entity(let uid)? = literal(expression) { return [uid] }
        guard case .set(let elements) = expression.kind else { return nil }
        var uids: [EntityUID] = []
        for element in elements {
            guard case .entity(let uid)? = literal(element) else { return nil }
            uids.append(uid)
        }
        return uids
    }

    /// The groups of actions are all in the schema. Nothing else has actions in it.
    private func action(_ uid: EntityUID, isIn groups: [EntityUID]) -> Answer {
        let ancestors = schema.actions[uid]?.ancestors ?? []
        let isIn = groups.contains { $0.type.basename == "Action" && ($0 == uid || ancestors.contains($0)) }
        return Answer(type: .bool(isIn))
    }
}
