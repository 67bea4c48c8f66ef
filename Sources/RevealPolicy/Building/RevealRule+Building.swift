public import CedarPolicy

extension RevealRule {
    /// The rule where something holds. What held already has to hold too.
    public func when(_ expression: Expr) -> RevealRule {
        with { $0.when = RevealCondition($0.when.map { $0.expression && expression } ?? expression) }
    }

    /// The rule where something does not hold. What was not to hold already is not to hold either.
    public func unless(_ expression: Expr) -> RevealRule {
        with { $0.unless = RevealCondition($0.unless.map { $0.expression || expression } ?? expression) }
    }

    /// The rule on some days and at some hours.
    public func during(_ hours: RevealHours) -> RevealRule { with { $0.during = hours } }

    /// The rule with a mask of its own.
    public func mask(_ mask: FieldMask) -> RevealRule { with { $0.mask = mask } }

    /// The rule with one more budget.
    ///
    /// - Parameters:
    ///   - unit: What is counted.
    ///   - limit: How many, from 1.
    ///   - scope: Who has it.
    ///   - seconds: In which time, from 1 second to 366 days.
    public func budget(
        _ unit: RevealBudget.Unit, atMost limit: Int, per scope: RevealBudget.Scope, withinSeconds seconds: Int
    ) -> RevealRule {
        with { $0.budgets.append(RevealBudget(unit, atMost: limit, per: scope, withinSeconds: seconds)) }
    }

    /// The rule with more obligations.
    public func require(_ obligations: Obligation...) -> RevealRule { with { $0.obligations += obligations } }

    private func with(_ change: (inout RevealRule) -> Void) -> RevealRule {
        var rule = self
        change(&rule)
        return rule
    }
}
