import CedarPolicy

/// Works out a ``WhoCanSee``: of scopes by the rows that decisions go by, of conditions by folding what lowering made of them.
struct MatrixMaker {
    /// What a condition comes to when only the purpose is known.
    private enum Truth { case always, never, open }

    private let index: RevealIndex
    /// By purpose: of the rules, then of the forbids.
    private var truths: [Int: [Int: Truth]] = [:]

    init(_ index: RevealIndex) { self.index = index }

    mutating func cells() -> [WhoCanSee.Cell] {
        let document = index.document
        var cells: [WhoCanSee.Cell] = []
        let roles: [DocumentName?] = document.roles.map(\.name) + [nil]
        for role in roles {
            let names = role.map(withParents) ?? RuleList()
            for (purposePlace, purpose) in document.purposes.enumerated() {
                for (fieldPlace, field) in document.fields.enumerated() {
                    let rules = index.ruleRows.rules(roles: names, purpose: purposePlace, field: fieldPlace)
                    let forbids = index.forbidRows.rules(roles: names, purpose: purposePlace, field: fieldPlace)
                    let (grants, open) = settle(fieldPlace, purposePlace, rules, forbids)
                    cells.append(
                        WhoCanSee.Cell(
                            role: role, purpose: purpose.name, field: field.name, grants: grants, forbids: open))
                }
            }
        }
        return cells
    }

    /// A principal has the role: rows know already what it is a case of.
    private func withParents(_ role: DocumentName) -> RuleList {
        var list = RuleList()
        if let place = index.roles[CedarString(role.text)] { list.append(place) }
        return list
    }

    private mutating func settle(
        _ field: Int, _ purpose: Int, _ rules: RuleList, _ forbids: RuleList
    ) -> ([WhoCanSee.Grant], [DocumentName]) {
        var (grants, inTheWay): ([WhoCanSee.Grant], [DocumentName]) = ([], [])
        for form in index.fields[field].ladder {
            var open: [DocumentName] = []
            var isForbidden = false
            for entry in 0..<forbids.count {
                let forbid = index.forbids[forbids.rule(entry)]
                guard forbid.forms.contains(FormSet(form)) else { continue }
                switch truth(ofForbid: forbids.rule(entry), for: purpose) {
                case .always: isForbidden = true
                case .never: continue
                case .open: open.append(forbid.id)
                }
            }
            if isForbidden { continue }
            for entry in 0..<rules.count {
                let rule = index.rules[rules.rule(entry)]
                guard rule.forms.contains(FormSet(form)) else { continue }
                let truth = truth(ofRule: rules.rule(entry), for: purpose)
                if truth == .never { continue }
                let grant = WhoCanSee.Grant(
                    rule: rule.id, form: form, isConditional: truth == .open, isBreakGlass: rule.grant != nil,
                    isLimited: !rule.budgets.isEmpty, isObliging: !rule.obligations.isEmpty)
                grants.append(grant)
                for name in open where !inTheWay.contains(name) { inTheWay.append(name) }
                if grant.isCertain, open.isEmpty { return (grants, inTheWay) }
                if grant.isCertain { break }
            }
        }
        return (grants, inTheWay)
    }

    // MARK: Conditions

    private mutating func truth(ofRule rule: Int, for purpose: Int) -> Truth {
        let hasHours = index.rules[rule].hours != nil
        return truth(rule, index.lowered.rules[rule], .permit, hasHours, purpose)
    }

    private mutating func truth(ofForbid forbid: Int, for purpose: Int) -> Truth {
        let hasHours = index.forbids[forbid].hours != nil
        return truth(index.rules.count + forbid, index.lowered.forbids[forbid], .forbid, hasHours, purpose)
    }

    private mutating func truth(
        _ place: Int, _ condition: LoweredCondition, _ effect: Effect, _ hasHours: Bool, _ purpose: Int
    ) -> Truth {
        if let known = truths[purpose]?[place] { return known }
        let name = CedarString(index.document.purposes[purpose].name.text)
        let request = PartialRequest(context: [SuppliedNames.purpose.string: .string(name)])
        let policy = Policy(id: "", effect: effect, conditions: condition.compiled)
        var truth = Truth.open
        if let rest = try? PolicySet([policy]).residual(for: request) {
            truth =
                if let left = rest.policies.first {
                    left.conditions.isEmpty && !hasHours ? .always : .open
                } else {
                    .never
                }
        }
        truths[purpose, default: [:]][place] = truth
        return truth
    }
}
