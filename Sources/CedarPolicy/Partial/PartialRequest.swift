/// What is known of a request before it is made.
public struct PartialRequest: Sendable {
    /// Who asks; nil where that is not known yet.
    public var principal: EntityUID?
    /// What for; nil where that is not known yet.
    public var action: EntityUID?
    /// About what; nil where that is not known yet.
    public var resource: EntityUID?
    /// The attributes of the context that are known. Others may come, or stay away.
    public var context: CedarRecord

    /// What is known.
    public init(
        principal: EntityUID? = nil, action: EntityUID? = nil, resource: EntityUID? = nil,
        context: CedarRecord = .empty
    ) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
    }
}
