import CedarPolicy

/// A question whose facts are as the document declares them, with the rules and forbids that are about it.
struct Question {
    let field: Int
    var rules: RuleList
    var forbids: RuleList
    let judge: FactsJudge

    private var index: RevealIndex { judge.index }

    /// The answer.
    mutating func decision() -> RevealDecision {
        let settlement =
            index.settle(field, &rules, &forbids, judge.request, judge) ?? Settlement(.notPermitted)
        return RevealDecision(index: index, fieldPlace: field, settlement: settlement)
    }
}

extension Question {
    /// What every rule and forbid had to do with a form.
    mutating func explain(_ form: RevealForm, _ reasons: inout [RevealReason]) {
        let bit = FormSet(form)
        for number in 0..<forbids.count {
            let place = forbids.rule(number)
            guard index.forbids[place].forms.contains(bit) else { continue }
            if forbids.state(number) == .notAsked { forbids.set(judge.judge(forbid: place, at: number), at: number) }
            if forbids.state(number) == .applies { reasons.append(whyForbidden(place, form)) }
        }
        for number in 0..<rules.count {
            let place = rules.rule(number)
            guard index.rules[place].forms.contains(bit) else { continue }
            if rules.state(number) == .notAsked { rules.set(judge.judge(rule: place, at: number), at: number) }
            if rules.state(number) == .applies {
                let unmet = index.unmet(place, judge.request)
                let cause: RevealReason.Cause = unmet.isEmpty ? .granted : .obligations(unmet.kinds)
                reasons.append(RevealReason(index: index, form: form, place: place, cause: cause))
            } else {
                reasons.append(whyNot(place, form))
            }
        }
    }

    private func whyForbidden(_ place: Int, _ form: RevealForm) -> RevealReason {
        let conditions = index.lowered.forbids[place]
        for part in conditions.parts.indices {
            if case .success(false) = judge.evaluation.result(index.forbidParts[place] + part) {
                return RevealReason(
                    index: index, form: form, place: place, cause: .forbiddenForMissingFact, part: part)
            }
        }
        switch judge.evaluation.result(index.rules.count + place) {
        case .success: return RevealReason(index: index, form: form, place: place, cause: .forbidden)
        case .failure(let error):
            return RevealReason(index: index, form: form, place: place, cause: .forbiddenForError(error))
        }
    }

    private func whyNot(_ place: Int, _ form: RevealForm) -> RevealReason {
        if let grant = index.rules[place].grant, grant != judge.request.grantName {
            return RevealReason(index: index, form: form, place: place, cause: .noGrant)
        }
        let parts = index.lowered.rules[place].parts
        for part in parts.indices {
            let cause: RevealReason.Cause
            switch judge.evaluation.result(index.ruleParts[place] + part) {
            case .success(true): continue
            case .failure(let error): cause = .error(error)
            case .success(false):
                switch parts[part].kind {
                case .fact: cause = .missingFact
                case .when: cause = .condition
                case .unless: cause = .exception
                }
            }
            return RevealReason(index: index, form: form, place: place, cause: cause, part: part)
        }
        return RevealReason(index: index, form: form, place: place, cause: .hours)
    }
}
