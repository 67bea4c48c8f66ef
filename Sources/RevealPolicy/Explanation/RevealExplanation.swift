/// A decision with what led to it: what granted, and what stood in the way of each form that shows more.
///
/// It names rules, conditions and their places in the document, never the facts of the question.
public struct RevealExplanation: Sendable {
    /// The decision.
    public let decision: RevealDecision
    /// What was found out about the forms of the ladder, from the most revealing down to the one that is granted.
    public let reasons: [RevealReason]

    let request: RevealRequest

    /// The rules that grant.
    public var why: [RevealReason] { reasons.filter { $0.cause == .granted } }

    /// What stood in the way.
    public var whyNot: [RevealReason] { reasons.filter { $0.cause != .granted } }

    /// The rules that would show more of the field, or anything of it, to other roles or for other purposes.
    ///
    /// Looked up when asked for.
    public var notAbout: [RevealReason] {
        let (index, place) = (decision.index, decision.fieldPlace)
        guard place >= 0, let purpose = index.purposes[request.parts.purposeName] else { return [] }
        var forms: [RevealForm] = []
        for form in index.fields[place].ladder {
            if form == decision.form { break }
            forms.append(form)
        }
        let roles = index.roles(of: request.parts.roleNames)
        let rules = index.ruleRows.rules(roles: roles, purpose: purpose, field: place)
        let about = Set((0..<rules.count).map { rules.rule($0) })
        var reasons: [RevealReason] = []
        for form in forms {
            for rule in index.rules.indices where !about.contains(rule) {
                guard index.ruleRows.isAbout(rule, field: place), index.rules[rule].forms.contains(FormSet(form)) else {
                    continue
                }
                let isForPurpose = index.ruleRows.isAbout(rule, purpose: purpose)
                reasons.append(
                    RevealReason(
                        index: index, form: form, place: rule, cause: isForPurpose ? .otherRole : .otherPurpose))
            }
        }
        return reasons
    }
}

extension RevealExplanation: CustomStringConvertible {
    /// The decision, and a line for each reason.
    public var description: String {
        let head = decision.field.map { "\($0.name) for \(request.purpose)" } ?? "a field for \(request.purpose)"
        let document = "\(decision.document) version \(decision.version)"
        return (["\(head) by \(document): \(decision)"] + reasons.map { "  \($0)" }).joined(separator: "\n")
    }
}

extension RevealEngine {
    /// How a field of a row may be shown, and why so.
    ///
    /// Decides as ``decide(_:in:for:)`` does, and then looks at every rule and forbid in scope: a few times as expensive.
    public func explain(_ field: FieldName, in row: RevealRow, for request: RevealRequest) -> RevealExplanation {
        guard var question = question(field, in: row, for: request) else {
            return RevealExplanation(decision: decide(field, in: row, for: request), reasons: [], request: request)
        }
        let decision = question.decision()
        var reasons: [RevealReason] = []
        reasons.reserveCapacity(question.rules.count + question.forbids.count)
        for form in index.fields[question.field].ladder {
            question.explain(form, &reasons)
            if form == decision.form { break }
        }
        return RevealExplanation(decision: decision, reasons: reasons, request: request)
    }
}
