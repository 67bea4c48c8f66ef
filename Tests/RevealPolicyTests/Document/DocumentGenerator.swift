import CedarPolicy
import RevealPolicy
import TestSupport

/// Makes documents without faults, each from a seed.
struct DocumentGenerator: RandomNumberGenerator {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { random.next() }

    // MARK: Small things

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func often() -> Bool { number(0...2) > 0 }
    mutating func one<T>(of values: [T]) -> T { values[number(0...(values.count - 1))] }
    mutating func some<T: Hashable>(of values: [T]) -> [T] {
        let count = number(1...min(3, values.count))
        return Array(values.shuffled(using: &self).prefix(count))
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "Z", "9", " ", ": ", "#", "'", "\"", "\\", "\n", "\t", "ä", "日", "👩‍🚀", "-", ",", "{", "]", "\u{202E}",
            "no",
        ]
        return "x" + (0..<number(0...6)).map { _ in one(of: pieces) }.joined()
    }

    private mutating func names(_ prefix: String) -> [DocumentName] {
        let odd = ["no", "null", "true", "1", "0x1F", "y", "1.5", "a.b"]
        let names = (0..<number(1...5)).map { "\(prefix)-\($0)" } + (often() ? [] : ["\(one(of: odd)).\(prefix)"])
        return names.map { DocumentName($0) }
    }

    private mutating func selection(_ names: [DocumentName]) -> NameSelection {
        often() ? .only(some(of: names)) : .any
    }

    private mutating func seconds() -> Int {
        one(of: [1, 59, 60, 90, 3600, 3601, 86400, 7 * 86400, 366 * 86400])
    }

    private mutating func condition() throws -> RevealCondition? {
        let texts = [
            "true", "principal == principal", "context.purpose == \"a: b #c\" && !context.breakGlass",
            "if resource has tenant then resource.tenant like \"a*'b\\*\" else false", "[1, -2, 3].contains(4)",
            "ip(\"10.0.0.0/8\").isInRange(ip(\"::/0\")) || \"\\n\\t\\\"\" == \"ä\u{301}\"",
            "{a: 1, \"b c\": 2} has \"b c\"",
            "principal in [Role::\"x\"] && context[\"a b\"] <= 3 * -(4 - 5)",
        ]
        return often() ? RevealCondition(try Expr(cedar: one(of: texts))) : nil
    }

    private mutating func hours() -> RevealHours? {
        guard !often() else { return nil }
        let start = number(0...1439)
        let end = one(of: [start == 0 ? 1 : start, 1440, number(1...1440)])
        let zone: DocumentName = one(of: ["Europe/Berlin", "UTC", "America/New_York"])
        return RevealHours(
            Set(some(of: Weekday.allCases)), from: start, until: end == start ? (start == 1 ? 2 : 1) : end, zone: zone)
    }

    private mutating func budgets() -> [RevealBudget] {
        guard often() else { return [] }
        let scopes = some(of: RevealBudget.Scope.allCases)
        return scopes.map { scope in
            RevealBudget(
                one(of: RevealBudget.Unit.allCases), atMost: one(of: [1, 40, 1_000_000_000]), per: scope,
                withinSeconds: seconds())
        }
    }

    private mutating func obligations(_ roles: [DocumentName]) -> [Obligation] {
        guard often() else { return [] }
        return some(of: [
            .reason, .approval(of: one(of: roles), count: number(1...5)), .notify(one(of: roles)),
            .expire(afterSeconds: seconds()),
        ])
    }

    // MARK: Documents

    mutating func document() throws -> RevealDocument {
        let (purposes, roles, classes) = (names("purpose"), names("role"), names("class"))
        var document = RevealDocument("random", version: number(1...Int.max))
        if often() { document.description = text() }
        document.attributes = AttributeTypes(
            principal: attributes(), context: attributes(), row: attributes())
        document.purposes = purposes.map { PurposeDeclaration($0, often() ? text() : "") }
        for (index, role) in roles.enumerated() {
            let parents = index > 0 && often() ? some(of: Array(roles[..<index])) : []
            document.roles.append(RoleDeclaration(role, in: parents, kind: one(of: [nil, .human, .service])))
        }
        for (index, name) in classes.enumerated() {
            let parents = index > 0 && often() ? some(of: Array(classes[..<index])) : []
            let mask = one(of: ["", "full", "keep-last(4)", "email", "regex(\"[0-9]+\", with: \"#\") | full"])
            document.classes.append(
                ClassDeclaration(
                    name, in: parents, ladder: often() ? some(of: RevealForm.allCases) : nil,
                    mask: mask.isEmpty ? nil : try FieldMask(mask)))
        }
        for index in 0..<number(0...5) {
            let name = FieldName(table: one(of: ["t", "crm.t", "a b", "é"]), column: "c\(index)")
            document.fields.append(FieldDeclaration(name, one(of: classes), subject: often() ? "id" : nil))
        }
        for index in 0..<number(0...6) {
            var rule = RevealRule(
                DocumentName("rule-\(index)"), who: selection(roles), purposes: selection(purposes),
                classes: selection(classes), reveal: some(of: RevealForm.allCases))
            (rule.when, rule.unless, rule.during) = (try condition(), try condition(), hours())
            if rule.forms.contains(.masked), often() { rule.mask = try FieldMask("fake(person.latin)") }
            (rule.budgets, rule.obligations) = (budgets(), obligations(roles))
            document.rules.append(rule)
        }
        for index in 0..<number(0...3) {
            var rule = ForbidRule(
                DocumentName("forbid-\(index)"), who: selection(roles), purposes: selection(purposes),
                classes: selection(classes), forms: often() ? some(of: RevealForm.allCases) : RevealForm.allCases)
            (rule.when, rule.unless, rule.during) = (try condition(), try condition(), hours())
            document.forbids.append(rule)
        }
        for index in 0..<number(0...2) {
            var rule = BreakGlassRule(
                DocumentName("glass-\(index)"), who: selection(roles), classes: selection(classes),
                reveal: some(of: RevealForm.allCases), atMostSeconds: one(of: [1, 1800, 86400, 7 * 86400]))
            (rule.budgets, rule.obligations) = (budgets(), obligations(roles))
            document.breakGlass.append(rule)
        }
        if often() {
            let digests = (0..<number(0...2)).map { DocumentName("0123456789abcdef0123456789abcde\($0)") }
            document.canaries = CanaryDeclaration(digests, notify: often() ? [one(of: roles)] : [])
        }
        if !document.fields.isEmpty { for index in 0..<number(0...3) { document.tests.append(test(index, document)) } }
        return document
    }

    private mutating func test(_ index: Int, _ document: RevealDocument) -> RevealTest {
        let principal = Principal(
            text(), tenant: often() ? text() : nil, roles: some(of: document.roles.map(\.name.text)),
            attributes: record(document.attributes.principal))
        var test = RevealTest(
            DocumentName("\(index) \(text())"), principal: principal, purpose: one(of: document.purposes).name,
            expect: some(of: document.fields.map { DocumentName($0.name.description) }).map {
                ($0, one(of: [.denied, .forbidden] + RevealForm.allCases.map { .form($0) }))
            })
        if often() { test.reason = text() }
        test.milliseconds = Int64(number(0...4_000_000_000_000))
        test.context = record(document.attributes.context)
        let row = record(document.attributes.row)
        test.row = CedarRecord(
            row.names.compactMap { name in row[name].map { (name, $0) } } + [("subject", .string(CedarString(text())))])
        if often() { test.approvals = [DocumentName(text())] }
        if !document.breakGlass.isEmpty, often() { test.breakGlass = one(of: document.breakGlass).id }
        return test
    }

    // MARK: Attributes

    private mutating func attributes(depth: Int = 0) -> [AttributeDeclaration] {
        let names: [DocumentName] = ["a", "b_c", "on", "no", "long", "x1"]
        return (often() ? some(of: names) : []).map {
            AttributeDeclaration($0, type(depth: depth), isOptional: often())
        }
    }

    private mutating func type(depth: Int) -> AttributeType {
        let plain: [AttributeType] = [.string, .long, .bool, .decimal, .datetime, .duration, .ip, .principal]
        guard depth < 3, !often() else { return one(of: plain) }
        return often() ? .set(type(depth: depth + 1)) : .record(attributes(depth: depth + 1))
    }

    private mutating func record(_ declarations: [AttributeDeclaration]) -> CedarRecord {
        CedarRecord(
            declarations.compactMap { declaration in
                declaration.isOptional && !often() ? nil : (CedarString(declaration.name.text), value(declaration.type))
            })
    }

    private mutating func value(_ type: AttributeType) -> CedarValue {
        switch type {
        case .string: .string(CedarString(text()))
        case .long: .long(Int64.random(in: .min ... .max, using: &self))
        case .bool: .bool(often())
        case .decimal: CedarDecimal("-\(number(0...9999)).5").map { .decimal($0) } ?? .bool(false)
        case .datetime: .datetime(CedarDatetime(milliseconds: Int64(number(0...4_000_000_000_000))))
        case .duration: .duration(CedarDuration(milliseconds: Int64(number(-9999...9999))))
        case .ip:
            CedarIPAddress(one(of: ["10.1.2.3", "10.0.0.0/8", "::1", "2001:db8::/32"])).map { .ip($0) } ?? .bool(false)
        case .principal: (try? EntityUID("Principal", text())).map { .entity($0) } ?? .bool(false)
        case .set(let element): .set(CedarSet((0..<number(0...3)).map { _ in value(element) }))
        case .record(let declarations): .record(record(declarations))
        }
    }
}
