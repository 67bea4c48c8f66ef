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

    /// Whether a grant is for the class of a field, and its rule, as it is now, for the field and the principal: else conditions
    /// that ask whether there is a grant would hold for what it is not for.
    private func isOfClass(_ grant: BreakGlassGrant, _ field: FieldName) -> Bool {
        guard let name = parts.classOfField[field],
            let rule = parts.engine.document.breakGlass.first(where: { $0.id == DocumentName(grant.rule) }),
            parts.classes.isA(name.text, rule.classes),
            call.principal.roles.contains(where: { parts.roles.isA($0, rule.who) })
        else { return false }
        return grant.classes?.contains { parts.classes.isA(name.text, DocumentName($0)) } ?? true
    }

    /// Whether no fact of a row can be wrong, so that what is constant is so for all rows.
    private var areRowsWithoutFacts: Bool {
        parts.engine.index.rowShape.admitsNothing && rows.allSatisfy { !$0.hasFacts }
    }

    /// Decides a field without the approvals where these led to candidates that need others: what comes behind such a one is not
    /// known. What was the same for all rows with the approvals need not be so without.
    mutating func decideAnew(_ field: Int) {
        func isAtEnd(_ cell: BatchCell) -> Bool { cell.candidate == nil && cell.lacksApproval && cell.isApproved }
        guard columns[field].contains(where: isAtEnd) else { return }
        if columns[field].count < rows.count {
            columns[field] = Array(repeating: columns[field][0], count: rows.count)
        }
        for row in rows.indices where isAtEnd(columns[field][row]) {
            var cell = columns[field][row]
            cell.isApproved = false
            cell.position = 0
            cell.decision = deciders.decide(
                fields[field], in: rows[row], isUnderGrant: cell.isUnderGrant, isApproved: false)
            advance(&cell)
            columns[field][row] = cell
        }
    }

    /// Goes on to the first candidate that can be had.
    func advance(_ cell: inout BatchCell) {
        while let candidate = cell.candidate {
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
