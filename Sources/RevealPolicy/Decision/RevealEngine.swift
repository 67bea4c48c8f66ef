import CedarPolicy

/// Decides by a reveal document who sees which field, for which purpose, in which form.
///
/// Make one when a document was read; it is immutable, and shared between threads. What nothing grants is denied; what a
/// forbid stands in the way of is denied, whatever grants; a rule that cannot be evaluated does not grant, and a forbid that
/// cannot be evaluated forbids. Of what is left, the form is the first rung of the class's ladder.
///
/// Budgets are not counted here: a decision has all candidates in order, and who counts takes the first that suffices.
public struct RevealEngine: Sendable {
    let index: RevealIndex

    /// Makes a document ready for decisions.
    ///
    /// - Throws: What ``RevealDocument/check()`` finds; `invalidCondition` with every condition that does not fit the attributes
    ///   that the document declares, and where.
    /// - Complexity: the size of the document, and a bit for each pair of a rule and a role, purpose or field.
    public init(_ document: RevealDocument) throws(RevealPolicyError) { index = try RevealIndex(document) }

    /// What it decides by.
    public var document: RevealDocument { index.document }

    /// How a field of a row may be shown.
    ///
    /// Answers everything: unknown fields, purposes and facts are denied with the reason.
    ///
    /// - Parameters:
    ///   - field: The column.
    ///   - row: What is known of its row.
    ///   - request: Who asks, what for, and all else that is known.
    /// - Complexity: the conditions of the rules whose scope the question is in, and one step for 64 rules. Where conditions make no sets
    ///   and records, nothing is allocated for fewer than 13 rules in scope.
    public func decide(_ field: FieldName, in row: RevealRow, for request: RevealRequest) -> RevealDecision {
        if var question = question(field, in: row, for: request) { return question.decision() }
        guard let place = index.fieldPlaces[field] else { return denied(.unknownField, -1) }
        guard index.purposes[request.parts.purposeName] != nil else { return denied(.unknownPurpose, place) }
        return denied(.invalidFacts, place, detail: index.fault(request.parts, row))
    }

    /// The question with the rules that are about it; nil where a name or a fact is not as the document declares it.
    @inline(__always)
    func question(_ field: FieldName, in row: RevealRow, for request: RevealRequest) -> Question? {
        guard let field = index.fieldPlaces[field], let scope = index.scope(of: request),
            let attributes = row.attributes, index.admits(row)
        else { return nil }
        let facts = RequestFacts(
            scope.asker, resource: index.fields[field].uid, attributes: attributes, entities: index.lowered.entities)
        return Question(
            field: field, rules: index.ruleRows.rules(roles: scope.roles, purpose: scope.purpose, field: field),
            forbids: index.forbidRows.rules(roles: scope.roles, purpose: scope.purpose, field: field),
            judge: FactsJudge(index: index, request: request.parts, evaluation: index.conditions.evaluation(facts)))
    }

    func denied(_ kind: RevealDenial.Code.Kind, _ field: Int, detail: String? = nil) -> RevealDecision {
        RevealDecision(index: index, fieldPlace: field, settlement: Settlement(kind, detail: detail))
    }
}
