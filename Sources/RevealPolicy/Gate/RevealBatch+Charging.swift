extension RevealBatch {
    /// In which rows a rule shows something.
    private struct RuleRows {
        let candidate: RevealCandidate
        var isInAll = false
        var rows: [Bool] = []
    }

    /// What has to be charged for the candidates that were come to; nil where nothing has to.
    ///
    /// - Throws: `invalidBudget` where the document has one of nothing.
    mutating func charges() throws(RevealPolicyError) -> [BudgetCharge]? {
        var rules: [Int: RuleRows] = [:]
        var order: [Int] = []
        for field in columns.indices {
            // Taken out meanwhile: else each cell would be changed in a copy of the column.
            var cells = columns[field]
            columns[field] = []
            for row in cells.indices { advance(&cells[row]) }
            columns[field] = cells
            decideAnew(field)
            let isUniform = columns[field].count < rows.count
            for row in columns[field].indices {
                guard let candidate = columns[field][row].candidate,
                    !candidate.budgets.isEmpty || candidate.isBreakGlass
                else { continue }
                let place = candidate.rulePlace
                if rules[place] == nil {
                    rules[place] = RuleRows(candidate: candidate)
                    order.append(place)
                }
                if isUniform {
                    rules[place]?.isInAll = true
                } else {
                    if rules[place]?.rows.isEmpty ?? false {
                        rules[place]?.rows = Array(repeating: false, count: rows.count)
                    }
                    rules[place]?.rows[row] = true
                }
            }
        }
        var charges: [BudgetCharge] = []
        charged = []
        for place in order {
            guard let rule = rules[place] else { continue }
            let places = rule.isInAll ? Array(rows.indices) : rows.indices.filter { rule.rows[$0] }
            for account in try accounts(rule.candidate) {
                charged.append(rule.candidate)
                charges.append(
                    account.unit == .calls
                        ? BudgetCharge(account, calls: places.count)
                        : BudgetCharge(account, subjects: rule.isInAll ? counted : places.map { counted[$0] }))
            }
        }
        return charges.isEmpty ? nil : charges
    }

    /// Takes notice of what a store has said.
    ///
    /// - Returns: whether there is more to charge, since rules have been given up.
    mutating func note(_ answer: BudgetAnswer) -> Bool {
        guard let refusal = answer.refusal else {
            tightest = answer.tightest
            return false
        }
        var places = Array(charged.indices)
        if case .exhausted(let some) = refusal, !some.isEmpty { places = some }
        places = places.filter(charged.indices.contains)
        // A store that names none of these has refused all: else it would be asked for ever.
        if places.isEmpty { places = Array(charged.indices) }
        for place in places {
            if blocked.insert(charged[place].rulePlace).inserted { refused.append((charged[place], answer)) }
        }
        return true
    }

    /// Where what a rule grants is counted.
    private mutating func accounts(_ candidate: RevealCandidate) throws(RevealPolicyError) -> [BudgetAccount] {
        if let known = accounts[candidate.rulePlace] { return known }
        var owners: [(owner: BudgetKey.Owner, unit: RevealBudget.Unit, windows: [BudgetWindow])] = []
        for budget in candidate.isBreakGlass ? grant?.budgets ?? [] : candidate.budgets {
            let owner = owner(budget, candidate)
            let window = try BudgetWindow(limit: budget.limit, seconds: budget.seconds)
            if let place = owners.firstIndex(where: { $0.owner == owner && $0.unit == budget.unit }) {
                owners[place].windows.append(window)
            } else {
                owners.append((owner, budget.unit, [window]))
            }
        }
        let made = owners.map { owner in
            BudgetAccount(
                document: parts.engine.document.name.text, rule: candidate.rule.text, unit: owner.unit,
                owner: owner.owner, windows: owner.windows)
        }
        accounts[candidate.rulePlace] = made
        return made
    }

    private func owner(_ budget: RevealBudget, _ candidate: RevealCandidate) -> BudgetKey.Owner {
        if candidate.isBreakGlass, let grant { return .grant(grant.id) }
        switch budget.scope {
        case .principal: return .principal(call.principal.id)
        case .tenant: return .tenant(call.principal.tenant)
        case .role:
            // Of a rule about everybody, all of a tenant have one together.
            guard let role = candidate.role(of: call.principal) else { return .tenant(call.principal.tenant) }
            return .role(role.text, tenant: call.principal.tenant)
        }
    }
}
