/// What was decided, as a word in the record. Hosts may have words of their own.
public struct AuditDecision: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String

    /// A word of the host's own.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Values were shown, in the form that the record names.
    public static let revealed = AuditDecision(rawValue: "revealed")
    /// Nothing was shown.
    public static let denied = AuditDecision(rawValue: "denied")
    /// Somebody asked for a subject that does not exist and that nobody has business with.
    public static let canary = AuditDecision(rawValue: "canary")
    /// Values were shown beyond what the policy grants, by an emergency grant.
    public static let breakGlass = AuditDecision(rawValue: "break-glass")
    /// Nothing was shown, since the principal's budget is used up.
    public static let exhausted = AuditDecision(rawValue: "exhausted")
}

extension AuditDecision: CustomStringConvertible {
    /// The word.
    public var description: String { rawValue }
}
