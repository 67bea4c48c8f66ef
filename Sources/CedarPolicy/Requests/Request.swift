/// A question: may this principal do this action on this resource?
public struct Request: Hashable, Sendable {
    /// Who asks.
    public let principal: EntityUID
    /// What for.
    public let action: EntityUID
    /// About what.
    public let resource: EntityUID
    /// All else that is known.
    public let context: CedarRecord

    /// A question.
    public init(principal: EntityUID, action: EntityUID, resource: EntityUID, context: CedarRecord = .empty) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
    }
}
