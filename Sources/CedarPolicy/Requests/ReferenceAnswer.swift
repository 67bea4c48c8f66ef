/// The answer to a request by the letter of the specification: all policies, one after the other, from their trees.
///
/// For tests and for checking ``Authorizer``, which answers the same and is faster.
public struct ReferenceAnswer: Hashable, Sendable {
    /// Whether the request is allowed.
    public let decision: Decision
    /// The ids of the policies that determined the decision, in the order of the set.
    public let reasons: [String]
    /// The policies that could not be evaluated, in the order of the set.
    public let errors: [PolicyFailure]

    /// Evaluates every policy.
    public init(_ policies: PolicySet, _ request: Request, _ entities: Entities) {
        let evaluator = PlainEvaluator(request: request, entities: entities)
        var (permits, forbids, errors): ([String], [String], [PolicyFailure]) = ([], [], [])
        for policy in policies.policies {
            do throws(EvaluationError) {
                guard try evaluator.isSatisfied(policy) else { continue }
                if policy.effect == .permit { permits.append(policy.id) } else { forbids.append(policy.id) }
            } catch {
                errors.append(PolicyFailure(policy: policy.id, error: error))
            }
        }
        decision = forbids.isEmpty && !permits.isEmpty ? .allow : .deny
        reasons = decision == .allow ? permits : forbids
        self.errors = errors
    }
}
