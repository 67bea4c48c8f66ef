/// The answer to a request, and why.
///
/// Ids are looked up when they are asked for: whoever wants only the decision pays for nothing else.
public struct Response: Sendable {
    struct RuleFailure: Sendable {
        let rule: Int32
        let error: EvaluationError
    }

    /// Whether the request is allowed.
    public let decision: Decision
    private let policies: CompiledPolicies
    private let determining: ShortList
    private let failures: [RuleFailure]

    init(decision: Decision, policies: CompiledPolicies, determining: ShortList, failures: [RuleFailure]) {
        self.decision = decision
        self.policies = policies
        self.determining = determining
        self.failures = failures
    }

    /// The ids of the policies that determined the decision, in the order of the set: what permitted, or what forbade.
    /// None where nothing did either.
    public var reasons: [String] {
        var places: [Int32] = []
        for index in 0..<determining.count { places += policies.rules[Int(determining[index])].policies }
        return places.sorted().map { policies.ids[Int($0)] }
    }

    /// The policies that could not be evaluated, in the order of the set. They counted for nothing.
    public var errors: [PolicyFailure] {
        failures.flatMap { failure in policies.rules[Int(failure.rule)].policies.map { ($0, failure.error) } }
            .sorted { $0.0 < $1.0 }
            .map { PolicyFailure(policy: policies.ids[Int($0.0)], error: $0.1) }
    }

    /// Whether any policy could not be evaluated.
    public var hasErrors: Bool { !failures.isEmpty }
}

extension Response: CustomStringConvertible {
    /// The decision with the ids of the policies behind it.
    public var description: String {
        "\(decision) by \(reasons)" + (hasErrors ? ", failed: \(errors.map(\.policy))" : "")
    }
}
