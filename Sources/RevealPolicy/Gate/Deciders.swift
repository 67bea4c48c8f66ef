/// Decides fields of rows for the same call, with or without its grant, with or without its approvals.
///
/// For many rows it decides by plans.
struct Deciders {
    private struct Decider {
        let request: RevealRequest
        let plan: RevealPlan?
    }

    private let engine: RevealEngine
    private let deciders: [Decider]
    let hasApprovals: Bool
    let hasGrant: Bool

    init(
        _ engine: RevealEngine, _ core: GateCore, _ call: RevealCall, _ fields: [FieldName], _ milliseconds: Int64,
        grant: String?, approvers: [Approver], isBatch: Bool
    ) {
        self.engine = engine
        (hasApprovals, hasGrant) = (!approvers.isEmpty, grant != nil)
        var fulfilling = call.fulfilling
        if core.approvals != nil { fulfilling.insert(.approval) }
        if core.observer != nil { fulfilling.insert(.notify) }
        func decider(_ grant: String?, _ approvers: [Approver]) -> Decider {
            let request = RevealRequest(
                principal: call.principal, purpose: call.purpose, milliseconds: milliseconds, context: call.context,
                reason: call.reason, approvals: approvers, grant: grant, fulfilling: fulfilling)
            return Decider(request: request, plan: isBatch ? engine.plan(for: request, fields: fields) : nil)
        }
        var deciders = [decider(nil, [])]
        if grant != nil || !approvers.isEmpty {
            deciders.append(approvers.isEmpty ? deciders[0] : decider(nil, approvers))
            deciders.append(grant == nil ? deciders[0] : decider(grant, []))
            deciders.append(
                approvers.isEmpty ? deciders[2] : grant == nil ? deciders[1] : decider(grant, approvers))
        }
        self.deciders = deciders
    }

    private func decider(_ isUnderGrant: Bool, _ isApproved: Bool) -> Decider {
        deciders.count == 1 ? deciders[0] : deciders[(isUnderGrant ? 2 : 0) + (isApproved ? 1 : 0)]
    }

    /// What is asked without approvals, with or without the grant.
    func request(isUnderGrant: Bool) -> RevealRequest { decider(isUnderGrant, false).request }

    /// How a field of a row may be shown.
    func decide(_ field: FieldName, in row: RevealRow, isUnderGrant: Bool, isApproved: Bool) -> RevealDecision {
        let decider = decider(isUnderGrant, isApproved)
        return decider.plan?.decide(field, in: row) ?? engine.decide(field, in: row, for: decider.request)
    }

    /// The plan of a field, to be asked for one row after the other; nil where there are no plans.
    func plan(_ field: FieldName, isUnderGrant: Bool, isApproved: Bool) -> FieldPlan? {
        decider(isUnderGrant, isApproved).plan?[field]
    }
}
