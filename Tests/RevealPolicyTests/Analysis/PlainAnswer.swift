import CedarPolicy
import RevealPolicy

/// A question that ``PlainAnswer`` answers: a request, and what the caller can fulfil.
struct PlainQuestion {
    var roles: Set<String>
    var principal: CedarRecord
    var purpose: String
    var context: CedarRecord
    var row: CedarRecord
    /// Of the local clock, the same in all zones.
    var day: Int
    var minute: Int
    var grant: String?
    var fulfils: Set<Obligation.Kind>
    /// By role, how many have approved.
    var approvals: [String: Int]
    /// Rules whose budgets are spent.
    var spent: Set<String>
}

/// What a document answers, read as it is written: slow, and by no code of the library but the evaluation of Cedar.
struct PlainAnswer {
    private(set) var firing: Set<String> = []
    private(set) var granting: Set<String> = []
    private(set) var grantingForms: [(String, RevealForm)] = []
    private(set) var forbidding: [(name: String, field: String, form: RevealForm)] = []
    private(set) var seen: [(field: String, form: RevealForm, rule: String, classes: [String])] = []
    private let document: RevealDocument
    private let question: PlainQuestion

    init(_ document: RevealDocument, _ question: PlainQuestion) {
        self.document = document
        self.question = question
        var fires: [String: Bool] = [:]
        for rule in document.rules {
            fires[rule.id.text] =
                holds(rule.when) == true && (rule.unless == nil || holds(rule.unless) == false)
                && isWithin(rule.during) && matches(rule.who) && matchesPurpose(rule.purposes)
        }
        for rule in document.breakGlass { fires[rule.id.text] = question.grant == rule.id.text && matches(rule.who) }
        for field in document.fields {
            let classes = Self.closure(field.fieldClass.text) { name in
                document.classes.first { $0.name.text == name }?.parents.map(\.text) ?? []
            }
            let ladder = Self.ladder(of: field.fieldClass.text, document)
            var forbidden: Set<RevealForm> = []
            for forbid in document.forbids
            where matches(forbid.who) && matchesPurpose(forbid.purposes) && Self.matches(forbid.classes, classes)
                && applies(forbid)
            {
                for form in forbid.forms where ladder.contains(form) {
                    forbidden.insert(form)
                    forbidding.append((forbid.id.text, field.name.description, form))
                }
            }
            var isDone = false
            for form in ladder {
                let grants =
                    document.rules.map { ($0.id.text, $0.classes, $0.forms, $0.obligations) }
                    + document.breakGlass.map { ($0.id.text, $0.classes, $0.forms, []) }
                for (id, selection, forms, obligations) in grants
                where fires[id] == true && forms.contains(form) && Self.matches(selection, classes) {
                    firing.insert(id)
                    guard !forbidden.contains(form), !isDone, !question.spent.contains(id), canMeet(obligations) else {
                        continue
                    }
                    isDone = true
                    granting.insert(id)
                    grantingForms.append((id, form))
                    seen.append((field.name.description, form, id, classes.sorted()))
                }
            }
        }
    }

    /// Whether a condition that is said to always come out the same comes out otherwise.
    func brokenConstants(_ name: String, _ isWhen: Bool) -> Bool {
        let conditions =
            document.rules.map { ($0.id.text, $0.when, $0.unless) }
            + document.forbids.map { ($0.id.text, $0.when, $0.unless) }
        guard let (_, when, unless) = conditions.first(where: { $0.0 == name }) else { return false }
        return isWhen ? holds(when) != true : holds(unless) != false
    }

    // MARK: Scope

    private func matches(_ who: NameSelection) -> Bool {
        guard case .only(let names) = who else { return true }
        let all = question.roles.reduce(into: Set<String>()) { all, role in
            all.formUnion(
                Self.closure(role) { name in
                    document.roles.first { $0.name.text == name }?.parents.map(\.text) ?? []
                })
        }
        return names.contains { all.contains($0.text) }
    }

    private func matchesPurpose(_ purposes: NameSelection) -> Bool {
        guard case .only(let names) = purposes else { return true }
        return names.contains { $0.text == question.purpose }
    }

    private static func matches(_ selection: NameSelection, _ classes: Set<String>) -> Bool {
        guard case .only(let names) = selection else { return true }
        return names.contains { classes.contains($0.text) }
    }

    private static func closure(_ name: String, _ parents: (String) -> [String]) -> Set<String> {
        parents(name).reduce(into: [name]) { $0.formUnion(closure($1, parents)) }
    }

    private static func ladder(of name: String, _ document: RevealDocument) -> [RevealForm] {
        guard let declaration = document.classes.first(where: { $0.name.text == name }) else { return [] }
        if let ladder = declaration.ladder { return ladder }
        return declaration.parents.first.map { ladder(of: $0.text, document) } ?? RevealForm.allCases
    }

    private func canMeet(_ obligations: [Obligation]) -> Bool {
        obligations.allSatisfy { obligation in
            guard question.fulfils.contains(obligation.kind) else { return false }
            guard case .approval(of: let role, let count) = obligation else { return true }
            let below = document.roles.filter { declaration in
                Self.closure(declaration.name.text) { name in
                    document.roles.first { $0.name.text == name }?.parents.map(\.text) ?? []
                }.contains(role.text)
            }
            return below.reduce(0) { $0 + question.approvals[$1.name.text, default: 0] } >= count
        }
    }

    private func isWithin(_ hours: RevealHours?) -> Bool {
        guard let hours else { return true }
        if hours.end > hours.start {
            return hours.days.contains { $0.rawValue == question.day } && question.minute >= hours.start
                && question.minute < hours.end
        }
        let yesterday = question.day == 1 ? 7 : question.day - 1
        return hours.days.contains { $0.rawValue == question.day } && question.minute >= hours.start
            || hours.days.contains { $0.rawValue == yesterday } && question.minute < hours.end
    }

    // MARK: Conditions

    /// What a condition comes to; nil where it fails, or where a fact is missing that it does not ask for. True without one.
    private func holds(_ condition: RevealCondition?) -> Bool? {
        guard let condition else { return true }
        var (read, asked): ([[String]], Set<[String]>) = ([], [])
        Self.visit(condition.expression) { expr in
            if case .has(let operand, let names) = expr.kind, let path = Self.path(operand) {
                for count in 1...names.count { asked.insert(path + names.prefix(count).map(\.string)) }
            } else if let path = Self.path(expr), path.count > 1 {
                read.append(path)
            }
        }
        for path in read where !asked.contains(path) && !isThere(path) { return nil }
        return evaluate(condition.expression)
    }

    private func applies(_ forbid: ForbidRule) -> Bool {
        if let when = forbid.when, holds(when) == false { return false }
        if let unless = forbid.unless, holds(unless) == true { return false }
        return isWithin(forbid.during)
    }

    private var facts: CedarRecord {
        var facts: [(CedarString, CedarValue)] = [
            ("purpose", .string(CedarString(question.purpose))), ("breakGlass", .bool(question.grant != nil)),
        ]
        if let grant = question.grant { facts.append(("grant", .string(CedarString(grant)))) }
        for name in question.context.names { if let value = question.context[name] { facts.append((name, value)) } }
        return CedarRecord(facts)
    }

    private func isThere(_ path: [String]) -> Bool {
        var value: CedarValue? =
            switch path[0] {
            case "principal": .record(question.principal)
            case "context": .record(facts)
            default: .record(question.row)
            }
        for name in path.dropFirst() {
            guard case .record(let record) = value else { return false }
            value = record[name]
        }
        return value != nil
    }

    private func evaluate(_ expr: Expr) -> Bool? {
        guard let type = try? QualifiedName("Thing") else { return nil }
        let (somebody, field) = (EntityUID(type: type, id: "p"), EntityUID(type: type, id: "f"))
        let policy = Policy(id: "c", effect: .permit, conditions: [Condition(.when, expr)])
        guard let policies = try? PolicySet([policy]),
            let entities = try? Entities([
                Entity(somebody, attributes: question.principal), Entity(field, attributes: question.row),
            ])
        else { return nil }
        let request = Request(principal: somebody, action: somebody, resource: field, context: facts)
        let answer = ReferenceAnswer(policies, request, entities)
        return answer.errors.isEmpty ? answer.decision == .allow : nil
    }

    private static func path(_ expr: Expr) -> [String]? {
        switch expr.kind {
        case .variable(let root): [root.rawValue]
        case .attribute(let operand, let name): path(operand).map { $0 + [name.string] }
        default: nil
        }
    }

    private static func visit(_ expr: Expr, _ body: (Expr) -> Void) {
        body(expr)
        switch expr.kind {
        case .not(let a), .negate(let a), .has(let a, _), .like(let a, _), .attribute(let a, _), .is(let a, _, _):
            visit(a, body)
        case .and(let all), .or(let all), .set(let all), .function(_, let all): for one in all { visit(one, body) }
        case .binary(_, let a, let b):
            visit(a, body)
            visit(b, body)
        case .ifThenElse(let a, let b, let c): for one in [a, b, c] { visit(one, body) }
        case .method(let a, _, let all): for one in [a] + all { visit(one, body) }
        case .literal, .variable, .record: break
        }
    }
}
