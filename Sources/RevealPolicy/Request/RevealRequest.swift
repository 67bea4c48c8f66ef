public import CedarPolicy

/// A question, but for the field and the row: who asks, what for, and all else that is known.
///
/// Making one costs about a microsecond; it serves for any number of fields and rows. Nothing is checked yet: what the document
/// does not allow is denied with the reason.
///
/// | in conditions | is |
/// |---|---|
/// | `principal.tenant` | the principal's tenant; missing where it has none |
/// | `context.purpose`, `context.now` | purpose and time |
/// | `context.reason` | the reason; missing where none was given |
/// | `context.approvals` | who has approved |
/// | `context.breakGlass` | whether there is a grant |
public struct RevealRequest: Sendable {
    /// Who asks.
    public let principal: Principal
    /// What for.
    public let purpose: String
    /// The facts of the request, by the names that the document declares.
    public let context: CedarRecord
    /// When, in milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64
    /// Why, in the words of whoever asks.
    public let reason: String?
    /// Who has approved this very request.
    public let approvals: [Approver]
    /// The break-glass rule under which there is a grant.
    public let grant: String?

    /// What the caller can fulfil.
    let fulfilling: ObligationKinds
    let principalUID: EntityUID
    let purposeName: CedarString
    let roleNames: [CedarString]
    let roleUIDs: [EntityUID]
    let grantName: CedarString?
    /// With what the engine supplies; nil where the caller uses a name of these.
    let principalFacts: CedarRecord?
    let contextFacts: CedarRecord?

    /// A question.
    ///
    /// - Parameters:
    ///   - principal: Who asks.
    ///   - purpose: What for.
    ///   - milliseconds: When, since 1970-01-01T00:00:00Z. Engines look at no clock.
    ///   - context: The facts of the request, by the names that the document declares.
    ///   - reason: Why, in the words of whoever asks. Blanks are no reason.
    ///   - approvals: Who has approved this very request.
    ///   - grant: The break-glass rule under which there is a grant for the principal and the subject.
    ///   - fulfilling: The obligations that the caller sees to. A rule that requires another does not grant.
    public init(
        principal: Principal, purpose: String, milliseconds: Int64, context: CedarRecord = .empty,
        reason: String? = nil, approvals: [Approver] = [], grant: String? = nil,
        fulfilling: Set<Obligation.Kind> = []
    ) {
        self.principal = principal
        self.purpose = purpose
        self.context = context
        self.milliseconds = milliseconds
        self.reason = reason
        self.approvals = approvals
        self.grant = grant
        self.fulfilling = ObligationKinds(fulfilling)
        principalUID = EntityUID(type: EntityTypes.principal, id: principal.id)
        purposeName = CedarString(purpose)
        roleNames = principal.roles.map { CedarString($0) }
        roleUIDs = principal.roles.map { EntityUID(type: EntityTypes.role, id: $0) }
        grantName = grant.map { CedarString($0) }
        principalFacts =
            principal.attributes.has(SuppliedNames.tenant)
            ? nil
            : principal.tenant.map {
                principal.attributes.adding([(SuppliedNames.tenant, .string(CedarString($0)))])
            } ?? principal.attributes
        var supplied: [(CedarString, CedarValue)] = [
            (SuppliedNames.purpose, .string(purposeName)),
            (SuppliedNames.now, .datetime(CedarDatetime(milliseconds: milliseconds))),
            (SuppliedNames.approvals, .set(CedarSet(approvals.map { .principal($0.id) }))),
            (SuppliedNames.breakGlass, .bool(grant != nil)),
        ]
        if let reason { supplied.append((SuppliedNames.reason, .string(CedarString(reason)))) }
        if let grantName { supplied.append((SuppliedNames.grant, .string(grantName))) }
        let hasReserved =
            context.has(SuppliedNames.reason) || context.has(SuppliedNames.grant) || context.has(SuppliedNames.clock)
        contextFacts = hasReserved ? nil : context.adding(supplied)
    }

    /// Whether a reason was given.
    var hasReason: Bool { reason.map { !$0.isBlank } ?? false }
}
