import CedarPolicy

/// A rule, break-glass rule or forbid as the analysis looks at it: names worked out, conditions as demands.
///
/// A class, since all pairs of them are looked at: a value of so many parts costs more to hand on than to compare.
final class RuleView {
    enum Sort { case rule, breakGlass, forbid }

    let sort: Sort
    let id: DocumentName
    let span: SourceSpan?
    /// Whether it is about everybody, also about those who have no role.
    let isAboutAnyone: Bool
    let roles: NameSet
    let purposes: NameSet
    let classes: NameSet
    let forms: [RevealForm]
    let when: RevealCondition?
    let unless: RevealCondition?
    let during: RevealHours?
    let mask: FieldMask?
    let maskSpan: SourceSpan?
    let budgets: [RevealBudget]
    let obligations: [Obligation]
    /// What has to come out for it to grant. Of a forbid, which errors make apply as well, a part of what makes it apply.
    let demands: [Demand]

    /// What it is about, and how.
    private init(
        _ sort: Sort, _ id: DocumentName, _ span: Located, _ scope: (NameSelection, NameSelection, NameSelection),
        _ names: DocumentNames, forms: [RevealForm], when: RevealCondition?, unless: RevealCondition?,
        during: RevealHours?, mask: (FieldMask?, SourceSpan?), budgets: [RevealBudget], obligations: [Obligation]
    ) {
        (self.sort, self.id, self.span) = (sort, id, id.span ?? span.span)
        isAboutAnyone = scope.0 == .any
        roles = names.roles.covered(by: scope.0)
        purposes = names.purposes.covered(by: scope.1)
        classes = names.classes.covered(by: scope.2)
        (self.forms, self.when, self.unless, self.during) = (forms, when, unless, during)
        (self.mask, maskSpan) = mask
        (self.budgets, self.obligations) = (budgets, obligations)
        var demands: [Demand] = []
        if case .only(let names) = scope.1 {
            let choice = Expr(.set(names.map { Expr(stringLiteral: $0.text) }))
            demands.append(.holds(choice.call(.contains, Expr.context["purpose"])))
        }
        if sort == .breakGlass {
            demands.append(.holds(Expr.context["breakGlass"]))
            demands.append(.holds(Expr.context["grant"] .== Expr(stringLiteral: id.text)))
        }
        if let when { demands.append(.holds(when.expression)) }
        if let unless { demands.append(.fails(unless.expression)) }
        self.demands = demands
    }

    convenience init(_ rule: RevealRule, _ names: DocumentNames) {
        self.init(
            .rule, rule.id, rule.span, (rule.who, rule.purposes, rule.classes), names, forms: rule.forms,
            when: rule.when, unless: rule.unless, during: rule.during, mask: (rule.mask, rule.maskSpan.span),
            budgets: rule.budgets, obligations: rule.obligations)
    }

    convenience init(_ rule: BreakGlassRule, _ names: DocumentNames) {
        self.init(
            .breakGlass, rule.id, rule.span, (rule.who, .any, rule.classes), names, forms: rule.forms, when: nil,
            unless: nil, during: nil, mask: (nil, nil), budgets: rule.budgets, obligations: rule.obligations)
    }

    convenience init(_ forbid: ForbidRule, _ names: DocumentNames) {
        self.init(
            .forbid, forbid.id, forbid.span, (forbid.who, forbid.purposes, forbid.classes), names, forms: forbid.forms,
            when: forbid.when, unless: forbid.unless, during: forbid.during, mask: (nil, nil), budgets: [],
            obligations: [])
    }

    /// Whether it is about whatever another is about.
    func covers(_ other: RuleView) -> Bool {
        guard isAboutAnyone || !other.isAboutAnyone && roles.isSuperset(of: other.roles) else { return false }
        return purposes.isSuperset(of: other.purposes) && classes.isSuperset(of: other.classes)
    }

    /// Whether both are about some role, purpose and class.
    func overlaps(_ other: RuleView) -> Bool {
        guard purposes.intersects(other.purposes), classes.intersects(other.classes) else { return false }
        return isAboutAnyone || other.isAboutAnyone || roles.intersects(other.roles)
    }

    /// Whether it holds at all times at which another does.
    func coversHours(of other: RuleView) -> Bool {
        guard let during else { return true }
        return other.during.map { during.covers($0) } ?? false
    }

    /// Whether there is a time at which both hold.
    func sharesHours(with other: RuleView) -> Bool {
        guard let during, let hours = other.during else { return true }
        return !during.excludes(hours)
    }

    /// What it is called in messages.
    var title: String {
        switch sort {
        case .rule: "the rule \(id)"
        case .breakGlass: "the break-glass rule \(id)"
        case .forbid: "the forbid \(id)"
        }
    }
}
