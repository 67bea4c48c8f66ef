import CedarPolicy

/// What a plan says of a field: a constant, or a rest that reads the row.
public struct FieldPlan: Sendable {
    /// What all fields of a plan share.
    struct Common: Sendable {
        let engine: RevealEngine
        let request: RevealRequest
        let known: RevealRow
    }

    /// The rules and forbids that are not out of the question, with what is left of those that read the row.
    final class Rest: Sendable {
        let place: Int
        let facts: RequestFacts
        let rules: RuleList
        let forbids: RuleList
        let ruleRests: [StrictConditions.Rest]
        let forbidRests: [StrictConditions.Rest]

        init(
            _ place: Int, _ facts: RequestFacts, _ rules: RuleList, _ forbids: RuleList,
            _ evaluation: StrictConditions.Evaluation, forbidsFrom first: Int
        ) {
            self.place = place
            self.facts = facts
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
    public let constant: RevealDecision?
    /// Until when it holds; nil where no time plays a part.
    let holdsUntil: Int64?

    private let rest: Rest?
    private let common: Common
    /// Whether rows without facts need no check.
    private let isUnchecked: Bool

    init(_ name: FieldName, _ common: Common) {
        field = name
        self.common = common
        let (index, request) = (common.engine.index, common.request)
        isUnchecked = index.rowShape.admitsNothing && common.known.attributes?.count == 0
        guard let place = index.fieldPlaces[name] else {
            (constant, rest, holdsUntil) = (common.engine.denied(.unknownField, -1), nil, nil)
            return
        }
        guard let purpose = index.purposes[request.purposeName] else {
            (constant, rest, holdsUntil) = (common.engine.denied(.unknownPurpose, place), nil, nil)
            return
        }
        guard let principal = request.principalFacts, let context = request.contextFacts,
            index.principalShape.admits(principal), index.contextShape.admits(context),
            let attributes = common.known.attributes, index.rowShape.admits(attributes, isOpen: true),
            index.knows(request.grantName)
        else {
            let detail = index.fault(request, common.known)
            (constant, rest, holdsUntil) = (common.engine.denied(.invalidFacts, place, detail: detail), nil, nil)
            return
        }
        let facts = RequestFacts(
            Request(
                principal: request.principalUID, action: index.action, resource: index.fields[place].uid,
                context: context),
            principal: principal, principalParents: request.roleUIDs, resource: attributes,
            entities: index.lowered.entities, open: .resource)
        let evaluation = index.conditions.evaluation(facts)
        let roles = index.roles(of: request)
        var rules = index.ruleRows.rules(roles: roles, purpose: purpose, field: place)
        var forbids = index.forbidRows.rules(roles: roles, purpose: purpose, field: place)
        holdsUntil = index.edge(of: rules, forbids, after: request.milliseconds)
        index.fold(&rules, &forbids, request, evaluation)
        (rules, forbids) = (rules.withoutInapplicable, forbids.withoutInapplicable)
        if let settlement = index.settle(place, &rules, &forbids, request, FoldedJudge()) {
            constant = RevealDecision(index: index, fieldPlace: place, settlement: settlement)
            rest = nil
            return
        }
        constant = nil
        rest = Rest(
            place, facts.with(resource: .empty), rules, forbids, evaluation, forbidsFrom: index.rules.count)
    }

    /// How the field may be shown in a row.
    ///
    /// - Complexity: constant where ``constant`` is there, and the document declares no facts of rows; else the facts of the row, and
    ///   what is left of the conditions that read them.
    public func decide(in row: RevealRow) -> RevealDecision {
        if isUnchecked, !row.hasFacts, let constant { return constant }
        return decide(checking: row)
    }

    @inline(never)
    private func decide(checking row: RevealRow) -> RevealDecision {
        let index = common.engine.index
        // Whoever denied did so whatever the row is.
        if let constant, constant.fieldPlace < 0 || constant.settlement.denial.isOfTheRequest { return constant }
        guard let attributes = row.attributes, index.rowShape.admits(attributes), row.agrees(with: common.known) else {
            return common.engine.decide(field, in: row, for: common.request)
        }
        if let constant { return constant }
        guard let rest else { return common.engine.decide(field, in: row, for: common.request) }
        var (rules, forbids) = (rest.rules, rest.forbids)
        let evaluation = index.conditions.evaluation(rest.facts.with(resource: attributes))
        let judge = RowJudge(rest: rest, evaluation: evaluation)
        let settlement = index.settle(rest.place, &rules, &forbids, common.request, judge) ?? Settlement(.notPermitted)
        return RevealDecision(index: index, fieldPlace: rest.place, settlement: settlement)
    }
}

extension RevealDenial.Code.Kind {
    /// Whether no row could have changed it.
    fileprivate var isOfTheRequest: Bool { self == .unknownField || self == .unknownPurpose || self == .invalidFacts }
}

extension RevealRow {
    /// Whether it has all that is known of every row.
    fileprivate func agrees(with known: RevealRow) -> Bool {
        if known.attributes?.count == 0 { return true }
        if known.tenant != nil, !known.tenant.hasSameBytes(as: tenant) { return false }
        if known.subject != nil, !known.subject.hasSameBytes(as: subject) { return false }
        return known.facts.count == 0 || known.facts.names.allSatisfy { facts[$0] == known.facts[$0] }
    }
}
