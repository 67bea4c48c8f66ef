import CedarPolicy

extension DocumentAnalyzer {
    /// Conditions that always come out the same, and what can fail in the others.
    mutating func findConditions() {
        let useless = Set(findings.filter { $0.kind == .neverForbids || $0.kind == .neverFires }.map(\.span))
        for rule in grants + forbids {
            var finder = FailureFinder(types: types)
            for (condition, isWhen) in [(rule.when, true), (rule.unless, false)] {
                guard let condition else { continue }
                finder.visit(condition.expression, within: isWhen)
                let places = [rule.span, condition.place]
                guard !dead.contains(rule.id), !places.contains(where: { $0 != nil && useless.contains($0) }) else {
                    continue
                }
                guard types.cannotFail(condition.expression, with: []),
                    !solver.canHold([Demand(condition.expression, !isWhen)])
                else { continue }
                let what = isWhen ? "what stands under 'when' always holds" : "what stands under 'unless' never holds"
                report(.constantCondition, .warning, "\(rule.title): \(what): leave it out", at: condition.place)
            }
            for failure in finder.failures {
                let outcome = rule.sort == .forbid ? "and then it forbids" : "and then it grants nothing"
                report(
                    failure.kind, .warning, "\(rule.title): \(failure.message), \(outcome)",
                    at: failure.span ?? rule.span)
            }
        }
    }
}
