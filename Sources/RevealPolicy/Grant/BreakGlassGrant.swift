/// What somebody was granted in an emergency: until when, for whose data, and why.
public struct BreakGlassGrant: Hashable, Sendable {
    /// Names the grant: 32 hexadecimal digits, drawn at random.
    public let id: String
    /// The document under which it was issued.
    public let document: String
    /// Its break-glass rule.
    public let rule: String
    /// Who has it.
    public let principal: String
    /// The tenant of whoever has it: it is for nobody of another.
    public let tenant: String?
    /// The classes, and those below them; nil for all of the rule.
    public let classes: [String]?
    /// Whose data; nil for anybody's.
    public let subjects: Set<SubjectDigest>?
    /// Why.
    public let reason: String
    /// When it was issued, in milliseconds since 1970.
    public let issued: Int64
    /// When it ends, in milliseconds since 1970.
    public let expires: Int64
    /// How much may be revealed under it.
    public let budgets: [RevealBudget]
    /// Who has approved it.
    public let approvers: [String]
    /// What the caller has to do at issue: those of the rule that no book can.
    public let obligations: [Obligation]

    /// Whether it is for a subject; nil for a row that has none.
    func isFor(_ subject: SubjectDigest?) -> Bool {
        guard let subjects else { return true }
        return subject.map(subjects.contains) ?? false
    }
}
