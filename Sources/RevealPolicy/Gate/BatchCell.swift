/// A field of a row, or of all rows, and the candidate that it has come to.
struct BatchCell {
    var decision: RevealDecision
    /// The place of the candidate.
    var position = 0
    /// Whether a candidate was passed over for its budget.
    var isOutOfBudget = false
    /// Whether a candidate was passed over that needs approvals of something else.
    var lacksApproval = false
    /// Whether it was decided with the approvals of the request.
    var isApproved: Bool
    let isUnderGrant: Bool

    init(_ decision: RevealDecision, isUnderGrant: Bool, isApproved: Bool) {
        self.decision = decision
        self.isUnderGrant = isUnderGrant
        self.isApproved = isApproved
    }

    /// What it has come to; nil where there is nothing left.
    var candidate: RevealCandidate? {
        position < decision.settlement.count ? decision.candidates[position] : nil
    }

    var outcome: FieldOutcome {
        if let candidate { return .granted(candidate) }
        if isOutOfBudget { return .denied(RevealDenial(.budgetExhausted)) }
        if lacksApproval { return .denied(RevealDenial(.obligationNotMet, obligations: [.approval])) }
        return .denied(decision.denial ?? RevealDenial(.notPermitted))
    }
}

extension RevealCandidate {
    /// Whether others have to have approved.
    var needsApproval: Bool { !isBreakGlass && obligations.contains { $0.kind == .approval } }
}
