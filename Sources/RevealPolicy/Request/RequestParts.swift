import CedarPolicy
import Synchronization

/// What a request is made of, behind one reference: it is copied for every row.
final class RequestParts: Sendable {
    let principal: Principal
    let purpose: String
    let context: CedarRecord
    let milliseconds: Int64
    let reason: String?
    let approvals: [Approver]
    let grant: String?
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
    /// By the first document that was asked: most are asked about by one.
    let scope = AtomicLazyReference<RequestScope>()

    init(
        _ principal: Principal, _ purpose: String, _ milliseconds: Int64, _ context: CedarRecord, _ reason: String?,
        _ approvals: [Approver], _ grant: String?, _ fulfilling: Set<Obligation.Kind>
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
