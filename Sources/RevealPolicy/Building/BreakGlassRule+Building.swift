extension BreakGlassRule {
    /// The rule with one more budget for each grant.
    ///
    /// - Parameters:
    ///   - unit: What is counted.
    ///   - limit: How many, from 1.
    ///   - scope: Who has it.
    ///   - seconds: In which time, from 1 second to 366 days.
    public func budget(
        _ unit: RevealBudget.Unit, atMost limit: Int, per scope: RevealBudget.Scope, withinSeconds seconds: Int
    ) -> BreakGlassRule {
        with { $0.budgets.append(RevealBudget(unit, atMost: limit, per: scope, withinSeconds: seconds)) }
    }

    /// The rule with more obligations.
    public func require(_ obligations: Obligation...) -> BreakGlassRule { with { $0.obligations += obligations } }

    private func with(_ change: (inout BreakGlassRule) -> Void) -> BreakGlassRule {
        var rule = self
        change(&rule)
        return rule
    }
}
