public import CedarPolicy

/// What somebody with some roles can hope to see of a field for a purpose, whatever else is the case.
///
/// For reviews, not for decisions: it knows neither who asks, nor when, nor of which row.
public struct RevealProspect: Sendable {
    /// A rule or forbid that plays a part.
    public struct Part: Sendable {
        /// Its name.
        public let rule: DocumentName
        /// Where it stands.
        public let span: SourceSpan?
        /// Whether it applies whatever the facts and the time are.
        public let isCertain: Bool
        /// Whether it needs a grant.
        public let isBreakGlass: Bool
        /// What a rule has at most.
        public let budgets: [RevealBudget]
        /// What a rule requires.
        public let obligations: [Obligation]
    }

    /// A form of the ladder.
    public struct Rung: Sendable {
        /// The form.
        public let form: RevealForm
        /// The rules that grant it, or may.
        public let grants: [Part]
        /// The forbids that stand in the way, or may.
        public let forbids: [Part]

        /// Whether it is seen: true where it is for certain, false where it never is, nil where that depends on something. Budgets
        /// and obligations do not count; what needs a grant does.
        public var isSeen: Bool? {
            if forbids.contains(where: \.isCertain) || grants.isEmpty { return false }
            return forbids.isEmpty && grants.contains { $0.isCertain && !$0.isBreakGlass } ? true : nil
        }
    }

    /// The ladder of the field's class.
    public let rungs: [Rung]

    /// The most revealing form that may be seen; nil where none is.
    public var best: Rung? { rungs.first { $0.isSeen != false } }
}

extension RevealEngine {
    /// What somebody with some roles can hope to see of a field for a purpose.
    ///
    /// Nil where the document does not have the field or the purpose. Roles that it does not have give nothing.
    public func prospect(of field: FieldName, roles: [String], purpose: String) -> RevealProspect? {
        let request = RevealRequest(principal: Principal("", roles: roles), purpose: purpose, milliseconds: 0)
        guard let place = index.fieldPlaces[field], let purpose = index.purposes[request.parts.purposeName] else {
            return nil
        }
        let roles = index.roles(of: request.parts.roleNames)
        let facts = RequestFacts(
            AskerFacts(
                request.parts.principalUID, attributes: .empty, parents: request.parts.roleUIDs,
                action: EntityTypes.anyAction,
                context: CedarRecord([(SuppliedNames.purpose, .string(request.parts.purposeName))])),
            resource: index.fields[place].uid, attributes: .empty, entities: index.lowered.entities,
            open: [.principal, .identity, .resource, .context])
        let evaluation = index.conditions.evaluation(facts)
        var (grants, forbids): ([(FormSet, RevealProspect.Part)], [(FormSet, RevealProspect.Part)]) = ([], [])
        let rules = index.ruleRows.rules(roles: roles, purpose: purpose, field: place)
        for number in 0..<rules.count {
            let rule = index.rules[rules.rule(number)]
            let applies = evaluation.outcomes(rules.rule(number)).applies(.permit)
            guard applies != false else { continue }
            grants.append((rule.forms, RevealProspect.Part(rule, isCertain: applies == true && rule.hours == nil)))
        }
        let against = index.forbidRows.rules(roles: roles, purpose: purpose, field: place)
        for number in 0..<against.count {
            let forbid = index.forbids[against.rule(number)]
            let applies = evaluation.outcomes(index.rules.count + against.rule(number)).applies(.forbid)
            guard applies != false else { continue }
            forbids.append(
                (forbid.forms, RevealProspect.Part(forbid, isCertain: applies == true && forbid.hours == nil)))
        }
        return RevealProspect(
            rungs: index.fields[place].ladder.map { form in
                RevealProspect.Rung(
                    form: form, grants: grants.filter { $0.0.contains(FormSet(form)) }.map(\.1),
                    forbids: forbids.filter { $0.0.contains(FormSet(form)) }.map(\.1))
            })
    }
}

extension RevealProspect.Part {
    fileprivate init(_ rule: RevealIndex.Rule, isCertain: Bool) {
        self.init(
            rule: rule.id, span: rule.span, isCertain: isCertain && rule.grant == nil, isBreakGlass: rule.grant != nil,
            budgets: rule.budgets, obligations: rule.obligations)
    }

    fileprivate init(_ forbid: RevealIndex.Forbid, isCertain: Bool) {
        self.init(
            rule: forbid.id, span: forbid.span, isCertain: isCertain, isBreakGlass: false, budgets: [],
            obligations: [])
    }
}
