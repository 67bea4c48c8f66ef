/// Decides as ``Authorizer`` does, but with strict errors: what cannot be evaluated does not permit, and does forbid.
package struct StrictAuthorizer: Sendable {
    private let policies: [Policy]
    private let scopes: [Policy]
    private let conditions: StrictConditions

    /// Compiles the conditions. Templates decide nothing until they are linked.
    package init(_ policies: PolicySet) {
        self.policies = policies.policies
        scopes = policies.policies.map { $0.with(conditions: []) }
        conditions = StrictConditions(policies.policies.map(\.conditions))
    }

    /// The answer to a request.
    package func decide(_ request: Request, _ entities: Entities) -> Decision {
        let scope = PlainEvaluator(request: request, entities: entities)
        let evaluation = conditions.evaluation(RequestFacts(request, entities))
        var isPermitted = false
        for (index, policy) in policies.enumerated() {
            // A scope has nothing that can fail.
            guard (try? scope.isSatisfied(scopes[index])) == true, evaluation.applies(index, policy.effect) else {
                continue
            }
            if policy.effect == .forbid { return .deny }
            isPermitted = true
        }
        return isPermitted ? .allow : .deny
    }
}
