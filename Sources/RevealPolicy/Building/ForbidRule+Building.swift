public import CedarPolicy

extension ForbidRule {
    /// The forbid where something holds. What held already has to hold too.
    public func when(_ expression: Expr) -> ForbidRule {
        with { $0.when = RevealCondition($0.when.map { $0.expression && expression } ?? expression) }
    }

    /// The forbid where something does not hold. What was not to hold already is not to hold either.
    public func unless(_ expression: Expr) -> ForbidRule {
        with { $0.unless = RevealCondition($0.unless.map { $0.expression || expression } ?? expression) }
    }

    /// The forbid on some days and at some hours.
    public func during(_ hours: RevealHours) -> ForbidRule { with { $0.during = hours } }

    private func with(_ change: (inout ForbidRule) -> Void) -> ForbidRule {
        var rule = self
        change(&rule)
        return rule
    }
}
