import CedarPolicy

/// What a plan says of a field: a constant, or a rest that reads the row.
public struct FieldPlan: Sendable {
    /// What all fields of a plan share.
    final class Common: Sendable {
        let engine: RevealEngine
        let request: RevealRequest
        let known: RevealRow
        /// Whether nothing is the same in all rows.
        let isNothingKnown: Bool

        init(_ engine: RevealEngine, _ request: RevealRequest, _ known: RevealRow) {
            (self.engine, self.request, self.known) = (engine, request, known)
            isNothingKnown = known.attributes?.count == 0
        }
    }

    /// The rules and forbids that are not out of the question, with what is left of those that read the row.
    final class Rest: Sendable {
        let place: Int
        let evaluation: StrictConditions.Evaluation
        let rules: RuleList
        let forbids: RuleList
        let ruleRests: [StrictConditions.Rest]
        let forbidRests: [StrictConditions.Rest]

        init(
            _ place: Int, _ rules: RuleList, _ forbids: RuleList, _ evaluation: StrictConditions.Evaluation,
            forbidsFrom first: Int
        ) {
            self.place = place
            self.evaluation = evaluation
            (ruleRests, forbidRests) = (
                (0..<rules.count).map { evaluation.rest(rules.rule($0)) },
                (0..<forbids.count).map { evaluation.rest(first + forbids.rule($0)) }
            )
            (self.rules, self.forbids) = (rules.withOpenNotAsked, forbids.withOpenNotAsked)
        }
    }

    /// The column.
    public let field: FieldName
    /// The decision for every row whose facts are as the document declares them; nil where it depends on the row.
    public var constant: RevealDecision? { fixed?.decision }
    /// Until when it holds; nil where no time plays a part.
    let holdsUntil: Int64?

    /// What is constant, behind a reference: so it is copied once, into the answer.
    private final class Fixed: Sendable {
        let decision: RevealDecision
        init(_ decision: RevealDecision) { self.decision = decision }
    }

    private let fixed: Fixed?
    private let rest: Rest?
    private let common: Common
    /// Whether rows without facts need no check.
    private let isUnchecked: Bool

    init(_ name: FieldName, _ common: Common) {
        field = name
        self.common = common
        let (index, request) = (common.engine.index, common.request)
        isUnchecked = index.rowShape.admitsNothing && common.isNothingKnown
        guard let place = index.fieldPlaces[name] else {
            (fixed, rest, holdsUntil) = (Fixed(common.engine.denied(.unknownField, -1)), nil, nil)
            return
        }
        guard index.purposes[request.parts.purposeName] != nil else {
            (fixed, rest, holdsUntil) = (Fixed(common.engine.denied(.unknownPurpose, place)), nil, nil)
            return
        }
        guard let scope = index.scope(of: request), let attributes = common.known.attributes,
            index.admits(common.known, isOpen: true)
        else {
            let detail = index.fault(request.parts, common.known)
            (fixed, rest, holdsUntil) = (Fixed(common.engine.denied(.invalidFacts, place, detail: detail)), nil, nil)
            return
        }
        let facts = RequestFacts(
            scope.asker, resource: index.fields[place].uid, attributes: attributes, entities: index.lowered.entities,
            open: .resource)
        let evaluation = index.conditions.evaluation(facts)
        var rules = index.ruleRows.rules(roles: scope.roles, purpose: scope.purpose, field: place)
        var forbids = index.forbidRows.rules(roles: scope.roles, purpose: scope.purpose, field: place)
        holdsUntil = index.edge(of: rules, forbids, after: request.milliseconds)
        index.fold(&rules, &forbids, request.parts, evaluation)
        (rules, forbids) = (rules.withoutInapplicable, forbids.withoutInapplicable)
        if let settlement = index.settle(place, &rules, &forbids, request.parts, FoldedJudge()) {
            fixed = Fixed(RevealDecision(index: index, fieldPlace: place, settlement: settlement))
            rest = nil
            return
        }
        fixed = nil
        rest = Rest(place, rules, forbids, evaluation, forbidsFrom: index.rules.count)
    }

    /// How the field may be shown in a row.
    ///
    /// - Complexity: constant where ``constant`` is there, and the document declares no facts of rows; else the facts of the row, and
    ///   what is left of the conditions that read them.
    public func decide(in row: RevealRow) -> RevealDecision {
        if isUnchecked, let fixed, !row.hasFacts { return fixed.decision }
        return decide(checking: row)
    }

    @inline(never)
    private func decide(checking row: RevealRow) -> RevealDecision {
        let index = common.engine.index
        guard let rest else { return decideConstant(checking: row) }
        guard let attributes = row.attributes, index.admits(row), row.agrees(with: common) else {
            return common.engine.decide(field, in: row, for: common.request)
        }
        var (rules, forbids) = (rest.rules, rest.forbids)
        let judge = RowJudge(rest: rest, evaluation: rest.evaluation.with(attributes))
        let settlement =
            index.settle(rest.place, &rules, &forbids, common.request.parts, judge) ?? Settlement(.notPermitted)
        return RevealDecision(index: index, fieldPlace: rest.place, settlement: settlement)
    }

    private func decideConstant(checking row: RevealRow) -> RevealDecision {
        // Whoever denied did so whatever the row is.
        if let constant, constant.fieldPlace < 0 || constant.settlement.denial.isOfTheRequest { return constant }
        guard let constant, row.attributes != nil, common.engine.index.admits(row), row.agrees(with: common) else {
            return common.engine.decide(field, in: row, for: common.request)
        }
        return constant
    }
}

extension RevealDenial.Code.Kind {
    /// Whether no row could have changed it.
    fileprivate var isOfTheRequest: Bool { self == .unknownField || self == .unknownPurpose || self == .invalidFacts }
}

extension RevealRow {
    /// Whether it has all that is known of every row.
    fileprivate func agrees(with common: FieldPlan.Common) -> Bool {
        if common.isNothingKnown { return true }
        let known = common.known
        if known.tenant != nil, !known.tenant.hasSameBytes(as: tenant) { return false }
        if known.subject != nil, !known.subject.hasSameBytes(as: subject) { return false }
        return !known.hasFacts || known.facts.names.allSatisfy { facts[$0] == known.facts[$0] }
    }
}
