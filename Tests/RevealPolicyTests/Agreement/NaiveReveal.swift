import CedarPolicy
import Foundation

@testable import RevealPolicy

/// Decides by the words of the documentation: slow, without lowering, index or compilation. Only single expressions are Cedar's.
final class NaiveReveal {
    let document: RevealDocument
    private var policies: [Expr: PolicySet] = [:]

    init(_ document: RevealDocument) { self.document = document }

    /// The candidates, or why there are none, as text.
    func decide(_ field: FieldName, in row: RevealRow, for request: RevealRequest) throws -> String {
        guard let declaration = document.fields.first(where: { $0.name == field }) else { return "unknownField" }
        guard document.purposes.contains(where: { $0.name.text == request.purpose }) else { return "unknownPurpose" }
        guard isValid(request, row) else { return "invalidFacts" }
        let facts = try Facts(document, declaration, row, request)
        func about(_ who: NameSelection, _ purposes: NameSelection, _ classes: NameSelection) -> Bool {
            isAbout(who, request.principal.roles.flatMap(roles(above:)))
                && isAbout(purposes, [request.purpose]) && isAbout(classes, self.classes(above: declaration.fieldClass))
        }
        typealias Grant = (id: String, forms: [RevealForm], budgets: Int, unmet: Set<Obligation.Kind>)
        var grants: [Grant] = []
        for rule in document.rules where about(rule.who, rule.purposes, rule.classes) {
            guard try holds(rule.when, facts), try !fails(rule.unless, facts), isWithin(rule.during, request) else {
                continue
            }
            grants.append((rule.id.text, rule.forms, rule.budgets.count, unmet(rule.obligations, request)))
        }
        for rule in document.breakGlass where about(rule.who, .any, rule.classes) && request.grant == rule.id.text {
            let later = rule.obligations.filter { $0.kind == .notify || $0.kind == .expire }
            grants.append((rule.id.text, rule.forms, rule.budgets.count, unmet(later, request)))
        }
        var forbidden: Set<RevealForm> = []
        for forbid in document.forbids where about(forbid.who, forbid.purposes, forbid.classes) {
            if try forbids(forbid, facts, request) { forbidden.formUnion(forbid.forms) }
        }
        let ladder = ladder(of: declaration.fieldClass)
        var candidates: [String] = []
        for form in ladder where !forbidden.contains(form) {
            for grant in grants where grant.forms.contains(form) && grant.unmet.isEmpty {
                candidates.append("\(form.rawValue) by \(grant.id)")
                if grant.budgets == 0 { return candidates.joined(separator: ", ") }
            }
        }
        if !candidates.isEmpty { return candidates.joined(separator: ", ") }
        let unmet = grants.filter { grant in ladder.contains { grant.forms.contains($0) && !forbidden.contains($0) } }
            .reduce(into: Set()) { $0.formUnion($1.unmet) }
        if !unmet.isEmpty { return "obligationNotMet \(unmet.map(\.rawValue).sorted())" }
        let isForbidden =
            ladder.allSatisfy(forbidden.contains)
            || grants.contains { $0.forms.contains { forbidden.contains($0) && ladder.contains($0) } }
        return isForbidden ? "forbidden" : "notPermitted"
    }

    // MARK: Names

    private func roles(above name: String) -> [String] {
        guard let role = document.roles.first(where: { $0.name.text == name }) else { return [] }
        return [name] + role.parents.flatMap { roles(above: $0.text) }
    }

    private func classes(above name: DocumentName) -> [String] {
        guard let declared = document.classes.first(where: { $0.name == name }) else { return [] }
        return [name.text] + declared.parents.flatMap(classes(above:))
    }

    private func isAbout(_ selection: NameSelection, _ names: [String]) -> Bool {
        switch selection {
        case .any: true
        case .only(let selected): selected.contains { names.contains($0.text) }
        }
    }

    private func ladder(of name: DocumentName) -> [RevealForm] {
        var level = [name]
        while !level.isEmpty {
            let declared = level.compactMap { name in document.classes.first { $0.name == name } }
            if let ladder = declared.compactMap(\.ladder).first { return ladder }
            level = declared.flatMap(\.parents)
        }
        return [.clear, .masked, .tokenized, .encrypted]
    }

    // MARK: Conditions

    /// The facts of one question.
    private struct Facts {
        let request: Request
        let entities: Entities
        let principal: CedarRecord
        let row: CedarRecord
        let context: CedarRecord

        init(
            _ document: RevealDocument, _ field: FieldDeclaration, _ row: RevealRow, _ request: RevealRequest
        ) throws {
            func all(_ record: CedarRecord, _ more: [(CedarString, CedarValue?)]) -> CedarRecord {
                CedarRecord(
                    record.names.map { ($0, record[$0] ?? 0) }
                        + more.compactMap { name, value in value.map { (name, $0) } })
            }
            func text(_ string: String?) -> CedarValue? { string.map { .string(CedarString($0)) } }
            principal = all(request.principal.attributes, [("tenant", text(request.principal.tenant))])
            self.row = all(row.facts, [("tenant", text(row.tenant)), ("subject", text(row.subject))])
            context = all(
                request.context,
                [
                    ("purpose", text(request.purpose)), ("reason", text(request.reason)),
                    ("now", .datetime(CedarDatetime(milliseconds: request.milliseconds))),
                    ("approvals", .set(CedarSet(request.approvals.map { .principal($0.id) }))),
                    ("breakGlass", .bool(request.grant != nil)),
                ])
            let who = try EntityUID("Principal", request.principal.id)
            let what = try EntityUID("Field", field.name.description)
            let roles = try document.roles.map { role in
                Entity(
                    try EntityUID("Role", role.name.text),
                    parents: try role.parents.map { try EntityUID("Role", $0.text) })
            }
            let classes = try document.classes.map { one in
                Entity(
                    try EntityUID("Class", one.name.text),
                    parents: try one.parents.map { try EntityUID("Class", $0.text) })
            }
            entities = try Entities(
                roles + classes + [
                    Entity(
                        who, attributes: principal,
                        parents: try request.principal.roles.map { try EntityUID("Role", $0) }),
                    Entity(what, attributes: self.row, parents: [try EntityUID("Class", field.fieldClass.text)]),
                ])
            self.request = Request(
                principal: who, action: try EntityUID("Action", "any"), resource: what, context: context)
        }
    }

    /// Nil where it cannot be evaluated.
    private func value(_ expr: Expr, _ facts: Facts) throws -> Bool? {
        let policies = try policies[expr] ?? PolicySet([Policy.permit("it").when(expr)])
        self.policies[expr] = policies
        let answer = ReferenceAnswer(policies, facts.request, facts.entities)
        return answer.errors.isEmpty ? answer.decision == .allow : nil
    }

    /// Of a rule: a fact that is missing, or an error, does not grant.
    private func holds(_ condition: RevealCondition?, _ facts: Facts) throws -> Bool {
        guard let expr = condition?.expression else { return true }
        return try !lacks(expr, facts) && value(expr, facts) == true
    }

    private func fails(_ condition: RevealCondition?, _ facts: Facts) throws -> Bool {
        guard let expr = condition?.expression else { return false }
        return try lacks(expr, facts) || value(expr, facts) != false
    }

    private func forbids(_ forbid: ForbidRule, _ facts: Facts, _ request: RevealRequest) throws -> Bool {
        guard isWithin(forbid.during, request) else { return false }
        if let expr = forbid.when?.expression, try !lacks(expr, facts) {
            switch try value(expr, facts) {
            case false: return false
            case nil: return true
            default: break
            }
        }
        guard let expr = forbid.unless?.expression, try !lacks(expr, facts) else { return true }
        return try value(expr, facts) != true
    }

    /// Whether an optional fact is missing that a condition reads, and does not ask for.
    private func lacks(_ expr: Expr, _ facts: Facts) throws -> Bool {
        let asked = self.asked(expr)
        return reads(expr).contains { path in
            !asked.contains(path.joined(separator: ".")) && isOptional(path) && !isThere(path, facts)
        }
    }

    private func path(_ expr: Expr) -> [String]? {
        switch expr.kind {
        case .variable(let variable): [variable.rawValue]
        case .attribute(let base, let name): path(base).map { $0 + [name.string] }
        default: nil
        }
    }

    private func reads(_ expr: Expr) -> [[String]] {
        var result = expr.children.flatMap(reads)
        if case .attribute = expr.kind, let path = path(expr) { result.append(path) }
        return result
    }

    private func asked(_ expr: Expr) -> Set<String> {
        var result = Set(expr.children.flatMap(asked))
        if case .has(let base, let names) = expr.kind, let base = path(base) {
            for count in 1...names.count {
                result.insert((base + names.prefix(count).map(\.string)).joined(separator: "."))
            }
        }
        return result
    }

    private static let suppliedOptional: Set<String> = [
        "principal.tenant", "resource.tenant", "resource.subject", "context.reason",
    ]

    private func isOptional(_ path: [String]) -> Bool {
        if path.count == 2, Self.suppliedOptional.contains(path.joined(separator: ".")) { return true }
        let attributes = document.attributes
        var declared =
            ["principal": attributes.principal, "context": attributes.context, "resource": attributes.row][
                path[0]] ?? []
        for (step, name) in path.enumerated().dropFirst() {
            guard let attribute = declared.first(where: { $0.name.text == name }) else { return name == "tenant" }
            if step == path.count - 1 { return attribute.isOptional }
            switch attribute.type {
            case .record(let members): declared = members
            case .principal: declared = attributes.principal
            default: return false
            }
        }
        return false
    }

    private func isThere(_ path: [String], _ facts: Facts) -> Bool {
        var record: CedarRecord? = ["principal": facts.principal, "context": facts.context, "resource": facts.row][
            path[0]]
        for (step, name) in path.enumerated().dropFirst() {
            guard let value = record?[name] else { return false }
            if step == path.count - 1 { return true }
            switch value {
            case .record(let next): record = next
            case .entity(let uid): record = uid == facts.request.principal ? facts.principal : nil
            default: return false
            }
        }
        return true
    }

    private func isWithin(_ hours: RevealHours?, _ request: RevealRequest) -> Bool {
        guard let hours else { return true }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: hours.zone.text) ?? .gmt
        let date = Date(timeIntervalSince1970: (Double(request.milliseconds) / 1000).rounded(.down))
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: date)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        // Sunday is 1 in Foundation.
        let today = Weekday(rawValue: ((parts.weekday ?? 1) + 5) % 7 + 1) ?? .monday
        let yesterday = Weekday(rawValue: ((parts.weekday ?? 1) + 4) % 7 + 1) ?? .monday
        if hours.start < hours.end {
            return hours.days.contains(today) && hours.start <= minute && minute < hours.end
        }
        return hours.days.contains(today) && minute >= hours.start
            || hours.days.contains(yesterday) && minute < hours.end
    }

    // MARK: Obligations and facts

    private func unmet(_ obligations: [Obligation], _ request: RevealRequest) -> Set<Obligation.Kind> {
        Set(
            obligations.filter { obligation in
                guard request.parts.fulfilling.kinds.contains(obligation.kind) else { return true }
                switch obligation {
                case .reason: return request.reason?.allSatisfy(\.isWhitespace) ?? true
                case .approval(let role, let count):
                    let others = request.approvals.filter { approver in
                        approver.id != request.principal.id
                            && approver.roles.contains { roles(above: $0).contains(role.text) }
                    }
                    return Set(others.map(\.id)).count < count
                default: return false
                }
            }
            .map(\.kind))
    }

    private func isValid(_ request: RevealRequest, _ row: RevealRow) -> Bool {
        if let grant = request.grant, !document.breakGlass.contains(where: { $0.id.text == grant }) { return false }
        return isValid(request.principal.attributes, document.attributes.principal)
            && isValid(request.context, document.attributes.context) && isValid(row.facts, document.attributes.row)
    }

    private func isValid(_ record: CedarRecord, _ declared: [AttributeDeclaration]) -> Bool {
        for name in record.names {
            guard let attribute = declared.first(where: { $0.name.text == name.string }), let value = record[name],
                isValid(value, attribute.type)
            else { return false }
        }
        return declared.allSatisfy { $0.isOptional || record[$0.name.text] != nil }
    }

    private func isValid(_ value: CedarValue, _ type: AttributeType) -> Bool {
        switch (value, type) {
        case (.string, .string), (.long, .long), (.bool, .bool), (.decimal, .decimal), (.datetime, .datetime),
            (.duration, .duration), (.ip, .ip):
            true
        case (.entity(let uid), .principal): "\(uid.type)" == "Principal"
        case (.set(let set), .set(let element)): set.values.allSatisfy { isValid($0, element) }
        case (.record(let record), .record(let members)): isValid(record, members)
        default: false
        }
    }
}
