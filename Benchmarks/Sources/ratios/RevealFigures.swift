import CedarPolicy
import Masking
import RevealPolicy

/// Decisions, explanations and plans by documents of 10 and 1,000 rules.
enum RevealFigures {
    static func groups() throws -> [FigureGroup] { [try decisions(), try plans(), try loading()] }

    // MARK: Documents

    /// So many rules and forbids, ten a desk. Each desk has roles, classes and fields of its own; the forbids of the first are
    /// everybody's.
    static func document(rules count: Int) throws -> RevealDocument {
        var document = RevealDocument("desks", version: 1)
        document.attributes = AttributeTypes(
            principal: [.init("clearance", .long)],
            context: [
                .init(
                    "ticket",
                    .record([.init("assignee", .principal), .init("customer", .string), .init("status", .string)]),
                    isOptional: true)
            ],
            row: [.init("sensitivity", .long, isOptional: true)])
        document.purposes = [.init("ticket"), .init("callback"), .init("fraud"), .init("analytics")]
        document.roles = [.init("employee")]
        for desk in 0..<(count / 10) { try add(desk, to: &document) }
        return document
    }

    private static func condition(_ text: String) throws -> RevealCondition { RevealCondition(try Expr(cedar: text)) }

    private static func add(_ desk: Int, to document: inout RevealDocument) throws {
        func name(_ text: String) -> DocumentName { DocumentName("\(text)-\(desk)") }
        document.roles += ["agent", "fraud", "job"].map { .init(name($0), in: ["employee"]) }
        document.roles.append(.init(name("lead"), in: [name("agent")]))
        document.classes += [
            .init(name("personal"), ladder: [.clear, .masked, .tokenized]),
            .init(name("contact"), in: [name("personal")]),
            .init(name("phone"), in: [name("contact")]), .init(name("card"), in: [name("personal")]),
        ]
        for column in 0..<4 {
            document.fields += [
                .init(FieldName(table: "customer\(desk)", column: "contact\(column)"), name("contact"), subject: "id"),
                .init(FieldName(table: "customer\(desk)", column: "phone\(column)"), name("phone"), subject: "id"),
            ]
        }
        document.fields += [
            .init(FieldName(table: "customer\(desk)", column: "card"), name("card"), subject: "id"),
            .init(FieldName(table: "customer\(desk)", column: "note"), name("personal"), subject: "id"),
        ]
        func rule(
            _ id: String, _ who: String, _ purpose: DocumentName, _ about: String, _ forms: [RevealForm],
            _ text: String? = nil
        ) throws {
            var rule = RevealRule(
                name(id), who: .only([name(who)]), purposes: .only([purpose]), classes: .only([name(about)]),
                reveal: forms)
            if let text { rule.when = try condition(text) }
            document.rules.append(rule)
        }
        let own = "context.ticket.assignee == principal && context.ticket.customer == resource.subject"
        try rule("masked", "agent", "ticket", "contact", [.masked], own)
        try rule("phone", "agent", "callback", "phone", [.clear], own + #" && context.ticket.status == "open""#)
        try rule("phone-masked", "agent", "callback", "phone", [.masked], "context.ticket.assignee == principal")
        try rule("lead", "lead", "ticket", "contact", [.clear, .masked], "context.ticket.customer == resource.subject")
        try rule("card", "fraud", "fraud", "card", [.masked])
        try rule("card-clear", "fraud", "fraud", "card", [.clear], "principal.clearance > 2")
        try rule("tokens", "job", "analytics", "personal", [.tokenized])
        try rule("note", "agent", "ticket", "personal", [.tokenized])
        let about: NameSelection = desk == 0 ? .any : .only([name("personal")])
        var wall = ForbidRule(name("wall"), who: desk == 0 ? .any : .only([name("agent")]), classes: about)
        wall.when = try condition("principal.tenant != resource.tenant")
        var clearance = ForbidRule(name("clearance"), classes: about, forms: [.clear])
        clearance.when = try condition("resource.sensitivity > principal.clearance")
        document.forbids += [wall, clearance]
    }

    private static func request(_ purpose: String = "ticket", role: String = "agent-0") -> RevealRequest {
        RevealRequest(
            principal: Principal("ada", tenant: "acme", roles: [role], attributes: ["clearance": 1]), purpose: purpose,
            milliseconds: 1_772_532_000_000,
            context: ["ticket": ["assignee": .principal("ada"), "customer": "c7", "status": "open"]])
    }

    private static let row = RevealRow(tenant: "acme", subject: "c7", facts: ["sensitivity": 1])

    // MARK: Figures

    /// A request and a row stand ready; everything from then on to the form is counted.
    private static func decisions() throws -> FigureGroup {
        let (small, large) = (try RevealEngine(document(rules: 10)), try RevealEngine(document(rules: 1000)))
        let field = FieldName(table: "customer0", column: "contact0")
        // One for each: what a document makes of a request is kept for the first that is asked.
        let (request, otherRequest, row) = (request(), Self.request(), row)
        func check(_ engine: RevealEngine, _ request: RevealRequest) {
            precondition(engine.decide(field, in: row, for: request).form == .masked, "not as it should be")
        }
        check(small, request)
        check(large, otherRequest)
        return FigureGroup(
            name: "reveal.decision",
            subjects: [
                (
                    "reveal.decision.10",
                    .operation { for _ in 0..<$0 { _ = small.decide(field, in: row, for: request).form } }
                ),
                (
                    "reveal.decision.1000",
                    .operation { for _ in 0..<$0 { _ = large.decide(field, in: row, for: otherRequest).form } }
                ),
                (
                    "reveal.explanation.10",
                    .operation { for _ in 0..<$0 { _ = small.explain(field, in: row, for: request).reasons.count } }
                ),
                ("reveal.request", .operation { for _ in 0..<$0 { _ = Self.request().purpose } }),
                (
                    "reveal.row",
                    .operation { for _ in 0..<$0 { _ = RevealRow(tenant: "acme", subject: "c7").tenant } }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "reveal.decision.10.us", value: ns[0] / 1000, unit: "us", target: 1.0),
                    Figure(name: "reveal.decision.1000/10", value: ns[1] / ns[0], unit: "ratio", target: 2.0),
                    Figure(name: "reveal.explanation.10.us", value: ns[2] / 1000, unit: "us", target: 2.0),
                ]
            })
    }

    private static func plans() throws -> FigureGroup {
        let engine = try RevealEngine(document(rules: 10))
        let request = request()
        let fields = engine.document.fields.map(\.name)
        precondition(fields.count == 10, "ten fields")
        let rows = (0..<64).map { RevealRow(tenant: "acme", subject: $0 % 2 == 0 ? "c7" : "c\($0)") }
        let open = FieldName(table: "customer0", column: "contact0")
        // Only who is the ticket's customer is left open.
        let byRow = engine.plan(for: request, known: RevealRow(tenant: "acme"))[open]
        let constant = try withoutForbids().plan(for: Self.request("analytics", role: "job-0"))[open]
        guard let byRow, let constant, byRow.constant == nil, byRow.decide(in: rows[0]).form == .masked,
            constant.constant?.form == .tokenized
        else { preconditionFailure("not as it should be") }
        return FigureGroup(
            name: "reveal.plan",
            subjects: [
                (
                    "reveal.plan.10",
                    .operation { for _ in 0..<$0 { _ = engine.plan(for: request, fields: fields).fields.count } }
                ),
                (
                    "reveal.plan.constant",
                    .operation(unitsPerIteration: 64) { iterations in
                        for _ in 0..<iterations { for row in rows.indices { _ = constant.decide(in: rows[row]).form } }
                    }
                ),
                (
                    "reveal.plan.row",
                    .operation(unitsPerIteration: 64) { iterations in
                        for _ in 0..<iterations { for row in rows.indices { _ = byRow.decide(in: rows[row]).form } }
                    }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "reveal.plan.10.us", value: ns[0] / 1000, unit: "us", target: 50),
                    Figure(name: "reveal.plan.constant.ns", value: ns[1], unit: "ns", target: 25),
                    Figure(name: "reveal.plan.row.ns", value: ns[2], unit: "ns", target: 300),
                ]
            })
    }

    private static func withoutForbids() throws -> RevealEngine {
        var document = try document(rules: 10)
        document.forbids = []
        return try RevealEngine(document)
    }

    private static func loading() throws -> FigureGroup {
        let document = try document(rules: 100)
        return FigureGroup(
            name: "reveal.engine",
            subjects: [("reveal.engine.100", .operation { for _ in 0..<$0 { _ = try RevealEngine(document) } })],
            ratios: { ns in [Figure(name: "reveal.engine.100.ms", value: ns[0] / 1e6, unit: "ms", target: 50)] })
    }
}
