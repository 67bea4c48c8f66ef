/// Something that somebody should hear of: nobody is stopped by it.
///
/// It holds ids of principals and digests of subjects, names of the document, numbers, and words made of these; no value,
/// no id of a subject, no reason that was given.
public struct RevealEvent: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A subject was asked for that nobody has a reason to look at.
        case canary
        /// A budget did not suffice.
        case budgetExhausted
        /// A break-glass grant was issued.
        case grantIssued
        /// Something was revealed under a break-glass grant.
        case grantUsed
        /// A rule wants somebody told.
        case notify
        /// More new subjects than usual.
        case newSubjects
        /// Subjects whose ids follow each other.
        case sequentialIdentifiers
        /// An hour in which the principal is usually not at work.
        case offHours
        /// More classes of data than usual.
        case classBreadth
    }

    /// What happened.
    public let kind: Kind
    /// Who asked.
    public let principal: String
    /// The principal's tenant.
    public let tenant: String?
    /// What for; nil where it is not about one purpose.
    public let purpose: String?
    /// When, in milliseconds since 1970.
    public let milliseconds: Int64
    /// The rule that it is about.
    public let rule: String?
    /// Who is to be told; empty where the document names nobody.
    public let recipients: [String]
    /// Whose data it is about, sixteen at most.
    public let subjects: [SubjectDigest]
    /// Why, in words and numbers.
    public let message: String

    /// An event.
    public init(
        _ kind: Kind, principal: String, tenant: String?, purpose: String?, milliseconds: Int64, rule: String? = nil,
        recipients: [String] = [], subjects: [SubjectDigest] = [], message: String
    ) {
        self.kind = kind
        self.principal = principal
        self.tenant = tenant
        self.purpose = purpose
        self.milliseconds = milliseconds
        self.rule = rule
        self.recipients = recipients
        self.subjects = Array(subjects.prefix(Self.mostSubjects))
        self.message = message
    }

    /// How many subjects an event names at most.
    public static let mostSubjects = 16
}
