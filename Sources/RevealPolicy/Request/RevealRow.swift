public import CedarPolicy

/// What is known of the row that a field stands in.
public struct RevealRow: Sendable {
    /// Behind one reference: rows are copied more often than they are made.
    private final class Parts: Sendable {
        let tenant: String?
        let subject: String?
        let facts: CedarRecord
        let hasFacts: Bool
        let attributes: CedarRecord?

        init(_ tenant: String?, _ subject: String?, _ facts: CedarRecord) {
            self.tenant = tenant
            self.subject = subject
            self.facts = facts
            hasFacts = facts.count > 0
            if hasFacts, facts.has(SuppliedNames.tenant) || facts.has(SuppliedNames.subject) {
                attributes = nil
                return
            }
            let tenant = tenant.map { (SuppliedNames.tenant, CedarValue.string(CedarString($0))) }
            let subject = subject.map { (SuppliedNames.subject, CedarValue.string(CedarString($0))) }
            attributes = facts.adding(tenant, subject)
        }
    }

    private let parts: Parts

    /// Nothing is known.
    public static let none = RevealRow()

    /// What is known of a row.
    ///
    /// - Parameters:
    ///   - tenant: The tenant; `resource.tenant` in conditions.
    ///   - subject: Whose data it is; `resource.subject` in conditions.
    ///   - facts: The other facts, by the names that the document declares.
    public init(tenant: String? = nil, subject: String? = nil, facts: CedarRecord = .empty) {
        parts = Parts(tenant, subject, facts)
    }

    /// The tenant; nil where the row has none.
    public var tenant: String? { parts.tenant }
    /// Whose data it is; nil where nobody's.
    public var subject: String? { parts.subject }
    /// The other facts, by the names that the document declares.
    public var facts: CedarRecord { parts.facts }

    /// With tenant and subject; nil where the caller uses one of these names.
    var attributes: CedarRecord? { parts.attributes }
    /// Whether there are others than tenant and subject.
    var hasFacts: Bool { parts.hasFacts }
}
