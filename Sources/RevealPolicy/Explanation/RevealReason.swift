public import CedarPolicy

/// What one rule or forbid had to do with one form.
public struct RevealReason: Sendable {
    /// What it had to do with it.
    public enum Cause: Hashable, Sendable {
        /// The rule grants the form.
        case granted
        /// The forbid stands in the way: it holds.
        case forbidden
        /// The forbid stands in the way: an optional fact that it reads is missing.
        case forbiddenForMissingFact
        /// The forbid stands in the way: it could not be evaluated.
        case forbiddenForError(EvaluationError)
        /// A condition of the rule does not hold.
        case condition
        /// What the rule excepts is the case.
        case exception
        /// An optional fact that the rule reads is missing.
        case missingFact
        /// The rule could not be evaluated.
        case error(EvaluationError)
        /// It is not the time.
        case hours
        /// There is no grant of the break-glass rule.
        case noGrant
        /// The rule would grant the form, if these were met.
        case obligations(Set<Obligation.Kind>)
        /// The rule is about other roles.
        case otherRole
        /// The rule is about other purposes.
        case otherPurpose
    }

    let index: RevealIndex
    /// The form.
    public let form: RevealForm
    /// Among rules or forbids.
    let place: Int
    /// What it had to do with the form.
    public let cause: Cause
    /// The part of the conditions that it was, -1 where it was none.
    var part = -1

    private var isForbid: Bool {
        switch cause {
        case .forbidden, .forbiddenForMissingFact, .forbiddenForError: true
        default: false
        }
    }

    private var source: Expr? {
        guard part >= 0 else { return nil }
        let conditions = isForbid ? index.lowered.forbids : index.lowered.rules
        return conditions[place].parts[part].source
    }

    /// The rule or forbid.
    public var rule: DocumentName { isForbid ? index.forbids[place].id : index.rules[place].id }
    /// Where the rule or forbid stands.
    public var ruleSpan: SourceSpan? { isForbid ? index.forbids[place].span : index.rules[place].span }
    /// The part of a condition that it was, as Cedar's text; nil where it was none.
    public var condition: String? { source?.cedarText }
    /// Where the condition stands.
    public var conditionSpan: SourceSpan? { source?.span }
}

extension RevealReason: CustomStringConvertible {
    /// The form, the rule, what it had to do with it, and where that stands.
    public var description: String {
        let place = (conditionSpan ?? ruleSpan).map { " (\($0))" } ?? ""
        let text = condition.map { ": \($0)" } ?? ""
        return "\(cause == .granted ? "" : "not ")\(form.rawValue): \(rule)\(place) \(cause.message)\(text)"
    }
}

extension RevealReason.Cause {
    fileprivate var message: String {
        switch self {
        case .granted: "grants it"
        case .forbidden: "forbids it"
        case .forbiddenForMissingFact: "forbids it, for a fact is missing"
        case .forbiddenForError(let error): "forbids it, for it could not be evaluated: \(error)"
        case .condition: "asks for what is not the case"
        case .exception: "excepts what is the case"
        case .missingFact: "reads a fact that is missing"
        case .error(let error): "could not be evaluated: \(error)"
        case .hours: "is not for this time"
        case .noGrant: "needs a grant"
        case .obligations(let kinds): "requires \(kinds.map(\.rawValue).sorted().joined(separator: ", "))"
        case .otherRole: "is about other roles"
        case .otherPurpose: "is about other purposes"
        }
    }
}
