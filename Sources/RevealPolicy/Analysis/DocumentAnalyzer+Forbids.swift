import CedarPolicy

extension DocumentAnalyzer {
    mutating func findForbids() {
        var useless: Set<DocumentName> = []
        for forbid in forbids {
            guard let (reason, span) = whyNeverForbids(forbid) else { continue }
            useless.insert(forbid.id)
            report(.neverForbids, .error, "\(forbid.title) never forbids anything: \(reason)", at: span ?? forbid.span)
        }
        let effective = forbids.filter { !useless.contains($0.id) }
        let index = ScopeIndex(effective, names)
        for (place, forbid) in effective.enumerated() {
            let covering = index.covering(forbid).filter { $0 != place }
            let other = covering.first { other in
                makesRedundant(effective[other], forbid) && (other < place || !makesRedundant(forbid, effective[other]))
            }
            guard let other = other.map({ effective[$0] }) else { continue }
            let message =
                "\(forbid.title) adds nothing: \(other.title) forbids all of it; leave it out, or narrow the other"
            report(.redundantForbid, .note, message, at: forbid.span, related: [other.span])
        }
        for rule in grants where !dead.contains(rule.id) {
            findErasures(of: rule, by: index.covering(rule).map { effective[$0] })
        }
    }

    // MARK: Forbids that never apply

    private func whyNeverForbids(_ forbid: RuleView) -> (String, SourceSpan?)? {
        if forbid.forms.isEmpty { return ("it names no form", nil) }
        if let during = forbid.during, during.isEmpty { return ("its hours are on no day", during.span.span) }
        if !forbid.classes.intersects(hasField) { return ("no field has one of its classes", nil) }
        if !forbid.isAboutAnyone, forbid.roles.isEmpty { return ("it names no role", nil) }
        if forbid.purposes.isEmpty { return ("it names no purpose", nil) }
        if forbid.classes.places.allSatisfy({ place in !forbid.forms.contains(where: ladders[place].contains) }) {
            return ("none of its forms is on the ladder of its classes", nil)
        }
        // What fails, or is missing, forbids. So it is not enough that a condition cannot be true.
        let scope = forbid.demands.filter { $0.expr != forbid.when?.expression && $0.expr != forbid.unless?.expression }
        let when = forbid.when.flatMap { isSafe($0) ? $0 : nil }
        let unless = forbid.unless.flatMap { isSafe($0) ? $0 : nil }
        if let when, !solver.canHold(scope + [.holds(when.expression)]) {
            return ("its condition contradicts itself, or its purposes", when.place)
        }
        if let unless, !solver.canHold(scope + [.fails(unless.expression)]) {
            return ("what stands under 'unless' always holds", unless.place)
        }
        if let when, let unless, !solver.canHold(scope + [.holds(when.expression), .fails(unless.expression)]) {
            return ("what it demands under 'when' it excludes under 'unless'", unless.place)
        }
        return nil
    }

    /// Whether a condition always comes to true or false.
    private func isSafe(_ condition: RevealCondition) -> Bool { types.cannotFail(condition.expression, with: []) }

    /// Whether a forbid applies wherever another does.
    private func makesRedundant(_ forbid: RuleView, _ other: RuleView) -> Bool {
        forbid.covers(other) && Set(forbid.forms).isSuperset(of: other.forms) && forbid.coversHours(of: other)
            && (forbid.when == nil || forbid.when == other.when)
            && (forbid.unless == nil || forbid.unless == other.unless)
    }

    // MARK: Forbids that erase a rule

    /// Of the forbids that cover a rule.
    private mutating func findErasures(of rule: RuleView, by forbids: [RuleView]) {
        let forms = rule.forms.filter { form in rule.classes.places.contains { ladders[$0].contains(form) } }
        let erasers = forms.map { form in forbids.first { erases($0, form, of: rule) } }
        let erased = zip(forms, erasers).filter { $0.1 != nil }
        guard let first = erased.first?.1 else { return }
        let what = erased.count == forms.count ? "all" : erased.map(\.0.rawValue).joined(separator: " and ")
        let message = "of \(rule.title) \(first.title) always forbids \(what): narrow the forbid, or leave that out"
        report(.erasedRule, .warning, message, at: rule.span, related: erased.map { $0.1?.span })
    }

    private func erases(_ forbid: RuleView, _ form: RevealForm, of rule: RuleView) -> Bool {
        guard forbid.forms.contains(form), forbid.coversHours(of: rule) else { return false }
        if let when = forbid.when, solver.canHold(rule.demands + [.fails(when.expression)]) { return false }
        if let unless = forbid.unless, solver.canHold(rule.demands + [.holds(unless.expression)]) { return false }
        return true
    }
}
