import CedarPolicy
import Masking

/// A document made ready for decisions.
final class RevealIndex: Sendable {
    struct Rule: Sendable {
        let id: DocumentName
        let span: SourceSpan?
        let who: NameSelection
        let forms: FormSet
        let mask: FieldMask?
        let budgets: [RevealBudget]
        let obligations: [Obligation]
        /// Those that are still to be looked at when it is decided.
        let required: ObligationKinds
        /// Those of the approvals that are required.
        let approvals: [(role: EntityUID, count: Int)]
        /// Nil where it has none.
        let hours: Hours?
        /// For a break-glass rule, the name of the grant.
        let grant: CedarString?
        /// Whether a condition reads the time.
        let readsTime: Bool
    }

    struct Forbid: Sendable {
        let id: DocumentName
        let span: SourceSpan?
        let forms: FormSet
        let hours: Hours?
        /// Whether a condition reads the time.
        let readsTime: Bool
    }

    struct Hours: Sendable {
        let hours: RevealHours
        let clock: ZoneClock
    }

    struct Field: Sendable {
        let uid: EntityUID
        let ladder: [RevealForm]
        let mask: FieldMask
    }

    let document: RevealDocument
    let lowered: LoweredDocument
    /// The rules, then the break-glass rules.
    let rules: [Rule]
    let forbids: [Forbid]
    let fields: [Field]
    let roles: [CedarString: Int]
    let purposes: [CedarString: Int]
    let fieldPlaces: [FieldName: Int]
    let ruleRows: ScopeRows
    let forbidRows: ScopeRows
    /// Conditions of rules, then of forbids, then the parts of both one by one.
    let conditions: StrictConditions
    /// Where the parts of each begin.
    let ruleParts: [Int]
    let forbidParts: [Int]
    let principalShape: FactShape
    /// Beside tenant and subject, which are strings wherever they are.
    let rowShape: FactShape
    let contextShape: FactShape

    init(_ document: RevealDocument) throws(RevealPolicyError) {
        let faults = document.check()
        guard faults.isEmpty else { throw RevealPolicyError(faults) }
        let resolution = DocumentResolution(document)
        let lowered = try LoweredDocument(document)
        self.document = document
        self.lowered = lowered
        let clocks = try Self.clocks(document)
        func hours(_ hours: RevealHours?) -> Hours? {
            hours.flatMap { hours in clocks[hours.zone].map { Hours(hours: hours, clock: $0) } }
        }
        rules =
            document.rules.map { Rule($0, hours($0.during)) }
            + document.breakGlass.map { Rule(breakGlass: $0) }
        forbids = document.forbids.map {
            Forbid(
                id: $0.id, span: $0.span.span, forms: FormSet($0.forms), hours: hours($0.during),
                readsTime: [$0.when, $0.unless].contains { $0?.expression.readsTime ?? false })
        }
        fields = document.fields.map {
            Field(
                uid: EntityTypes.field($0.name), ladder: resolution.ladder(of: $0.fieldClass),
                mask: resolution.mask(of: $0.fieldClass))
        }
        roles = Dictionary(uniqueKeysWithValues: document.roles.enumerated().map { (CedarString($1.name.text), $0) })
        purposes = Dictionary(
            uniqueKeysWithValues: document.purposes.enumerated().map { (CedarString($1.name.text), $0) })
        fieldPlaces = Dictionary(uniqueKeysWithValues: document.fields.enumerated().map { ($1.name, $0) })
        ruleRows = resolution.rows(
            document.rules.map { ($0.who, $0.purposes, $0.classes) }
                + document.breakGlass.map { ($0.who, .any, $0.classes) })
        forbidRows = resolution.rows(document.forbids.map { ($0.who, $0.purposes, $0.classes) })
        let all = lowered.rules + lowered.forbids
        conditions = StrictConditions(
            all.map(\.compiled) + all.flatMap { $0.parts.map { [Condition(.when, $0.expression)] } })
        var starts = [all.count]
        for lowered in all { starts.append(starts[starts.count - 1] + lowered.parts.count) }
        ruleParts = Array(starts[..<rules.count])
        forbidParts = Array(starts[rules.count..<all.count])
        guard let principal = FactShape(entityType: EntityTypes.principal, in: lowered.schema),
            let row = FactShape(
                entityType: EntityTypes.field, without: [SuppliedNames.tenant, SuppliedNames.subject],
                in: lowered.schema),
            let context = FactShape(contextOf: EntityTypes.anyAction, without: SuppliedNames.clock, in: lowered.schema)
        else { throw RevealPolicyError(.invalidDocument, "the schema lacks an entity type") }
        (principalShape, rowShape, contextShape) = (principal, row, context)
    }

    private static func clocks(_ document: RevealDocument) throws(RevealPolicyError) -> [DocumentName: ZoneClock] {
        var clocks: [DocumentName: ZoneClock] = [:]
        for hours in document.rules.map(\.during) + document.forbids.map(\.during) {
            guard let hours, clocks[hours.zone] == nil else { continue }
            guard let clock = ZoneClock(hours.zone.text) else {
                throw RevealPolicyError(
                    .unknownName, "there is no such zone: take one of the IANA database, such as Europe/Berlin",
                    span: hours.zone.span)
            }
            clocks[hours.zone] = clock
        }
        return clocks
    }
}

extension RevealIndex.Rule {
    fileprivate init(_ rule: RevealRule, _ hours: RevealIndex.Hours?) {
        id = rule.id
        span = rule.span.span
        who = rule.who
        forms = FormSet(rule.forms)
        mask = rule.mask
        budgets = rule.budgets
        obligations = rule.obligations
        required = ObligationKinds(rule.obligations.map(\.kind))
        approvals = rule.obligations.compactMap {
            if case .approval(let role, let count) = $0 { (EntityTypes.role(role), count) } else { nil }
        }
        self.hours = hours
        grant = nil
        readsTime = [rule.when, rule.unless].contains { $0?.expression.readsTime ?? false }
    }

    /// A reason and approvals were asked for when the grant was made.
    fileprivate init(breakGlass rule: BreakGlassRule) {
        id = rule.id
        span = rule.span.span
        who = rule.who
        forms = FormSet(rule.forms)
        mask = nil
        budgets = rule.budgets
        obligations = rule.obligations
        required = ObligationKinds(rule.obligations.map(\.kind)).subtracting([.reason, .approval])
        approvals = []
        hours = nil
        grant = CedarString(rule.id.text)
        readsTime = false
    }
}

extension RevealIndex.Hours {
    func contain(_ milliseconds: Int64) -> Bool {
        let (day, minute) = clock.read(milliseconds)
        return hours.contains(day: day, minute: minute)
    }
}
