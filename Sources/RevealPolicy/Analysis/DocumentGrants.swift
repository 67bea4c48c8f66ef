package import CedarPolicy
import Masking

/// What the rules of a document grant of a class, to whomever: for holding the document against what is stored.
///
/// Presupposes a document without faults. Rules that never grant anything do not count; forbids are not looked at.
package struct DocumentGrants {
    /// A form that a rule grants of a class.
    package struct Grant {
        /// What the rule is called in messages.
        package let title: String
        /// The form.
        package let form: RevealForm
        /// How it is masked; nil for other forms.
        package let mask: FieldMask?
        /// Whether the rule is for the rows of one tenant, which it names.
        package let namesTenant: Bool
        /// How much the rule grants; empty where it has no limit.
        package let budgets: [RevealBudget]
        /// Where the rule stands.
        package let span: SourceSpan?
    }

    private let analyzer: DocumentAnalyzer

    /// Looks at the rules of a document.
    package init(_ document: RevealDocument) {
        var analyzer = DocumentAnalyzer(document)
        analyzer.findDeadRules()
        self.analyzer = analyzer
    }

    /// Whether the document has a class of this name.
    package func isDeclared(_ fieldClass: DocumentName) -> Bool { analyzer.classes.place(of: fieldClass) != nil }

    /// The forms that are granted of a class and stand on its ladder, in the order of the rules, those of emergencies last.
    package func grants(of fieldClass: DocumentName) -> [Grant] {
        guard let place = analyzer.classes.place(of: fieldClass) else { return [] }
        return rules(of: place, among: analyzer.grants).flatMap { rule in
            analyzer.ladders[place].filter(rule.forms.contains).map { grant(rule, $0, place) }
        }
    }

    /// The masked forms in which different values of a class look alike, where no rule shows anybody the values themselves.
    /// What is granted in emergencies does not count.
    package func blurredGrants(of fieldClass: DocumentName) -> [Grant] {
        guard let place = analyzer.classes.place(of: fieldClass), analyzer.ladders[place].contains(.masked) else {
            return []
        }
        let rules = rules(of: place, among: analyzer.rules)
        if analyzer.ladders[place].contains(.clear), rules.contains(where: { $0.forms.contains(.clear) }) { return [] }
        return rules.compactMap { rule in
            guard rule.forms.contains(.masked) else { return nil }
            let grant = grant(rule, .masked, place)
            return grant.mask?.isLossy ?? true ? grant : nil
        }
    }

    /// Whether any rule or forbid compares whose a row is with what is known of the request.
    package var comparesTenants: Bool {
        (analyzer.grants + analyzer.forbids).contains { rule in
            [rule.when, rule.unless].contains { $0?.expression.comparesTenants ?? false }
        }
    }

    private func rules(of place: Int, among rules: [RuleView]) -> [RuleView] {
        rules.filter { $0.classes.contains(place) && !analyzer.dead.contains($0.id) }
    }

    private func grant(_ rule: RuleView, _ form: RevealForm, _ place: Int) -> Grant {
        let mask = form == .masked ? rule.mask ?? analyzer.mask(of: place) : nil
        let namesTenant = rule.when?.expression.namesTenantOfRow ?? false
        return Grant(
            title: rule.title, form: form, mask: mask, namesTenant: namesTenant, budgets: rule.budgets, span: rule.span)
    }
}

extension FieldMask {
    /// Whether different values become equal.
    fileprivate var isLossy: Bool {
        switch self {
        case .plain(let mask): mask.declaration.uniqueness == .lossy
        case .keyed(let mask): mask.declaration.uniqueness == .lossy
        }
    }
}
