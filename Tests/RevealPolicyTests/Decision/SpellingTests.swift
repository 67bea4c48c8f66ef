import CedarPolicy
import TestSupport
import Testing

@testable import RevealPolicy

/// `é` as one scalar and as two: `==` of texts takes them for the same.
@Suite("Names of another spelling")
struct SpellingTests {
    private let one = "caf\u{E9}"
    private let two = "cafe\u{301}"

    @Test("A field of another spelling is another field")
    func fields() throws {
        var document = deskDocument()
        let name = FieldName(table: one, column: "email")
        document.fields.append(FieldDeclaration(name, "email"))
        document.rules = [RevealRule("all", who: "agent", purposes: .any, classes: .any, reveal: [.clear])]
        let engine = try RevealEngine(document)
        let request = RevealRequest(principal: Principal("ada", roles: ["agent"]), purpose: "callback", milliseconds: 0)
        #expect(engine.decide(name, in: .none, for: request).form == .clear)
        for other in [FieldName(table: two, column: "email"), FieldName(table: "customer", column: one)] {
            #expect(engine.decide(other, in: .none, for: request).denial?.code == .unknownField)
            #expect(engine.plan(for: request).decide(other, in: .none).denial?.code == .unknownField)
        }
        #expect(FieldName(table: one, column: "a") != FieldName(table: two, column: "a"))
        document.fields.append(FieldDeclaration(FieldName(table: two, column: "email"), "email"))
        #expect(revealCode { try RevealEngine(document) } == .duplicateName)
    }

    @Test("A tenant, a role, a purpose and a subject of another spelling are others")
    func tenants() throws {
        var document = deskDocument()
        document.roles.append(RoleDeclaration("chef"))
        var rule = RevealRule("all", who: .any, purposes: .any, classes: .any, reveal: [.clear])
        rule.unless = RevealCondition(try Expr(cedar: "resource.subject == context.reason"))
        document.rules = [rule]
        var wall = ForbidRule("wall")
        wall.when = RevealCondition(try Expr(cedar: "principal.tenant != resource.tenant"))
        document.forbids = [wall]
        let engine = try RevealEngine(document)
        let request = RevealRequest(
            principal: Principal("ada", tenant: one, roles: ["agent"]), purpose: "callback", milliseconds: 0,
            reason: "s")
        let field = document.fields[0].name
        let plan = engine.plan(for: request, known: RevealRow(tenant: one, subject: one))
        #expect(plan.fields[0].constant?.form == .clear)
        for (tenant, code) in [(one, nil), (two, RevealDenial.Code.forbidden)] {
            let row = RevealRow(tenant: tenant, subject: one)
            #expect(engine.decide(field, in: row, for: request).denial?.code == code)
            #expect(plan.decide(field, in: row).denial?.code == code)
        }
        let ownPlan = engine.plan(
            for: RevealRequest(
                principal: Principal("ada", tenant: one, roles: ["agent"]), purpose: "callback", milliseconds: 0,
                reason: two), known: RevealRow(tenant: one, subject: one))
        #expect(ownPlan.decide(field, in: RevealRow(tenant: one, subject: one)).form == .clear)
        #expect(ownPlan.decide(field, in: RevealRow(tenant: one, subject: two)).denial?.code == .notPermitted)
    }

    @Test("Nobody approves a request of their own by another spelling, nor twice by two")
    func approvers() throws {
        let time = TestClock(1000)
        let book = ApprovalBook(clock: time.clock)
        let wanted = try ApprovalRequest(
            .reveal(.clear), document: "desk", version: 1, principal: one, tenant: nil, purpose: nil, rule: "r",
            reason: nil, names: [], subjects: nil, expires: 2000)
        #expect(revealCode { try book.approve(wanted, by: Principal(two, roles: ["lead"])) } == .approvalRefused)
        for spelling in ["r\u{E9}a", "re\u{301}a"] {
            try book.approve(wanted, by: Principal(spelling, roles: ["lead"]))
        }
        #expect(book.approvers(of: wanted).count == 1)
        let both = ["r\u{E9}a", "re\u{301}a", two].map { Approver($0, roles: ["lead"]) }
        let roles = NameHierarchy.roles(deskDocument())
        #expect(roles.isApproved(both, of: "lead", count: 1, besides: one))
        #expect(!roles.isApproved(both, of: "lead", count: 2, besides: one))
        var document = deskDocument()
        var rule = RevealRule("all", who: .any, purposes: .any, classes: .any, reveal: [.clear])
        rule.obligations = [.approval(of: "lead", count: 2)]
        document.rules = [rule]
        let request = RevealRequest(
            principal: Principal(one, roles: ["agent"]), purpose: "callback", milliseconds: 0, approvals: both,
            fulfilling: [.approval])
        let decision = try RevealEngine(document).decide(document.fields[0].name, in: .none, for: request)
        #expect(decision.denial?.code == .obligationNotMet)
    }

    @Test("What cannot be seen is no reason")
    func reasons() {
        for reason in ["", " \t\n", "\u{A0}", "\u{200B}\u{2060}", "\u{3000}\0", "\u{7F}", "\u{FEFF}\u{115F}\u{FE0F}"] {
            #expect(reason.isBlank)
        }
        for reason in ["r", " 1", "\u{E9}", "\u{30C6}", "\u{1F525}", "."] { #expect(!reason.isBlank) }
    }
}
