import CedarPolicy
import TestSupport
import Testing

@testable import RevealPolicy

@Suite struct ProspectTests {
    @Test func itTellsWhatIsSeenForCertainFromWhatDependsOnSomething() throws {
        var document = try Desk.document()
        document.forbids.removeFirst()
        let engine = try RevealEngine(document)
        let agent = try #require(
            engine.prospect(of: Desk.field("customer.phone"), roles: ["agent"], purpose: "callback"))
        #expect(agent.rungs.map(\.form) == [.clear, .masked, .tokenized])
        #expect(agent.rungs.map(\.isSeen) == [nil, true, false])
        #expect(agent.rungs[0].grants.map(\.rule) == ["agent-phone-callback"])
        #expect(agent.rungs[0].forbids.map(\.rule) == ["clearance"])
        #expect(agent.best?.form == .clear)
        let job = try #require(
            engine.prospect(of: Desk.field("payment.card"), roles: ["analytics-job"], purpose: "analytics"))
        #expect(job.rungs.map(\.isSeen) == [false, false, true])
        // Under a grant only.
        let lead = try #require(engine.prospect(of: Desk.field("customer.name"), roles: ["lead"], purpose: "callback"))
        #expect(lead.rungs[0].isSeen == nil && lead.rungs[0].grants.map(\.isBreakGlass) == [true])
        #expect(engine.prospect(of: Desk.field("customer.name"), roles: ["lead"], purpose: "curiosity") == nil)
    }

    /// A prospect that is certain is never wrong, whatever the question.
    @Test func decisionsAreWithinTheProspect() throws {
        var random = SplitMix64(seed: 77)
        var certain = 0
        for _ in 0..<8 {
            let document = try RandomDocument.make(&random)
            guard let engine = try RandomDocument.engine(document) else { continue }
            for _ in 0..<120 {
                let request = RandomRequest.request(&random, mayBeInvalid: false)
                let (row, field) = (
                    RandomRequest.row(&random, mayBeInvalid: false), random.pick(RandomDocument.fields)
                )
                let decision = engine.decide(field, in: row, for: request)
                if decision.denial?.code == .invalidFacts { continue }
                let prospect = try #require(
                    engine.prospect(of: field, roles: request.principal.roles, purpose: request.purpose))
                for rung in prospect.rungs {
                    if rung.isSeen == false { #expect(!decision.candidates.contains { $0.form == rung.form }) }
                    guard rung.isSeen == true, rung.grants.contains(where: { $0.isCertain && $0.obligations.isEmpty })
                    else { continue }
                    certain += 1
                    #expect(decision.isGranted)
                }
            }
        }
        #expect(certain > 50)
    }
}
