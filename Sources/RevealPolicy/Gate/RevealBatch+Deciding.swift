import CedarPolicy

extension RevealBatch {
    /// Decides a field in all rows.
    func column(_ field: FieldName) -> [BatchCell] {
        if rows.isEmpty { return [] }
        let isApproved = deciders.hasApprovals
        guard let grant else {
            let plan = deciders.plan(field, isUnderGrant: false, isApproved: isApproved)
            if let constant = plan?.constant, areRowsWithoutFacts {
                return [BatchCell(constant, isUnderGrant: false, isApproved: isApproved)]
            }
            return rows.map { row in
                let decision =
                    plan?.decide(in: row)
                    ?? deciders.decide(field, in: row, isUnderGrant: false, isApproved: isApproved)
                return BatchCell(decision, isUnderGrant: false, isApproved: isApproved)
            }
        }
        let isOfClass = isOfClass(grant, field)
        return rows.indices.map { row in
            let isUnderGrant = isOfClass && grant.isFor(subjects[row])
            let decision = deciders.decide(
                field, in: rows[row], isUnderGrant: isUnderGrant, isApproved: isApproved)
            return BatchCell(decision, isUnderGrant: isUnderGrant, isApproved: isApproved)
        }
    }

    /// Whether a grant is for the class of a field.
    private func isOfClass(_ grant: BreakGlassGrant, _ field: FieldName) -> Bool {
        guard let name = parts.classOfField[field] else { return false }
        return grant.classes?.contains { parts.classes.isA(name.text, DocumentName($0)) } ?? true
    }

    /// Whether no fact of a row can be wrong, so that what is constant is so for all rows.
    private var areRowsWithoutFacts: Bool {
        parts.engine.index.rowShape.admitsNothing && rows.allSatisfy { $0.facts.count == 0 }
    }

    /// Goes on to the first candidate that can be had.
    func advance(_ cell: inout BatchCell, _ field: Int, _ row: Int) {
        while true {
            guard let candidate = cell.candidate else {
                guard cell.lacksApproval, cell.isApproved else { return }
                // What comes behind a candidate without budgets is not known: asked for without the approvals, it is.
                cell.isApproved = false
                cell.position = 0
                cell.decision = deciders.decide(
                    fields[field], in: rows[row], isUnderGrant: cell.isUnderGrant, isApproved: false)
                continue
            }
            if blocked.contains(candidate.rulePlace) {
                cell.isOutOfBudget = true
            } else if candidate.needsApproval, !isApproved(candidate) {
                cell.lacksApproval = true
            } else {
                return
            }
            cell.position += 1
        }
    }

    /// Whether the approval of the request is for the rule and the form.
    private func isApproved(_ candidate: RevealCandidate) -> Bool {
        guard let approval = call.approval, case .reveal(candidate.form) = approval.action else { return false }
        return candidate.rule == DocumentName(approval.rule)
    }
}
