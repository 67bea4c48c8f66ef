import CedarPolicy

/// A document as Cedar has it: policies, schema, and the entities that the document itself knows.
struct LoweredDocument {
    /// The policies: for each rule and form one, for each forbid one.
    let policies: PolicySet
    let schema: Schema
    let schemaText: String
    /// Roles, classes and fields.
    let entities: Entities
    /// Of the rules, then of the break-glass rules.
    let rules: [LoweredCondition]
    let forbids: [LoweredCondition]
    /// The zones whose clocks are looked at.
    let zones: [String]

    /// - Throws: `invalidCondition` with all conditions that do not fit the declared attributes; `unknownName`.
    init(_ document: RevealDocument) throws(RevealPolicyError) {
        var faults: [RevealPolicyError.Fault] = []
        let (rules, forbids) = Self.conditions(document)
        (self.rules, self.forbids) = (rules, forbids)
        var zones: [String] = []
        for hours in document.rules.map(\.during) + document.forbids.map(\.during) {
            if let hours, !zones.contains(hours.zone.text) { zones.append(hours.zone.text) }
        }
        self.zones = zones
        let scope = ConditionScope(document)
        for condition in document.conditions { scope.check(condition, &faults) }
        schemaText = DocumentSchema.text(of: document, zones: zones)
        do throws(CedarPolicyError) {
            schema = try Schema(schemaText)
        } catch {
            throw RevealPolicyError(
                .invalidDocument, "the attributes that are declared are no Cedar schema: \(error.message)")
        }
        let validator = Validator(schema: schema)
        var policies = PolicySet()
        for lowered in Self.policies(document, rules, forbids) {
            do throws(CedarPolicyError) {
                for policy in lowered.policies { try policies.add(policy) }
            } catch {
                faults.append(.init(.invalidCondition, error.message, span: error.diagnostics[0].span ?? lowered.span))
                continue
            }
            // All policies of a rule have the same conditions.
            guard let policy = lowered.policies.first else { continue }
            for finding in validator.validate(policy).errors {
                faults.append(.init(.invalidCondition, finding.message, span: finding.span ?? lowered.span))
            }
        }
        self.policies = policies
        do throws(CedarPolicyError) {
            entities = try Entities(Self.entities(document))
        } catch {
            throw RevealPolicyError(.limitExceeded, "the roles, classes and fields: \(error.message)")
        }
        guard faults.isEmpty else { throw RevealPolicyError(faults) }
    }

    private static func conditions(_ document: RevealDocument) -> ([LoweredCondition], [LoweredCondition]) {
        let optional = OptionalFacts(document.attributes)
        let rules = document.rules.map {
            LoweredCondition(.permit, when: $0.when, unless: $0.unless, during: $0.during, optional: optional)
        }
        let breakGlass = document.breakGlass.map { _ in
            LoweredCondition(.permit, when: nil, unless: nil, during: nil, optional: optional)
        }
        let forbids = document.forbids.map {
            LoweredCondition(.forbid, when: $0.when, unless: $0.unless, during: $0.during, optional: optional)
        }
        return (rules + breakGlass, forbids)
    }

    private static func entities(_ document: RevealDocument) -> [Entity] {
        document.roles.map { Entity(EntityTypes.role($0.name), parents: $0.parents.map(EntityTypes.role)) }
            + document.classes.map {
                Entity(EntityTypes.fieldClass($0.name), parents: $0.parents.map(EntityTypes.fieldClass))
            }
            + document.fields.map {
                Entity(EntityTypes.field($0.name), parents: [EntityTypes.fieldClass($0.fieldClass)])
            }
    }
}

extension LoweredDocument {
    /// The policies that one rule lowers to.
    fileprivate struct Lowered {
        let policies: [Policy]
        let span: SourceSpan?
    }

    fileprivate static func policies(
        _ document: RevealDocument, _ rules: [LoweredCondition], _ forbids: [LoweredCondition]
    ) -> [Lowered] {
        var result: [Lowered] = []
        for (rule, condition) in zip(document.rules, rules) {
            let scope = Scope(rule.who, rule.purposes, rule.classes)
            result.append(
                lowered(
                    rule.id, rule.forms, scope.principal, scope.resource,
                    condition.hours + scope.conditions + condition.conditions, rule.span.span))
        }
        for (rule, condition) in zip(document.breakGlass, rules.dropFirst(document.rules.count)) {
            let grant = Expr(stringLiteral: rule.id.text)
            let isGranted =
                Expr.context[SuppliedNames.breakGlass.string] && Expr.context.has(SuppliedNames.grant.string)
                && Expr.context[SuppliedNames.grant.string] .== grant
            let scope = Scope(rule.who, .any, rule.classes)
            result.append(
                lowered(
                    rule.id, rule.forms, scope.principal, scope.resource,
                    scope.conditions + [Condition(.when, isGranted)] + condition.conditions, rule.span.span))
        }
        for (rule, condition) in zip(document.forbids, forbids) {
            let scope = Scope(rule.who, rule.purposes, rule.classes)
            let policy = Policy(
                id: rule.id.text, effect: .forbid,
                annotations: annotations(rule.id.text, rule.id), principal: scope.principal,
                action: action(rule.forms), resource: scope.resource,
                conditions: condition.hours + scope.conditions + condition.conditions, span: rule.span.span)
            result.append(Lowered(policies: [policy], span: rule.span.span))
        }
        return result
    }

    private static func lowered(
        _ id: DocumentName, _ forms: [RevealForm], _ principal: ScopeConstraint, _ resource: ScopeConstraint,
        _ conditions: [Condition], _ span: SourceSpan?
    ) -> Lowered {
        let policies = forms.map { form in
            Policy(
                id: "\(id.text).\(form.rawValue)", effect: .permit,
                annotations: annotations("\(id.text).\(form.rawValue)", id), principal: principal,
                action: .equal(EntityTypes.action(form)), resource: resource, conditions: conditions, span: span)
        }
        return Lowered(policies: policies, span: span)
    }

    private static func annotations(_ policy: String, _ rule: DocumentName) -> [Annotation] {
        [
            Annotation(name: "id", value: CedarString(policy)),
            Annotation(name: "rule", value: CedarString(rule.text)),
        ]
    }

    private static func action(_ forms: [RevealForm]) -> ActionConstraint {
        if Set(forms).count == RevealForm.allCases.count { return .any }
        return forms.count == 1
            ? .equal(EntityTypes.action(forms[0])) : .inAny(forms.map { EntityTypes.action($0) })
    }

    /// Whom, what for, and what a rule is about.
    private struct Scope {
        var principal = ScopeConstraint.any
        var resource = ScopeConstraint.any
        var conditions: [Condition] = []

        init(_ who: NameSelection, _ purposes: NameSelection, _ classes: NameSelection) {
            switch who {
            case .any: break
            case .only(let roles) where roles.count == 1: principal = .in(EntityTypes.role(roles[0]))
            case .only(let roles): add(.principal, in: roles.map(EntityTypes.role))
            }
            switch classes {
            case .any: break
            case .only(let classes) where classes.count == 1: resource = .in(EntityTypes.fieldClass(classes[0]))
            case .only(let classes): add(.resource, in: classes.map(EntityTypes.fieldClass))
            }
            guard case .only(let purposes) = purposes else { return }
            let purpose = Expr.context[SuppliedNames.purpose.string]
            let names = purposes.map { Expr(stringLiteral: $0.text) }
            let isOne = names.count == 1 ? purpose .== names[0] : Expr(.set(names)).call(.contains, purpose)
            conditions.append(Condition(.when, isOne))
        }

        private mutating func add(_ variable: Expr, in uids: [EntityUID]) {
            conditions.append(Condition(.when, variable.isIn(Expr(.set(uids.map { .entity($0) })))))
        }
    }
}

extension RevealDocument {
    /// All conditions of rules and forbids.
    var conditions: [RevealCondition] {
        rules.flatMap { [$0.when, $0.unless] }.compactMap(\.self)
            + forbids.flatMap { [$0.when, $0.unless] }.compactMap(\.self)
    }
}
