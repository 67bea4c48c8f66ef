import CedarPolicy

extension RevealRule {
    /// The keys of the rule with their values.
    var yamlEntries: [(String, String?)] {
        [
            ("id", id.yaml), ("who", who.yaml), ("purpose", purposes.yaml), ("classes", classes.yaml),
            ("when", when?.yaml), ("unless", unless?.yaml), ("during", during?.yaml), ("reveal", forms.yaml),
            ("mask", mask.map { YAMLWriter.scalar($0.description) }), ("budget", budgets.yaml),
            ("require", obligations.yaml),
        ]
    }
}

extension ForbidRule {
    /// The keys of the forbid with their values.
    var yamlEntries: [(String, String?)] {
        [
            ("id", id.yaml), ("who", who == .any ? nil : who.yaml), ("purpose", purposes == .any ? nil : purposes.yaml),
            ("classes", classes == .any ? nil : classes.yaml),
            ("forms", forms == RevealForm.allCases ? nil : forms.yaml),
            ("when", when?.yaml), ("unless", unless?.yaml), ("during", during?.yaml),
        ]
    }
}

extension BreakGlassRule {
    /// The keys of the rule with their values.
    var yamlEntries: [(String, String?)] {
        [
            ("id", id.yaml), ("who", who.yaml), ("classes", classes.yaml), ("reveal", forms.yaml),
            ("for", YAMLWriter.seconds(longestSeconds)), ("budget", budgets.yaml), ("require", obligations.yaml),
        ]
    }
}

extension NameSelection {
    fileprivate var yaml: String {
        switch self {
        case .any: "any"
        case .only(let names): names.count == 1 ? names[0].yaml : YAMLWriter.list(names.map(\.yaml))
        }
    }
}

extension [RevealForm] {
    fileprivate var yaml: String { YAMLWriter.oneOrList(map(\.rawValue)) ?? "[]" }
}

extension RevealCondition {
    fileprivate var yaml: String { YAMLWriter.scalar(expression.cedarText) }
}

extension RevealHours {
    fileprivate var yaml: String {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let days = Weekday.allCases.filter { self.days.contains($0) }.map { names[$0.rawValue - 1] }
        return YAMLWriter.mapping([
            ("days", YAMLWriter.list(days)), ("hours", "\"\(Self.clock(start))-\(Self.clock(end))\""),
            ("zone", zone.yaml),
        ])
    }

    private static func clock(_ minute: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(padded(minute / 60)):\(padded(minute % 60))"
    }
}

extension [RevealBudget] {
    fileprivate var yaml: String? {
        YAMLWriter.oneOrList(
            map { budget in
                YAMLWriter.mapping([
                    (budget.unit.rawValue, "\(budget.limit)"), ("per", budget.scope.rawValue),
                    ("within", YAMLWriter.seconds(budget.seconds)),
                ])
            })
    }
}

extension [Obligation] {
    fileprivate var yaml: String? {
        YAMLWriter.oneOrList(
            map { obligation in
                switch obligation {
                case .reason: return "reason"
                case .approval(let role, let count):
                    let approval = YAMLWriter.mapping([("of", role.yaml), ("count", "\(count)")])
                    return YAMLWriter.mapping([("approval", approval)])
                case .notify(let role): return YAMLWriter.mapping([("notify", role.yaml)])
                case .expire(let seconds): return YAMLWriter.mapping([("expire", YAMLWriter.seconds(seconds))])
                }
            })
    }
}
