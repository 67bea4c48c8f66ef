import CedarPolicy

/// Says of rules and forbids whose scope a question is in whether they apply.
///
/// `place` is that among all of the document, `index` that in the list of those that the question is about.
protocol Judge {
    func judge(rule place: Int, at index: Int) -> RuleList.State
    func judge(forbid place: Int, at index: Int) -> RuleList.State
}

/// Judges by all facts.
struct FactsJudge: Judge {
    let index: RevealIndex
    let request: RequestParts
    let evaluation: StrictConditions.Evaluation

    func judge(rule place: Int, at index: Int) -> RuleList.State {
        guard self.index.isTimely(rule: place, request), evaluation.applies(place, .permit) else {
            return .doesNotApply
        }
        return .applies
    }

    func judge(forbid place: Int, at index: Int) -> RuleList.State {
        guard self.index.isTimely(forbid: place, request), evaluation.applies(self.index.rules.count + place, .forbid)
        else {
            return .doesNotApply
        }
        return .applies
    }
}

extension RevealIndex {
    /// Whether the time is within the hours of a rule, and the grant is there for a break-glass rule.
    func isTimely(rule place: Int, _ request: RequestParts) -> Bool {
        if let grant = rules[place].grant, grant != request.grantName { return false }
        return rules[place].hours?.contain(request.milliseconds) ?? true
    }

    /// Whether the time is within the hours of a forbid.
    func isTimely(forbid place: Int, _ request: RequestParts) -> Bool {
        forbids[place].hours?.contain(request.milliseconds) ?? true
    }

    /// The rungs of the ladder, one after the other; nil where that depends on what is not known yet.
    ///
    /// Forbids are asked only about forms that a rule grants, and about the others where nothing is granted.
    func settle(
        _ field: Int, _ rules: inout RuleList, _ forbids: inout RuleList, _ request: RequestParts,
        _ judge: some Judge
    ) -> Settlement? {
        var settlement = Settlement()
        var standsInTheWay = false
        for form in fields[field].ladder {
            // Unknown until a rule applies.
            var isForbidden: Bool?
            for index in 0..<rules.count {
                let place = rules.rule(index)
                guard self.rules[place].forms.contains(FormSet(form)) else { continue }
                switch state(index, &rules, judge) {
                case .open: return nil
                case .applies: break
                default: continue
                }
                if isForbidden == nil {
                    guard let answer = self.isForbidden(form, &forbids, judge) else { return nil }
                    isForbidden = answer
                }
                if isForbidden == true {
                    standsInTheWay = true
                    break
                }
                let unmet = unmet(place, request)
                guard unmet.isEmpty else {
                    settlement.unmet.formUnion(unmet)
                    continue
                }
                settlement.append(place, form)
                // Whatever comes behind is never come to.
                if self.rules[place].budgets.isEmpty { return settlement }
            }
        }
        if settlement.count > 0 { return settlement }
        if !settlement.unmet.isEmpty {
            settlement.denial = .obligationNotMet
        } else if standsInTheWay {
            settlement.denial = .forbidden
        } else {
            for form in fields[field].ladder {
                guard let isForbidden = isForbidden(form, &forbids, judge) else { return nil }
                guard isForbidden else { return settlement }
            }
            settlement.denial = .forbidden
        }
        return settlement
    }

    @inline(__always)
    private func isForbidden(_ form: RevealForm, _ forbids: inout RuleList, _ judge: some Judge) -> Bool? {
        var isOpen = false
        for index in 0..<forbids.count {
            let place = forbids.rule(index)
            guard self.forbids[place].forms.contains(FormSet(form)) else { continue }
            if forbids.state(index) == .notAsked { forbids.set(judge.judge(forbid: place, at: index), at: index) }
            switch forbids.state(index) {
            case .applies: return true
            case .open: isOpen = true
            default: break
            }
        }
        return isOpen ? nil : false
    }

    @inline(__always)
    private func state(_ index: Int, _ rules: inout RuleList, _ judge: some Judge) -> RuleList.State {
        if rules.state(index) == .notAsked { rules.set(judge.judge(rule: rules.rule(index), at: index), at: index) }
        return rules.state(index)
    }

    /// The obligations of a rule that are not met, or that the caller cannot fulfil.
    func unmet(_ place: Int, _ request: RequestParts) -> ObligationKinds {
        let required = rules[place].required
        guard !required.isEmpty else { return [] }
        var unmet = required.subtracting(request.fulfilling)
        if required.contains(.reason), !request.hasReason { unmet.insert(.reason) }
        for (role, count) in rules[place].approvals where approvers(role, request) < count { unmet.insert(.approval) }
        return unmet
    }

    /// How many others who have a role have approved.
    private func approvers(_ role: EntityUID, _ request: RequestParts) -> Int {
        // By `==`: who is written alike is taken for the same, so that nobody is two by another spelling.
        var seen: Set<String> = []
        for approver in request.approvals where approver.id != request.principal.id {
            let has = approver.roles.contains {
                lowered.entities.isIn(EntityUID(type: EntityTypes.role, id: $0), role)
            }
            if has { seen.insert(approver.id) }
        }
        return seen.count
    }
}
