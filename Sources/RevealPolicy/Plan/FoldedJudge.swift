import CedarPolicy

/// Judges nothing: everything was folded before.
struct FoldedJudge: Judge {
    func judge(rule place: Int, at index: Int) -> RuleList.State { .open }
    func judge(forbid place: Int, at index: Int) -> RuleList.State { .open }
}

/// Judges by what is left of the conditions.
struct RowJudge: Judge {
    let rest: FieldPlan.Rest
    let evaluation: StrictConditions.Evaluation

    func judge(rule place: Int, at index: Int) -> RuleList.State {
        evaluation.applies(rest.ruleRests[index], .permit) ? .applies : .doesNotApply
    }

    func judge(forbid place: Int, at index: Int) -> RuleList.State {
        evaluation.applies(rest.forbidRests[index], .forbid) ? .applies : .doesNotApply
    }
}

extension RuleList.State {
    /// What is known of whether a rule applies.
    init(_ applies: Bool?) { self = applies.map { $0 ? .applies : .doesNotApply } ?? .open }
}

extension RuleList {
    /// What is open is to be asked for the facts of a row.
    var withOpenNotAsked: RuleList {
        var list = self
        for index in 0..<count where state(index) == .open { list.set(.notAsked, at: index) }
        return list
    }
}

extension RevealIndex {
    /// Finds out of every rule and forbid whether it applies, as far as that is known.
    func fold(
        _ rules: inout RuleList, _ forbids: inout RuleList, _ request: RequestParts,
        _ evaluation: StrictConditions.Evaluation
    ) {
        for index in 0..<rules.count {
            let place = rules.rule(index)
            let isTimely = isTimely(rule: place, request)
            rules.set(isTimely ? .init(evaluation.outcomes(place).applies(.permit)) : .doesNotApply, at: index)
        }
        for index in 0..<forbids.count {
            let place = forbids.rule(index)
            let isTimely = isTimely(forbid: place, request)
            let applies = isTimely ? evaluation.outcomes(self.rules.count + place).applies(.forbid) : false
            forbids.set(.init(applies), at: index)
        }
    }

    /// When the answer of any of them next may be another, be it only for the time; nil where no time plays a part.
    func edge(of rules: RuleList, _ forbids: RuleList, after milliseconds: Int64) -> Int64? {
        var edge: Int64?
        func note(_ hours: Hours?, _ readsTime: Bool) {
            if readsTime { edge = milliseconds &+ 1 }
            guard let hours else { return }
            let next = hours.clock.edge(after: milliseconds, minutes: [hours.hours.start, hours.hours.end])
            edge = min(edge ?? next, next)
        }
        for index in 0..<rules.count {
            note(self.rules[rules.rule(index)].hours, self.rules[rules.rule(index)].readsTime)
        }
        for index in 0..<forbids.count {
            note(self.forbids[forbids.rule(index)].hours, self.forbids[forbids.rule(index)].readsTime)
        }
        return edge
    }
}
