/// What somebody wants to be granted in an emergency.
public struct GrantRequest: Hashable, Sendable {
    /// The break-glass rule.
    public var rule: String
    /// The classes, and those below them; nil for all of the rule.
    public var classes: [String]?
    /// Whose data; nil for anybody's.
    public var subjects: [SubjectDigest]?
    /// How long, in seconds.
    public var seconds: Int
    /// Why.
    public var reason: String
    /// Besides the limits of the rule, which hold anyway.
    public var budgets: [RevealBudget]

    /// What is wanted. Ask for no more than is needed: less is approved sooner.
    public init(
        rule: String, classes: [String]? = nil, subjects: [SubjectDigest]? = nil, seconds: Int, reason: String,
        budgets: [RevealBudget] = []
    ) {
        self.rule = rule
        self.classes = classes
        self.subjects = subjects
        self.seconds = seconds
        self.reason = reason
        self.budgets = budgets
    }

    /// What others have to approve, where the rule requires that.
    ///
    /// - Parameters:
    ///   - principal: who asks.
    ///   - document: under which.
    ///   - expires: until when the grant can be issued, in milliseconds since 1970.
    ///   - nonce: 16 bytes; random where nil.
    /// - Throws: `cryptographyFailed`.
    public func approvalRequest(
        by principal: Principal, under document: RevealDocument, expires: Int64, nonce: [UInt8]? = nil
    ) throws(RevealPolicyError) -> ApprovalRequest {
        try ApprovalRequest(
            .breakGlass(seconds: seconds), document: document.name.text, version: document.version,
            principal: principal.id, tenant: principal.tenant, purpose: nil, rule: rule, reason: reason,
            names: classes ?? ["*"], subjects: subjects, expires: expires, nonce: nonce)
    }
}
