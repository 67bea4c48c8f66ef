/// A policy that could not be evaluated: it counted for nothing.
public struct PolicyFailure: Error, Hashable, Sendable {
    /// The policy.
    public let policy: String
    /// Why.
    public let error: EvaluationError
}

extension PolicyFailure: CustomStringConvertible {
    /// What is wrong, in English.
    public var description: String { "policy \(policy): \(error)" }
}
