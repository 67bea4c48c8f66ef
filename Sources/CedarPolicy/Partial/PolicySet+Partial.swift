extension PolicySet {
    /// What is left of the policies when a part of the request is known.
    ///
    /// Deciding by what is left, with a request that agrees with what was known and the same entities, has the outcome of
    /// deciding by all policies: the same decision, the same determining policies, the same failures. Ids stay. Policies
    /// that cannot apply any more are gone; conditions that hold are gone.
    ///
    /// - Throws: `limitExceeded` where a value that was filled in makes an expression too deep.
    public func residual(
        for request: PartialRequest, _ entities: Entities = .none
    ) throws(CedarPolicyError) -> PolicySet {
        let evaluator = PartialEvaluator(request: request, entities: entities)
        var result = PolicySet()
        for policy in policies { if let rest = evaluator.rest(of: policy) { try result.add(rest) } }
        return result
    }

    /// The decision, where no more need be known for it: every request that the policies are left for has it.
    ///
    /// Of what ``residual(for:_:)`` left. Nil where the decision depends on the rest of the request.
    public var certainDecision: Decision? {
        let certain = policies.filter { $0.isUnconditional }
        if certain.contains(where: { $0.effect == .forbid }) { return .deny }
        if !policies.contains(where: { $0.effect == .permit }) { return .deny }
        let open = policies.contains { $0.effect == .forbid }
        return !open && certain.contains { $0.effect == .permit } ? .allow : nil
    }
}

extension Policy {
    /// Whether every request satisfies it.
    fileprivate var isUnconditional: Bool {
        principal == .any && action == .any && resource == .any && conditions.isEmpty
    }
}

extension PartialEvaluator {
    /// What is left of a policy; nil where it cannot apply any more.
    fileprivate func rest(of policy: Policy) -> Policy? {
        guard let principal = rest(of: policy.principal, request.principal),
            let action = rest(of: policy.action, request.action),
            let resource = rest(of: policy.resource, request.resource),
            let conditions = rest(of: policy.conditions)
        else { return nil }
        return Policy(
            id: policy.id, effect: policy.effect, annotations: policy.annotations, principal: principal, action: action,
            resource: resource, conditions: conditions, template: policy.template, span: policy.span)
    }

    private func rest(of constraint: ScopeConstraint, _ uid: EntityUID?) -> ScopeConstraint? {
        guard let uid else { return constraint }
        let holds =
            switch constraint {
            case .any: true
            case .equal(.uid(let other)): uid == other
            case .in(.uid(let other)): entities.isIn(uid, other)
            case .is(let type): uid.type == type
            case .isIn(let type, .uid(let other)): uid.type == type && entities.isIn(uid, other)
            case .equal(.slot), .in(.slot), .isIn(_, .slot): false
            }
        return holds ? .any : nil
    }

    private func rest(of constraint: ActionConstraint, _ uid: EntityUID?) -> ActionConstraint? {
        guard let uid else { return constraint }
        let holds =
            switch constraint {
            case .any: true
            case .equal(let other): uid == other
            case .in(let other): entities.isIn(uid, other)
            case .inAny(let others): others.contains { entities.isIn(uid, $0) }
            }
        return holds ? .any : nil
    }

    /// Nil where they cannot all hold. One that fails only behind others that may fail before it stays.
    private func rest(of conditions: [Condition]) -> [Condition]? {
        var rest: [Condition] = []
        for condition in conditions {
            let result = reduce(condition.body)
            guard case .value(.bool(let value)) = result else {
                rest.append(Condition(condition.kind, result.expr))
                continue
            }
            guard value != (condition.kind == .when) else { continue }
            if rest.isEmpty { return nil }
            rest.append(Condition(condition.kind, Expr(booleanLiteral: value)))
            break
        }
        return rest
    }
}
