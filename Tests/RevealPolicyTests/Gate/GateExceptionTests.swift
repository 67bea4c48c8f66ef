import Masking
import RevealPolicy
import TestSupport
import Testing

@Suite("The gate and approvals, grants, canaries")
struct GateExceptionTests {
    private let leads = ["lia", "leo"].map { Principal($0, tenant: "acme", roles: ["lead"]) }
    private let guards = ["sam", "sue"].map { Principal($0, roles: ["security"]) }

    private func approved(
        _ desk: GateDesk, _ call: RevealCall, _ fields: [FieldName], _ rows: [RevealRow], form: RevealForm = .clear,
        rule: String = "approved-email"
    ) throws -> ApprovalRequest {
        let wanted = try desk.gate.approvalRequest(
            for: call, fields: fields, rows: rows, form: form, rule: rule, expires: desk.time.now + 60_000)
        for lead in leads { try desk.approvals.approve(wanted, by: lead) }
        return wanted
    }

    @Test("What was approved is shown, once")
    func approval() throws {
        let desk = try GateDesk()
        let (fields, rows) = ([DeskFields.email], customers(1...2))
        #expect(try desk.forms(desk.call("callback", reason: "call 17"), fields, rows) == ["tt"])
        var call = desk.call("callback", reason: "call 17")
        call.approval = try approved(desk, call, fields, rows)
        let authorization = try desk.gate.authorize(call, fields: fields, rows: rows)
        #expect(authorization.columns[0].outcome(inRow: 1).form == .clear)
        #expect(authorization.approvers == ["lia", "leo"])
        #expect(authorization.obligations == [.notify("security")])
        #expect(desk.observer.take().map(\.kind) == [.notify])
        let again = try desk.gate.authorize(call, fields: fields, rows: rows)
        #expect(again.columns[0].outcome(inRow: 1).form == .tokenized && again.approvers.isEmpty)
    }

    @Test("An approval serves no other request")
    func otherRequests() throws {
        let desk = try GateDesk()
        let (fields, rows) = ([DeskFields.email], customers(1...2))
        let call = desk.call("callback", reason: "call 17")
        let approval = try approved(desk, call, fields, rows)
        func code(_ change: (inout RevealCall) -> Void, _ fields: [FieldName], _ rows: [RevealRow]) -> RevealPolicyError
            .Code?
        {
            var changed = call
            changed.approval = approval
            change(&changed)
            return revealCode { try desk.gate.authorize(changed, fields: fields, rows: rows) }
        }
        #expect(code({ $0.purpose = "ticket-handling" }, fields, rows) == .approvalRefused)
        #expect(code({ $0.reason = "call 18" }, fields, rows) == .approvalRefused)
        #expect(code({ $0.reason = nil }, fields, rows) == .approvalRefused)
        #expect(code({ $0.principal.id = "eve" }, fields, rows) == .approvalRefused)
        #expect(code({ $0.principal.tenant = "globex" }, fields, rows) == .approvalRefused)
        #expect(code({ _ in }, fields + [DeskFields.phone], rows) == .approvalRefused)
        #expect(code({ _ in }, [DeskFields.phone], rows) == .approvalRefused)
        #expect(code({ _ in }, fields, customers(1...3)) == .approvalRefused)
        #expect(code({ _ in }, fields, customers([1])) == .approvalRefused)
        #expect(code({ _ in }, fields, rows + [RevealRow(tenant: "acme")]) == .approvalRefused)
        #expect(
            code({ _ in }, fields, rows.map { RevealRow(tenant: "globex", subject: $0.subject) }) == .approvalRefused)
        #expect(code({ _ in }, fields, rows.reversed()) == nil)
    }

    @Test("Approvals of another rule or form, too few, or without a reason show nothing in clear")
    func insufficient() throws {
        let desk = try GateDesk()
        let (fields, rows) = ([DeskFields.email], customers(1...2))
        for (form, rule) in [(RevealForm.masked, "approved-email"), (.clear, "clear-phone"), (.clear, "x")] {
            var call = desk.call("callback", reason: "r")
            call.approval = try approved(desk, call, fields, rows, form: form, rule: rule)
            #expect(try desk.forms(call, fields, rows) == ["tt"])
        }
        var silent = desk.call("callback")
        silent.approval = try approved(desk, silent, fields, rows)
        #expect(try desk.forms(silent, fields, rows) == ["tt"])
        var lonely = desk.call("callback", reason: "r")
        let wanted = try desk.gate.approvalRequest(
            for: lonely, fields: fields, rows: rows, form: .clear, rule: "approved-email", expires: .max)
        try desk.approvals.approve(wanted, by: leads[0])
        try desk.approvals.approve(wanted, by: Principal("agnes", tenant: "acme", roles: ["agent"]))
        lonely.approval = wanted
        #expect(try desk.forms(lonely, fields, rows) == ["tt"])
    }

    @Test("Of threads that use one approval at once, one is shown something")
    func race() async throws {
        let desk = try GateDesk { document, _ in document.rules.removeAll { $0.id == "tokens" } }
        for round in 0..<20 {
            var call = desk.call("callback", reason: "\(round)")
            let rows = customers([1])
            call.approval = try approved(desk, call, [DeskFields.email], rows)
            let (shown, ready) = (Count(), call)
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        let authorization = try await desk.gate.authorize(ready, fields: [DeskFields.email], rows: rows)
                        if !authorization.isDenied { shown.increment() }
                    }
                }
                try await group.waitForAll()
            }
            #expect(shown.value == 1)
        }
    }

    private func grant(_ desk: GateDesk, _ request: GrantRequest) throws -> BreakGlassGrant {
        let approval = try request.approvalRequest(by: desk.lia, under: desk.document, expires: .max)
        for each in guards { try desk.approvals.approve(approval, by: each) }
        return try desk.grants.issue(request, to: desk.lia, under: desk.document, approval: approval)
    }

    @Test("A grant shows its classes, for its subjects, within its budget, until it ends")
    func grants() throws {
        let desk = try GateDesk()
        let subjects = try desk.digester.digests(of: ["c1", "c2", "c3"], tenant: "acme")
        let grant = try grant(
            desk, GrantRequest(rule: "outage", classes: ["email"], subjects: subjects, seconds: 600, reason: "r"))
        _ = desk.observer.take()
        let call = desk.call("callback", by: desk.lia, grant: grant.id)
        let fields = [DeskFields.email, DeskFields.name, DeskFields.card]
        #expect(try desk.forms(call, fields, customers([1])) == ["c", "t", "m"])
        let used = try #require(desk.observer.take().first)
        #expect(used.kind == .grantUsed && used.rule == "outage" && used.recipients == ["security"])
        #expect(try desk.forms(call, fields, customers([1, 9])) == ["ct", "tt", "mm"])
        #expect(try desk.forms(call, fields, customers([2])) == ["c", "t", "m"])
        // Two subjects are all that the grant has, whatever the rule's others have.
        #expect(try desk.forms(call, [DeskFields.email], customers([3])) == ["t"])
        #expect(try desk.gate.authorize(call, fields: fields, rows: customers([9])).grant == nil)
        var other = call
        other.principal = desk.ada
        #expect(revealCode { try desk.gate.authorize(other, fields: fields, rows: []) } == .grantRefused)
        desk.time.now += 600_000
        #expect(revealCode { try desk.gate.authorize(call, fields: fields, rows: customers([1])) } == .grantRefused)
    }

    @Test("A grant for anything shows all classes of its rule; without one nothing is shown")
    func wideGrants() throws {
        let desk = try GateDesk()
        let fields = [DeskFields.email, DeskFields.phone, DeskFields.card]
        #expect(try desk.forms(desk.call("callback", by: desk.lia), fields, customers([1])) == ["t", "t", "m"])
        let grant = try grant(desk, GrantRequest(rule: "outage", seconds: 600, reason: "r"))
        let call = desk.call("callback", by: desk.lia, grant: grant.id)
        #expect(try desk.forms(call, fields, customers([1])) == ["c", "c", "m"])
        #expect(
            try desk.forms(call, fields, customers([1, 2, 3, 4, 5]))
                == ["ttttt", "ttttt", "-----"].map { $0.replacing("-", with: "t") })
        desk.grants.revoke(grant.id)
        #expect(revealCode { try desk.gate.authorize(call, fields: fields, rows: customers([1])) } == .grantRefused)
    }

    @Test("A canary is shown like any other, made up, and told")
    func canaries() throws {
        let desk = try GateDesk { document, digester in
            document.canaries = CanaryDeclaration(
                [DocumentName(try digester.digest(of: "c2", tenant: "acme").description)], notify: ["security"])
        }
        let authorization = try desk.gate.authorize(
            desk.call(), fields: [DeskFields.email, DeskFields.card], rows: customers(1...3))
        #expect(authorization.canaryRows == [1] && authorization.isCanary(1) && !authorization.isCanary(2))
        #expect((0..<3).map { authorization.columns[0].outcome(inRow: $0).form } == [.masked, .masked, .masked])
        let event = try #require(desk.observer.take().first)
        #expect(event.kind == .canary && event.recipients == ["security"])
        #expect(event.subjects == [try desk.digester.digest(of: "c2", tenant: "acme")])
        #expect(event.message == "1 of 3 rows are canaries; made-up data stands for 1 of them, the others were denied")
        // Whoever joins tokens does nothing wrong; whoever tries and is denied does.
        _ = try desk.gate.authorize(desk.call(), fields: [DeskFields.card], rows: customers(1...3))
        #expect(desk.observer.take().isEmpty)
        _ = try desk.gate.authorize(desk.call("nothing"), fields: [DeskFields.email], rows: customers([2]))
        #expect(desk.observer.take().map(\.kind) == [.canary])
    }

    @Test("Anomalies are told and deny nothing")
    func anomalies() throws {
        let desk = try GateDesk(
            { document, _ in for rule in 0..<5 { document.rules[rule].budgets = [] } }, detects: true)
        #expect(
            try desk.forms(desk.call(), [DeskFields.email], customers(1...40)) == [String(repeating: "m", count: 40)])
        #expect(Set(desk.observer.take().map(\.kind)) == [.newSubjects, .sequentialIdentifiers])
        // Tokens are for joining: whoever takes all of them does so for a reason.
        #expect(try desk.forms(desk.call(), [DeskFields.card], customers(50...90))[0].contains("-") == false)
        #expect(desk.observer.take().isEmpty)
        #expect(
            try desk.forms(desk.call("nothing"), [DeskFields.email], customers(200...220))[0].contains("m") == false)
        #expect(desk.observer.take().map(\.kind) == [.sequentialIdentifiers])
    }
}
