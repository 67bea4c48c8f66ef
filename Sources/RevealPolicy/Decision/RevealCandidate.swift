public import CedarPolicy

/// A rule that grants a form: one way in which a field may be shown, if its budgets suffice.
public struct RevealCandidate: Sendable {
    let index: RevealIndex
    let rulePlace: Int
    let fieldPlace: Int
    /// The form.
    public let form: RevealForm

    private var info: RevealIndex.Rule { index.rules[rulePlace] }

    /// The rule that grants it.
    public var rule: DocumentName { info.id }
    /// Where the rule stands.
    public var span: SourceSpan? { info.span }
    /// Whether it is a break-glass rule.
    public var isBreakGlass: Bool { info.grant != nil }
    /// What is done to the value.
    public var transform: RevealTransform {
        switch form {
        case .clear: .clear
        case .masked: .masked(info.mask ?? index.fields[fieldPlace].mask)
        case .tokenized: .tokenized
        case .encrypted: .encrypted
        }
    }
    /// What is to be charged: all of them have to suffice.
    public var budgets: [RevealBudget] { info.budgets }
    /// What is to be done: `reason` and `approval` are met already, `notify` and `expire` are the caller's.
    public var obligations: [Obligation] { info.obligations }

    /// The first of the roles that the rule names which a principal has: who shares a budget with it. Nil where the rule is about
    /// everybody.
    public func role(of principal: Principal) -> DocumentName? {
        guard case .only(let names) = info.who else { return nil }
        return names.first { name in
            principal.roles.contains {
                index.lowered.entities.isIn(EntityUID(type: EntityTypes.role, id: $0), EntityTypes.role(name))
            }
        }
    }
}

extension RevealCandidate: Hashable {
    /// Whether both are of the same rule and form, for the same field of the same document.
    public static func == (a: RevealCandidate, b: RevealCandidate) -> Bool {
        a.index === b.index && a.rulePlace == b.rulePlace && a.fieldPlace == b.fieldPlace && a.form == b.form
    }

    /// Hashes rule, field and form.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rulePlace)
        hasher.combine(fieldPlace)
        hasher.combine(form)
    }
}

extension RevealCandidate: CustomStringConvertible {
    /// The form, and the rule that grants it.
    public var description: String { "\(form.rawValue) by \(rule)" }
}
