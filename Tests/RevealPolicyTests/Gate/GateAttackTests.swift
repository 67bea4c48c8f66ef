import CedarPolicy
import RevealPolicy
import TestSupport
import Testing

@Suite("Ways around the gate")
struct GateAttackTests {
    private func condition(_ text: String) throws -> RevealCondition { RevealCondition(try Expr(cedar: text)) }

    private func approved(_ desk: GateDesk, _ call: RevealCall, _ rows: [RevealRow], rule: String) throws
        -> ApprovalRequest
    {
        let wanted = try desk.gate.approvalRequest(
            for: call, fields: [DeskFields.email], rows: rows, form: .clear, rule: rule, expires: .max)
        for lead in ["lia", "leo"] {
            try desk.approvals.approve(wanted, by: Principal(lead, tenant: "acme", roles: ["lead"]))
        }
        return wanted
    }

    /// What is the same for all rows with approvals, and depends on the row without them.
    @Test("An approval of another rule does not show the rows of others", arguments: [2, 7])
    func approvalOfAnotherRule(count: Int) throws {
        let desk = try GateDesk { document, _ in
            var own = RevealRule("own", who: "agent", purposes: "callback", classes: "email", reveal: [.masked])
            own.when = try condition("context.subjectOfTicket == resource.subject")
            document.rules = [document.rules[4], own]
        }
        let rows = customers(1...count)
        var call = desk.call("callback", reason: "r")
        call.context = ["subjectOfTicket": "c1"]
        let expected = "m" + String(repeating: "-", count: count - 1)
        #expect(try desk.forms(call, [DeskFields.email], rows) == [expected])
        call.approval = try approved(desk, call, rows, rule: "own")
        #expect(try desk.forms(call, [DeskFields.email], rows) == [expected])
        call.approval = try approved(desk, call, rows, rule: "approved-email")
        #expect(try desk.forms(call, [DeskFields.email], rows) == [String(repeating: "c", count: count)])
        #expect(try desk.forms(call, [DeskFields.email], rows) == [expected])
    }

    private func desk(_ change: (inout RevealDocument) -> Void = { _ in }) throws -> GateDesk {
        try GateDesk { document, _ in
            document.breakGlass[0].obligations = [.reason]
            var card = RevealRule("card", who: "employee", purposes: .any, classes: "personal", reveal: [.clear])
            card.obligations = []
            document.rules = [card]
            var wall = ForbidRule("wall", forms: [.clear])
            wall.unless = try condition("context.breakGlass")
            document.forbids = [wall]
            change(&document)
        }
    }

    private func wide(_ desk: GateDesk, by principal: Principal) throws -> RevealCall {
        let grant = try desk.grants.issue(
            GrantRequest(rule: "outage", seconds: 600, reason: "r"), to: principal, under: desk.document)
        return desk.call(by: principal, grant: grant.id)
    }

    @Test("A grant opens nothing but the classes of its rule")
    func grantsOfOtherClasses() throws {
        let desk = try desk()
        let fields = [DeskFields.email, DeskFields.card, DeskFields.note]
        let call = try wide(desk, by: desk.lia)
        #expect(try desk.forms(call, fields, customers([1])) == ["c", "-", "-"])
        #expect(try desk.gate.authorize(call, fields: [DeskFields.card], rows: customers([1])).grant == nil)
    }

    @Test("A grant opens nothing for who has lost the role, and nothing in another tenant")
    func grantsOfOthers() throws {
        let desk = try desk()
        var call = try wide(desk, by: desk.lia)
        call.principal.roles = ["agent"]
        #expect(try desk.forms(call, [DeskFields.email], customers([1])) == ["-"])
        call.principal = Principal("lia", tenant: "globex", roles: ["lead"])
        for tenant in ["globex", nil] {
            call.principal.tenant = tenant
            #expect(
                revealCode { try desk.gate.authorize(call, fields: [DeskFields.email], rows: customers([1])) }
                    == .grantRefused)
        }
    }

    @Test("One field twice, one subject in two rows: counted as what it is, and shown alike")
    func repetition() throws {
        let desk = try GateDesk { document, _ in document.rules.removeAll { $0.id == "tokens" } }
        let fields = [DeskFields.email, DeskFields.email]
        #expect(try desk.forms(desk.call(), fields, customers([1, 1])) == ["mm", "mm"])
        // Two of six calls are gone, and one of four subjects.
        #expect(try desk.forms(desk.call(), fields, customers([2, 3, 4, 5])) == ["----", "----"])
        #expect(try desk.forms(desk.call(), fields, customers([2, 3, 4])) == ["mmm", "mmm"])
        #expect(try desk.forms(desk.call(), fields, customers([1, 1])) == ["--", "--"])
        #expect(try desk.forms(desk.call(), fields, customers([1])) == ["m", "m"])
        #expect(try desk.forms(desk.call(), fields, customers([1])) == ["-", "-"])
    }

    @Test("A document that is replaced, under the same name, gives nobody a new budget")
    func reload() throws {
        var document = try gateDocument()
        document.rules.removeAll { $0.id != "masked-contact" }
        let live = try LivePolicy(document)
        let time = TestClock(1_000_000)
        let gate = try RevealGate(
            { live.engine }, store: LocalBudgetStore(clock: time.clock), digester: SubjectDigester(fixedRoot(1)),
            clock: time.clock)
        let call = RevealCall(Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling")
        func isShown(_ ids: ClosedRange<Int>) throws -> Bool {
            try !gate.authorize(call, fields: [DeskFields.email], rows: customers(ids)).isDenied
        }
        #expect(try isShown(1...4) && !isShown(5...5))
        document.version += 1
        document.rules[0].classes = "personal"
        try live.replace(with: document)
        #expect(try !isShown(5...5) && isShown(4...4))
        document.version += 1
        document.name = "de\u{73}k\u{301}"
        #expect(revealCode { try live.replace(with: document) } != nil)
    }

    @Test("A store that refuses without saying what has refused everything")
    func vagueStore() throws {
        struct Vague: ImmediateBudgetStore {
            let refused: [Int]
            func charge(_ charges: [BudgetCharge]) throws(RevealPolicyError) -> BudgetAnswer {
                BudgetAnswer(refusal: .exhausted(refused), tightest: nil)
            }
            func remaining(_ account: BudgetAccount) throws(RevealPolicyError) -> [BudgetBalance] { [] }
        }
        for refused in [[], [7], [-1, .max]] as [[Int]] {
            let gate = try RevealGate(
                RevealEngine(gateDocument()), store: Vague(refused: refused), digester: SubjectDigester(fixedRoot(1)))
            let call = RevealCall(Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling")
            #expect(try gate.authorize(call, fields: [DeskFields.email], rows: customers(1...6)).isDenied)
        }
    }

    @Test("Strange requests are answered", arguments: [Int64.min, -1, 0, .max])
    func strange(time: Int64) throws {
        let desk = try GateDesk { document, _ in
            document.rules[0].during = RevealHours([.monday], from: 1320, until: 360, zone: "Europe/Berlin")
        }
        desk.time.now = time
        let names = ["", "\0", "\u{1F468}\u{200D}\u{1F469}", String(repeating: "x", count: 20_000)]
        for name in names {
            let principal = Principal(name, tenant: name, roles: [name, "agent", "agent", "agent"])
            let call = RevealCall(principal, purpose: name, reason: name, fulfilling: [.expire])
            let rows = names.map { RevealRow(tenant: $0, subject: $0) }
            let fields = [DeskFields.phone, FieldName(table: name, column: name)]
            let authorization = try desk.gate.authorize(call, fields: fields, rows: rows)
            #expect(authorization.isDenied)
            var known = call
            known.purpose = "ticket-handling"
            #expect(try !desk.gate.authorize(known, fields: fields, rows: [rows[0]]).isDenied)
        }
    }

    @Test("What is written of requests, rows and answers holds neither facts, nor subjects, nor reasons")
    func descriptions() throws {
        let desk = try GateDesk()
        var call = desk.call(reason: "because-of-Q7")
        call.context = ["subjectOfTicket": "secret-fact-Q7"]
        let row = RevealRow(tenant: "acme", subject: "subject-Q7")
        let request = RevealRequest(
            principal: desk.ada, purpose: call.purpose, milliseconds: 0, context: call.context, reason: call.reason)
        let authorization = try desk.gate.authorize(call, fields: [DeskFields.email], rows: [row])
        var dumped = ""
        dump(call, to: &dumped)
        dump(row, to: &dumped)
        dump(request, to: &dumped)
        dump(authorization, to: &dumped)
        for text in ["\(call)", "\(row)", "\(request)", "\(authorization)", String(reflecting: [row]), dumped] {
            #expect(!text.contains("Q7"))
        }
    }
}
