import CedarPolicy

/// A rule, break-glass rule or forbid as the analysis looks at it: names worked out, conditions as demands.
struct RuleView {
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
    /// What has to come out for it to grant. Of a forbid, which errors make apply as well: unused.
    let demands: [Demand]

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
