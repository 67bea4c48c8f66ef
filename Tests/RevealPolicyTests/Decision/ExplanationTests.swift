import CedarPolicy
import Testing

@testable import RevealPolicy

@Suite struct ExplanationTests {
    private let engine: RevealEngine

    init() throws { engine = try RevealEngine(try Desk.document()) }

    private func explain(
        _ field: String, _ row: RevealRow, _ purpose: String, _ context: CedarRecord, at time: Int64 = Desk.tuesday,
        grant: String? = nil
    ) -> RevealExplanation {
        let request = RevealRequest(
            principal: Desk.ada, purpose: purpose, milliseconds: time, context: context, grant: grant)
        return engine.explain(Desk.field(field), in: row, for: request)
    }

    private let row = RevealRow(tenant: "acme", subject: "c7", facts: ["sensitivity": 1])

    @Test func itSaysWhatGrantsAndWhatStoodInTheWayOfMore() throws {
        let explanation = explain("customer.phone", row, "callback", Desk.ticket("c7"))
        #expect(explanation.decision.form == .masked)
        #expect(explanation.why.map(\.rule) == ["agent-phone-masked"])
        #expect(
            explanation.whyNot.map(\.description) == [
                "not clear: agent-phone-callback requires approval, expire, notify, reason"
            ])
        #expect(explanation.description.hasPrefix("customer.phone for callback by support-desk version 3: masked"))
    }

    @Test func itNamesTheConditionThatDoesNotHoldAndWhereItStands() throws {
        let closed = explain("customer.phone", row, "callback", Desk.ticket("c7", status: "closed"))
        let reason = try #require(closed.whyNot.first)
        #expect(reason.cause == .condition)
        #expect(reason.condition == #"["open", "pending"].contains(context.ticket.status)"#)
        #expect(reason.conditionSpan?.start.column == 41)
        let other = explain("customer.email", row, "ticket-handling", Desk.ticket("c8"))
        #expect(other.whyNot.map(\.condition).contains("context.ticket.customer == resource.subject"))
        let none = explain("customer.email", row, "ticket-handling", .empty)
        let missing = try #require(none.whyNot.first { $0.rule == "agent-masked-contact" })
        #expect(missing.cause == .missingFact)
        #expect(missing.condition == "context has ticket")
        let night = explain("customer.phone", row, "callback", Desk.ticket("c7"), at: Desk.tuesday + 43_200_000)
        #expect(night.whyNot.first?.cause == .hours)
        let granted = explain("customer.phone", row, "callback", Desk.ticket("c7"), grant: "outage")
        #expect(granted.whyNot.first { $0.rule == "agent-phone-callback" }?.cause == .exception)
    }

    @Test func itTellsForbidsThatHoldFromThoseThatLackAFact() throws {
        let wall = explain(
            "customer.phone", RevealRow(tenant: "globex", facts: ["sensitivity": 1]), "callback", Desk.ticket("c7"))
        #expect(wall.decision.denial?.code == .forbidden)
        #expect(wall.whyNot.filter { $0.rule == "tenant-wall" }.map(\.cause) == [.forbidden, .forbidden, .forbidden])
        let unknown = explain("customer.phone", RevealRow(tenant: "acme"), "callback", Desk.ticket("c7"))
        let reason = try #require(unknown.whyNot.first)
        #expect((reason.rule, reason.cause) == ("clearance", .forbiddenForMissingFact))
        #expect(reason.condition == "resource has sensitivity")
    }

    @Test func itSaysWhichRulesAreForOthers() {
        let explanation = explain("payment.card", row, "ticket-handling", Desk.ticket("c7"))
        #expect(explanation.reasons.isEmpty)
        #expect(
            explanation.notAbout.map(\.description) == [
                "not clear: fraud-card is about other purposes", "not masked: fraud-card is about other purposes",
                "not tokenized: analytics is about other purposes",
            ])
    }

    @Test func anErrorIsNamed() throws {
        var document = try Desk.document()
        document.forbids[1].when = try Desk.condition("resource.sensitivity * principal.clearance > 4")
        document.rules[2].when = try Desk.condition("principal.clearance + 1 > 0")
        let rich = Principal("ada", tenant: "acme", roles: ["agent"], attributes: ["clearance": .long(.max)])
        let request = RevealRequest(
            principal: rich, purpose: "callback", milliseconds: Desk.tuesday, context: Desk.ticket("c7"))
        let explanation = try RevealEngine(document).explain(
            Desk.field("customer.phone"), in: RevealRow(tenant: "acme", facts: ["sensitivity": 2]), for: request)
        let causes = explanation.reasons.map { "\($0.rule) \($0.cause)" }
        #expect(causes.contains("clearance forbiddenForError(the result is out of range)"))
        #expect(causes.contains("agent-phone-masked error(the result is out of range)"))
        #expect(!explanation.decision.isGranted)
    }
}
