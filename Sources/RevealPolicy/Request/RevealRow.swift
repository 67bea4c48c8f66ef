public import CedarPolicy

/// What is known of the row that a field stands in.
public struct RevealRow: Sendable {
    /// The tenant; nil where the row has none.
    public let tenant: String?
    /// Whose data it is; nil where nobody's.
    public let subject: String?
    /// The other facts, by the names that the document declares.
    public let facts: CedarRecord

    /// With tenant and subject; nil where the caller uses one of these names.
    let attributes: CedarRecord?
    /// Whether there are others than tenant and subject.
    let hasFacts: Bool

    /// Nothing is known.
    public static let none = RevealRow()

    /// What is known of a row.
    ///
    /// - Parameters:
    ///   - tenant: The tenant; `resource.tenant` in conditions.
    ///   - subject: Whose data it is; `resource.subject` in conditions.
    ///   - facts: The other facts, by the names that the document declares.
    public init(tenant: String? = nil, subject: String? = nil, facts: CedarRecord = .empty) {
        self.tenant = tenant
        self.subject = subject
        self.facts = facts
        hasFacts = facts.count > 0
        if hasFacts, facts.has(SuppliedNames.tenant) || facts.has(SuppliedNames.subject) {
            attributes = nil
            return
        }
        var supplied: [(CedarString, CedarValue)] = []
        if let tenant { supplied.append((SuppliedNames.tenant, .string(CedarString(tenant)))) }
        if let subject { supplied.append((SuppliedNames.subject, .string(CedarString(subject)))) }
        attributes = supplied.isEmpty ? facts : facts.adding(supplied)
    }
}
