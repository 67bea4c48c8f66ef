import CedarPolicy

extension DocumentAnalyzer {
    /// Rules that no request can meet, and rules that repeat or are erased are told apart: each rule gets one reason.
    mutating func findDeadRules() {
        for rule in grants {
            guard let (reason, span) = whyDead(rule) else { continue }
            dead.insert(rule.id)
            report(.neverFires, .warning, "\(rule.title) never grants anything: \(reason)", at: span ?? rule.span)
        }
    }

    private func whyDead(_ rule: RuleView) -> (String, SourceSpan?)? {
        if rule.forms.isEmpty { return ("it names no form", nil) }
        if let during = rule.during, during.isEmpty { return ("its hours are on no day", during.span.span) }
        if let budget = rule.budgets.first(where: { $0.limit < 1 }) {
            return ("its budget allows nothing", budget.span.span)
        }
        let places = rule.classes.places
        if !rule.classes.intersects(hasField) { return ("no field has one of its classes", nil) }
        if places.allSatisfy({ place in !rule.forms.contains(where: ladders[place].contains) }) {
            return ("none of its forms is on the ladder of its classes", nil)
        }
        if rule.purposes.isEmpty { return ("it names no purpose", nil) }
        if !rule.isAboutAnyone, rule.roles.isEmpty { return ("it names no role", nil) }
        return contradiction(in: rule)
    }

    private func contradiction(in rule: RuleView) -> (String, SourceSpan?)? {
        guard !solver.canHold(rule.demands) else { return nil }
        if let when = rule.when, !solver.canHold([.holds(when.expression)]) {
            return ("its condition contradicts itself", when.place)
        }
        if let unless = rule.unless, !solver.canHold([.fails(unless.expression)]) {
            return ("what stands under 'unless' always holds", unless.place)
        }
        if let when = rule.when, let unless = rule.unless,
            !solver.canHold([.holds(when.expression), .fails(unless.expression)])
        {
            return ("what it demands under 'when' it excludes under 'unless'", unless.place)
        }
        return ("its condition contradicts its purposes", rule.when?.place ?? rule.unless?.place)
    }

    /// Forms that a rule cannot grant, and rungs that no rule grants.
    mutating func findForms() {
        for rule in grants where !dead.contains(rule.id) {
            for form in rule.forms where !rule.classes.places.contains(where: { ladders[$0].contains(form) }) {
                let message = "\(rule.title) grants \(form.rawValue), which none of its classes has on its ladder"
                report(.formOffLadder, .warning, message, at: rule.span)
            }
        }
        for (place, declaration) in document.classes.enumerated() {
            guard let ladder = declaration.ladder, classes.descendants[place].intersects(hasField) else { continue }
            let below = classes.descendants[place]
            let reached = grants.filter { $0.classes.intersects(below) && !dead.contains($0.id) }
            guard !reached.isEmpty else { continue }
            for form in ladder where !reached.contains(where: { $0.forms.contains(form) }) {
                let message =
                    "no rule grants \(form.rawValue) for the class \(declaration.name) or one below it: "
                    + "add a rule, or take the form off the ladder"
                report(.ungrantedForm, .note, message, at: declaration.name.span ?? declaration.span.span)
            }
        }
    }
}

extension RevealCondition {
    /// Where it stands.
    var place: SourceSpan? { expression.span ?? span.span }
}
