import CedarPolicy

extension WhoCanSee {
    /// Number, id, and what each rule asks for.
    var ruleRows: [[String]] {
        let rules = document.rules.map { rule in
            (rule.id.text, demands(rule.when, rule.unless, rule.during), rule.budgets, rule.obligations)
        }
        let emergencies = document.breakGlass.map { rule in
            (rule.id.text, ["a grant in an emergency"], rule.budgets, rule.obligations)
        }
        return (rules + emergencies).enumerated().map { place, rule in
            let (id, conditions, budgets, obligations) = rule
            let all = conditions + budgets.map(\.text) + obligations.map(\.text)
            return ["\(place + 1)", id, all.isEmpty ? "nothing" : all.joined(separator: "; ")]
        }
    }

    /// Id, forms, and when each forbid applies.
    var forbidRows: [[String]] {
        document.forbids.map { forbid in
            let forms =
                Set(forbid.forms).count == RevealForm.allCases.count ? ["all forms"] : forbid.forms.map(\.rawValue)
            let conditions = demands(forbid.when, forbid.unless, forbid.during)
            let when = conditions.isEmpty ? "always" : conditions.joined(separator: "; ")
            return [forbid.id.text, forms.joined(separator: ", "), when]
        }
    }

    private func demands(_ when: RevealCondition?, _ unless: RevealCondition?, _ during: RevealHours?) -> [String] {
        [when.map { $0.expression.cedarText }, unless.map { "unless \($0.expression.cedarText)" }, during?.text]
            .compactMap(\.self)
    }
}

extension RevealBudget {
    /// Such as `40 subjects per principal in 1d`.
    var text: String { "\(limit) \(unit.rawValue) per \(scope.rawValue) in \(GridText.length(seconds))" }
}

extension Obligation {
    /// Such as `2 approvals of lead`.
    var text: String {
        switch self {
        case .reason: "a reason"
        case .approval(of: let role, count: let count): "\(count) \(count == 1 ? "approval" : "approvals") of \(role)"
        case .notify(let role): "tells \(role)"
        case .expire(afterSeconds: let seconds): "for \(GridText.length(seconds))"
        }
    }
}

extension RevealHours {
    /// Such as `mon-fri 07:00-19:00 Europe/Berlin`.
    var text: String {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        var (parts, day): ([String], Int) = ([], 0)
        let held = Set(days.map { $0.rawValue - 1 })
        while day < names.count {
            guard held.contains(day) else {
                day += 1
                continue
            }
            var last = day
            while held.contains(last + 1) { last += 1 }
            parts.append(last == day ? names[day] : "\(names[day])-\(names[last])")
            day = last + 1
        }
        return "\(parts.joined(separator: ",")) \(Self.time(start))-\(Self.time(end)) \(zone)"
    }

    private static func time(_ minute: Int) -> String {
        func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(digits(minute / 60)):\(digits(minute % 60))"
    }
}
