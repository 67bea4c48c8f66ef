import CedarPolicy

extension DocumentChecker {
    mutating func checkRules() {
        declared(document.rules.map(\.id) + document.forbids.map(\.id) + document.breakGlass.map(\.id), "rule")
        for rule in document.rules {
            known(rule.who, roles, at: rule.span)
            known(rule.purposes, purposes, at: rule.span)
            known(rule.classes, classes, at: rule.span)
            forms(rule.forms, at: rule.span)
            conditions(rule.when, rule.unless, rule.during)
            if rule.mask != nil, !rule.forms.contains(.masked) {
                note(.invalidDocument, "a mask needs 'masked' among the forms that the rule reveals", at: rule.maskSpan)
            }
            budgets(rule.budgets)
            obligations(rule.obligations, at: rule.span)
        }
        for rule in document.forbids {
            known(rule.who, roles, at: rule.span)
            known(rule.purposes, purposes, at: rule.span)
            known(rule.classes, classes, at: rule.span)
            forms(rule.forms, at: rule.span)
            conditions(rule.when, rule.unless, rule.during)
        }
        for rule in document.breakGlass {
            known(rule.who, roles, at: rule.span)
            known(rule.classes, classes, at: rule.span)
            forms(rule.forms, at: rule.span)
            if !(1...Self.longestGrant).contains(rule.longestSeconds) {
                note(.invalidDocument, "a grant lasts at least 1s and at most 7d", at: rule.span)
            }
            budgets(rule.budgets)
            obligations(rule.obligations, at: rule.span)
        }
    }

    /// An emergency that lasts longer than a week is none.
    private static let longestGrant = 7 * 86400

    private mutating func budgets(_ budgets: [RevealBudget]) {
        var seen: Set<RevealBudget> = []
        for budget in budgets {
            count(budget.limit, "a budget", atMost: 1_000_000_000, at: budget.span)
            time(budget.seconds, "a budget's time", at: budget.span)
            if !seen.insert(budget).inserted { note(.duplicateName, "this budget stands twice", at: budget.span) }
        }
    }

    private mutating func time(_ seconds: Int, _ what: String, at located: Located) {
        guard !(1...Self.longest).contains(seconds) else { return }
        note(.invalidDocument, "\(what) is at least 1s and at most 366d", at: located)
    }

    private mutating func obligations(_ obligations: [Obligation], at located: Located) {
        for obligation in obligations {
            switch obligation {
            case .reason: break
            case .approval(let role, let approvals):
                known([role], roles)
                count(approvals, "the number of approvals", atMost: 100, at: Located(role.span ?? located.span))
            case .notify(let role): known([role], roles)
            case .expire(let seconds): time(seconds, "the time after which something expires", at: located)
            }
        }
        if Set(obligations).count < obligations.count {
            note(.duplicateName, "an obligation stands twice in this rule", at: located)
        }
    }

    private mutating func conditions(_ when: RevealCondition?, _ unless: RevealCondition?, _ hours: RevealHours?) {
        for condition in [when, unless] {
            guard let condition, condition.expression.depth > Self.deepestCondition else { continue }
            note(.limitExceeded, "a condition deeper than \(Self.deepestCondition)", at: condition.span)
        }
        guard let hours else { return }
        if hours.days.isEmpty { note(.invalidDocument, "name a day", at: hours.span) }
        if !(0...1439).contains(hours.start) || !(1...1440).contains(hours.end) {
            note(.invalidDocument, "hours begin from 00:00 to 23:59 and end from 00:01 to 24:00", at: hours.span)
        } else if hours.start == hours.end {
            note(.invalidDocument, "these hours are empty; all day is \"00:00-24:00\"", at: hours.span)
        }
        if !zones.contains(hours.zone) {
            let (zones, zone) = (zones, hours.zone)
            note(.unknownName, "no such zone: name one as the IANA database does\(zones.hint(zone))", at: zone.span)
        }
    }

    /// What policies may have, less what lowering adds to a condition.
    private static let deepestCondition = 150
}
