import CedarPolicy
import RevealPolicy
import TestSupport

/// Random documents with few names and small numbers, so that rules meet and conditions contradict each other often.
struct RandomReveals {
    private var random: SplitMix64
    private var offset = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func number(_ range: Range<Int>) -> Int { range.lowerBound + random.below(range.count) }

    private mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    private mutating func pick<Element>(_ all: [Element]) -> Element { random.pick(all) }

    private mutating func some<Element>(_ all: [Element], _ percent: Int) -> [Element] {
        all.filter { _ in chance(percent) }
    }

    // MARK: Documents

    private static let purposes = ["p0", "p1"]
    private static let roles = ["r0", "r1", "r2", "r3"]
    private static let classes = ["c0", "c1", "c2", "c3"]
    private static let words = ["a", "b", "c"]

    /// A name with a place of its own, by which findings can be told apart.
    private mutating func name(_ text: String) -> DocumentName {
        offset += 10
        let start = SourcePosition(line: offset, column: 1, offset: offset)
        return DocumentName(text, span: SourceSpan(start: start, endOffset: offset + 1))
    }

    mutating func document() -> RevealDocument {
        var document = RevealDocument("random", version: 1)
        document.attributes = AttributeTypes(
            principal: [
                AttributeDeclaration("level", .long), AttributeDeclaration("unit", .string, isOptional: true),
            ],
            context: [
                AttributeDeclaration("n", .long), AttributeDeclaration("s", .string), AttributeDeclaration("b", .bool),
                AttributeDeclaration("opt", .long, isOptional: true),
                AttributeDeclaration(
                    "ticket",
                    .record([
                        AttributeDeclaration("id", .string),
                        AttributeDeclaration("state", .string, isOptional: true),
                    ]), isOptional: true),
            ],
            row: [AttributeDeclaration("k", .long), AttributeDeclaration("tag", .string, isOptional: true)])
        document.purposes = Self.purposes.map { PurposeDeclaration(DocumentName($0)) }
        for (index, role) in Self.roles.enumerated() {
            let parents = index > 0 && chance(50) ? [DocumentName(pick(Array(Self.roles[..<index])))] : []
            document.roles.append(RoleDeclaration(DocumentName(role), in: parents))
        }
        for (index, name) in Self.classes.enumerated() {
            let parents = index > 0 && chance(60) ? [DocumentName(pick(Array(Self.classes[..<index])))] : []
            let ladder = chance(60) ? some(RevealForm.allCases, 60) : nil
            document.classes.append(
                ClassDeclaration(self.name(name), in: parents, ladder: ladder?.isEmpty == true ? [.clear] : ladder))
        }
        for index in 0..<5 {
            document.fields.append(
                FieldDeclaration(
                    FieldName(table: "t", column: "f\(index)"), DocumentName(pick(Self.classes))))
        }
        for index in 0..<number(2..<6) {
            let isNarrower = chance(35)
            document.rules.append(
                isNarrower && index > 0
                    ? narrowed(pick(document.rules), "rule\(index)") : rule("rule\(index)"))
        }
        for index in 0..<number(0..<3) { document.forbids.append(forbid("forbid\(index)")) }
        if chance(30) {
            document.breakGlass.append(
                BreakGlassRule(
                    name("emergency"), who: selection(Self.roles, 20), classes: selection(Self.classes, 20),
                    reveal: forms(), atMostSeconds: 60))
        }
        return document
    }

    private mutating func selection(_ names: [String], _ any: Int) -> NameSelection {
        if chance(any) { return .any }
        let names = some(names, 50)
        return .only((names.isEmpty ? ["\(names.first ?? "r0")"] : names).map { DocumentName($0) })
    }

    private mutating func forms() -> [RevealForm] {
        let forms = some(RevealForm.allCases, 45)
        return forms.isEmpty ? [.masked] : forms
    }

    private mutating func rule(_ id: String) -> RevealRule {
        var rule = RevealRule(
            name(id), who: selection(Self.roles, 20), purposes: selection(Self.purposes, 40),
            classes: selection(Self.classes, 25), reveal: forms())
        if chance(50) { rule.when = condition(3) }
        if chance(20) { rule.unless = condition(2) }
        if chance(20) { rule.during = hours() }
        if chance(20) { rule.budgets = [RevealBudget(.calls, atMost: 5, per: .principal, withinSeconds: 60)] }
        if chance(25) { rule.obligations.append(.reason) }
        if chance(20) { rule.obligations.append(.approval(of: DocumentName(pick(Self.roles)), count: number(1..<3))) }
        return rule
    }

    /// A rule that asks for more than another, or for the same.
    private mutating func narrowed(_ other: RevealRule, _ id: String) -> RevealRule {
        var rule = other
        rule.id = name(id)
        let more = expr(1)
        if chance(60) { rule.when = RevealCondition(rule.when.map { $0.expression && more } ?? more) }
        if chance(20) { rule.classes = .only([DocumentName(pick(Self.classes))]) }
        if chance(20) { rule.purposes = .only([DocumentName(pick(Self.purposes))]) }
        if chance(20) { rule.forms = forms() }
        if chance(20) { rule.obligations.append(.reason) }
        return rule
    }

    private mutating func forbid(_ id: String) -> ForbidRule {
        var forbid = ForbidRule(
            name(id), who: selection(Self.roles, 50), purposes: selection(Self.purposes, 60),
            classes: selection(Self.classes, 50), forms: chance(50) ? RevealForm.allCases : forms())
        if chance(70) { forbid.when = condition(2) }
        if chance(30) { forbid.unless = condition(2) }
        if chance(15) { forbid.during = hours() }
        return forbid
    }

    private mutating func hours() -> RevealHours {
        let days = Set(some(Weekday.allCases, 60))
        return RevealHours(days, from: 60 * number(0..<24), until: 60 * number(1..<25), zone: "UTC")
    }

    private mutating func condition(_ depth: Int) -> RevealCondition { RevealCondition(expr(depth)) }

    private mutating func expr(_ depth: Int) -> Expr {
        guard depth > 0, chance(75) else { return atom() }
        return switch number(0..<6) {
        case 0, 1, 2: expr(depth - 1) && expr(depth - 1)
        case 3: expr(depth - 1) || expr(depth - 1)
        case 4: !expr(depth - 1)
        default: atom().then(expr(depth - 1), else: expr(depth - 1))
        }
    }

    private mutating func atom() -> Expr {
        let longs = [
            Expr.context["n"], Expr.context["opt"], Expr.principal["level"], Expr.resource["k"],
            Expr(integerLiteral: Int64(number(0..<4))),
        ]
        let strings = [
            Expr.context["s"], Expr.principal["unit"], Expr.resource["tag"], Expr.context["ticket"]["id"],
            Expr.context["ticket"]["state"], Expr(stringLiteral: pick(Self.words)),
        ]
        let (word, digit) = (Expr(stringLiteral: pick(Self.words)), Expr(integerLiteral: Int64(number(0..<4))))
        switch number(0..<12) {
        case 0: return pick(longs) .< digit
        case 1: return pick(longs) .>= pick(longs)
        case 2: return pick(longs) .== digit
        case 3, 4: return pick(strings) .== word
        case 5: return pick(strings) .!= pick(strings)
        case 6: return Expr(.set([word, Expr(stringLiteral: pick(Self.words))])).call(.contains, pick(strings))
        case 7: return Expr.context["b"]
        case 8:
            return pick([
                Expr.context.has("opt"), Expr.context.has("ticket"), Expr.context.has("ticket", "state"),
                Expr.resource.has("tag"), Expr.principal.has("level"),
            ])
        case 9:
            return chance(50) ? Expr.context["breakGlass"] : Expr.context["purpose"]
                .== Expr(stringLiteral: pick(Self.purposes))
        case 10: return pick(longs) + digit .> digit
        default: return pick(strings).like(Pattern([.scalar("a"), .wildcard]))
        }
    }

    // MARK: Questions

    mutating func question(about document: RevealDocument) -> PlainQuestion {
        func word(_ random: inout Self) -> CedarValue { .string(CedarString(random.pick(Self.words))) }
        func long(_ random: inout Self) -> CedarValue { .long(Int64(random.number(0..<4))) }
        var principal: [(CedarString, CedarValue)] = [("level", long(&self))]
        if chance(60) { principal.append(("unit", word(&self))) }
        var context: [(CedarString, CedarValue)] = [
            ("n", long(&self)), ("s", word(&self)), ("b", .bool(chance(50))),
        ]
        if chance(60) { context.append(("opt", long(&self))) }
        if chance(60) {
            var ticket: [(CedarString, CedarValue)] = [("id", word(&self))]
            if chance(60) { ticket.append(("state", word(&self))) }
            context.append(("ticket", .record(CedarRecord(ticket))))
        }
        var row: [(CedarString, CedarValue)] = [("k", long(&self))]
        if chance(60) { row.append(("tag", word(&self))) }
        var approvals: [String: Int] = [:]
        for role in Self.roles where chance(50) { approvals[role] = number(1..<3) }
        return PlainQuestion(
            roles: Set(some(Self.roles, 40)), principal: CedarRecord(principal), purpose: pick(Self.purposes),
            context: CedarRecord(context), row: CedarRecord(row), day: number(1..<8), minute: number(0..<1440),
            grant: chance(30) ? document.breakGlass.first?.id.text : nil,
            fulfils: Set(some(Obligation.Kind.allCases, 75)), approvals: approvals,
            spent: Set(some(document.rules.filter { !$0.budgets.isEmpty }.map(\.id.text), 50)))
    }
}
