/// Decides requests by a policy set.
///
/// Making one compiles the policies: make it once, and share it between threads.
///
/// ## Specification
/// Cedar 4.5, "Authorization": what nothing permits is denied; what anything forbids is denied, whatever permits; a policy
/// that cannot be evaluated counts for nothing, and is reported.
public struct Authorizer: Sendable {
    /// What it decides by.
    public let policies: PolicySet
    private let compiled: CompiledPolicies

    /// Compiles the policies. Templates decide nothing until they are linked.
    ///
    /// - Complexity: the size of the policies; besides, time and memory of a bit for every pair of a distinct policy and a distinct
    ///   entity in scopes. Many links that each name a principal of their own are a square of their number.
    public init(_ policies: PolicySet) {
        self.policies = policies
        compiled = CompiledPolicies(policies.policies)
    }

    /// The answer to a request, given what is known of the entities.
    ///
    /// - Complexity: that of the conditions of the policies whose scopes the request satisfies, and one step for 64 distinct
    ///   policies for each scope entity that the principal, the action or the resource is or is below. Without sets, records and functions of
    ///   what the request says in them, nothing is allocated.
    public func isAuthorized(_ request: Request, _ entities: Entities = .none) -> Response {
        compiled.decide(request, entities)
    }
}
