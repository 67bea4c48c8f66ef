extension TypeChecker {
    /// The type of a policy: false where it cannot be satisfied, nil where something is wrong with it.
    ///
    /// Conditions are not looked at where the scope already says no.
    mutating func check(_ policy: Policy) -> StaticType? {
        let scope = [
            type(policy.principal, environment.principal), type(policy.action),
            type(policy.resource, environment.resource),
        ]
        if scope.contains(.bool(false)) { return .bool(false) }
        let conditions = policy.conditions.map { condition in
            switch condition.kind {
            case .when: condition.body
            case .unless: Expr(.not(condition.body), span: condition.body.span)
            }
        }
        let type = and(conditions, []).type
        return scope.contains(nil) ? nil : type
    }

    /// Nil for entities that the schema does not have: they are noted elsewhere.
    private func type(_ constraint: ScopeConstraint, _ type: QualifiedName) -> StaticType? {
        switch constraint {
        case .any: .bool(true)
        case .equal(.uid(let uid)): isKnown(uid) ? .bool(type == uid.type ? nil : false) : nil
        case .in(.uid(let uid)): isKnown(uid) ? .bool(schema.mayBeIn(type, uid.type) ? nil : false) : nil
        case .is(let name): .bool(type == name)
        case .isIn(let name, _) where type != name: .bool(false)
        case .isIn(_, .uid(let uid)): isKnown(uid) ? .bool(schema.mayBeIn(type, uid.type) ? nil : false) : nil
        // What fills in a slot is of a type that may be there.
        case .equal(.slot), .in(.slot), .isIn(_, .slot): .anyBool
        }
    }

    private func isKnown(_ uid: EntityUID) -> Bool { type(.entity(uid)) != nil }

    private func type(_ constraint: ActionConstraint) -> StaticType? {
        switch constraint {
        case .any: .bool(true)
        case .equal(let uid): isKnown(uid) ? .bool(uid == environment.action.uid) : nil
        case .in(let uid): membership(of: [uid])
        case .inAny(let uids): membership(of: uids)
        }
    }

    private func membership(of groups: [EntityUID]) -> StaticType? {
        guard groups.allSatisfy(isKnown) else { return nil }
        let action = environment.action
        return .bool(groups.contains { $0 == action.uid || action.ancestors.contains($0) })
    }
}
