import CedarPolicy
import Testing

@testable import RevealPolicy

@Suite struct PlanTests {
    private let engine: RevealEngine

    init() throws { engine = try RevealEngine(try Desk.document()) }

    private func request(
        _ purpose: String, _ principal: Principal = Desk.ada, context: CedarRecord = Desk.ticket("c7"),
        at time: Int64 = Desk.tuesday
    ) -> RevealRequest {
        RevealRequest(
            principal: principal, purpose: purpose, milliseconds: time, context: context, reason: "call",
            approvals: [Approver("bob", roles: ["lead"]), Approver("eve", roles: ["lead"])],
            fulfilling: Set(Obligation.Kind.allCases))
    }

    @Test func whatDoesNotDependOnTheRowIsConstant() throws {
        var document = try Desk.document()
        document.forbids = []
        let engine = try RevealEngine(document)
        let plan = engine.plan(for: request("callback"))
        #expect(plan.fields.map(\.field) == document.fields.map(\.name))
        #expect(plan[Desk.field("customer.phone")]?.constant?.form == .clear)
        #expect(plan[Desk.field("payment.card")]?.constant?.denial?.code == .notPermitted)
        let masked = engine.plan(for: request("ticket-handling"))
        #expect(masked[Desk.field("customer.email")]?.constant == nil)
        // Without the ticket no row can help.
        let without = engine.plan(for: request("ticket-handling", context: .empty))
        #expect(without[Desk.field("customer.email")]?.constant?.denial?.code == .notPermitted)
    }

    @Test func aForbidThatReadsTheRowLeavesItOpen() {
        let plan = engine.plan(for: request("callback"))
        let field = Desk.field("customer.phone")
        #expect(plan[field]?.constant == nil)
        #expect(plan.decide(field, in: RevealRow(tenant: "acme", facts: ["sensitivity": 1])).form == .clear)
        #expect(plan.decide(field, in: RevealRow(tenant: "acme", facts: ["sensitivity": 2])).form == .masked)
        #expect(plan.decide(field, in: RevealRow(tenant: "globex")).denial?.code == .forbidden)
        #expect(plan.decide(field, in: RevealRow(facts: ["colour": 1])).denial?.code == .invalidFacts)
    }

    @Test func aRowThatIsNotAsWasSaidIsDecidedFromScratch() {
        let plan = engine.plan(for: request("callback"), known: RevealRow(tenant: "globex"))
        let field = Desk.field("customer.phone")
        #expect(plan[field]?.constant?.denial?.code == .forbidden)
        #expect(plan.decide(field, in: RevealRow(tenant: "acme", facts: ["sensitivity": 1])).form == .clear)
        #expect(plan.decide(field, in: RevealRow(tenant: "globex")).denial?.code == .forbidden)
    }

    @Test func itHoldsUntilTheNextEdgeOfTheHours() throws {
        // Seven hours before the end at 19 o'clock in Berlin, on Tuesday at 11.
        let plan = engine.plan(for: request("callback"))
        #expect(plan.holdsUntil == Desk.tuesday + 8 * 3_600_000)
        #expect(plan.holds(at: Desk.tuesday) && plan.holds(at: Desk.tuesday + 8 * 3_600_000 - 1))
        #expect(!plan.holds(at: Desk.tuesday + 8 * 3_600_000) && !plan.holds(at: Desk.tuesday - 1))
        // No hours play a part in the others.
        let other = engine.plan(for: request("callback"), fields: [Desk.field("customer.email")])
        #expect(other.holdsUntil == nil && other.holds(at: 0))
        var document = try Desk.document()
        document.rules[2].when = try Desk.condition(#"context.now < datetime("2030-01-01")"#)
        let timed = try RevealEngine(document).plan(for: request("callback"))
        #expect(timed.holds(at: Desk.tuesday) && !timed.holds(at: Desk.tuesday + 1))
    }

    @Test func theEdgesAreThoseAtWhichDecisionsChange() throws {
        let field = Desk.field("customer.phone")
        let row = RevealRow(tenant: "acme", facts: ["sensitivity": 1])
        // Three days around the change of the clocks in March, minute by minute.
        let start: Int64 = 1_774_569_600_000
        var plan = engine.plan(for: request("callback", at: start))
        var edges = 0
        for minute in 0..<(3 * 1440) {
            let time = start + Int64(minute) * 60_000
            if !plan.holds(at: time) {
                plan = engine.plan(for: request("callback", at: time))
                edges += 1
            }
            let decided = engine.decide(field, in: row, for: request("callback", at: time))
            #expect(plan.decide(field, in: row).form == decided.form, "minute \(minute)")
        }
        #expect(edges > 4 && edges < 12)
    }

    @Test func namesThatTheDocumentDoesNotKnowAreConstantDenials() {
        let unknown = FieldName(table: "customer", column: "nmae")
        let plan = engine.plan(for: request("callback"), fields: [unknown])
        #expect(plan.fields[0].constant?.denial?.code == .unknownField)
        let curious = engine.plan(for: request("curiosity"))
        #expect(curious.fields.allSatisfy { $0.constant?.denial?.code == .unknownPurpose })
        let wrong = engine.plan(for: request("callback", Principal("x", roles: ["agent"])))
        #expect(wrong.fields.allSatisfy { $0.constant?.denial?.code == .invalidFacts })
    }
}
