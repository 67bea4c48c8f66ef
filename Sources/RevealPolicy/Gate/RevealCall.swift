public import CedarPolicy

/// What somebody wants to see: everything but fields and rows.
public struct RevealCall: Sendable {
    /// Who asks.
    public var principal: Principal
    /// What for.
    public var purpose: String
    /// Why, in the words of whoever asks.
    public var reason: String?
    /// The facts of the request, by the names that the document declares.
    public var context: CedarRecord
    /// The obligations that the caller sees to: `reason` if it records reasons, `expire` if it hides what was shown. The gate adds
    /// `approval` where it has a book of them, and `notify` where it has an observer.
    public var fulfilling: Set<Obligation.Kind>
    /// The id of a break-glass grant that is to be used.
    public var grant: String?
    /// What was approved, where that is to be used: for this very request.
    public var approval: ApprovalRequest?

    /// What somebody wants to see.
    public init(
        _ principal: Principal, purpose: String, reason: String? = nil, context: CedarRecord = .empty,
        fulfilling: Set<Obligation.Kind> = [], grant: String? = nil, approval: ApprovalRequest? = nil
    ) {
        self.principal = principal
        self.purpose = purpose
        self.reason = reason
        self.context = context
        self.fulfilling = fulfilling
        self.grant = grant
        self.approval = approval
    }
}
