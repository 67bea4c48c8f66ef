import TestSupport
import Testing

@testable import CedarPolicy

@Suite("Partial evaluation")
struct PartialTests {
    private func uid(_ type: String, _ id: String) -> EntityUID {
        EntityUID(type: QualifiedName(unchecked: type), id: id)
    }

    @Test("leaves what depends on the rest")
    func residual() throws {
        let policies = try PolicySet(
            """
            permit(principal == User::"a", action, resource) when { principal.n < 3 && context.x == 1 + 1 };
            permit(principal == User::"b", action, resource);
            forbid(principal, action == Action::"edit", resource) when { context.known == "yes" } when { resource.secret };
            permit(principal, action, resource is Doc) unless { context.known == "no" };
            """)
        let entities = try Entities([Entity(uid("User", "a"), attributes: ["n": 1])])
        let known = PartialRequest(
            principal: uid("User", "a"), action: uid("Action", "edit"), context: ["known": "yes"])
        let rest = try policies.residual(for: known, entities)
        #expect(
            rest.cedarText == """
                permit (principal, action, resource)
                when { true && context.x == 2 };

                forbid (principal, action, resource)
                when { resource.secret };

                permit (principal, action, resource is Doc);
                """)
        #expect(rest.policies.map(\.id) == ["policy0", "policy2", "policy3"])
        #expect(rest.certainDecision == nil)
    }

    @Test("takes no time twice for the test of a conditional")
    func conditionals() throws {
        let expr =
            String(repeating: "if ", count: 100) + "context.x" + String(repeating: " then true else false", count: 100)
        let policies = try PolicySet("permit(principal, action, resource) when { \(expr) };")
        let rest = try policies.residual(for: PartialRequest(principal: uid("User", "a")))
        #expect(rest.cedarText == policies.cedarText)
    }

    @Test("says what is certain already")
    func certain() throws {
        let user = PartialRequest(principal: uid("User", "a"))
        func decision(_ text: String) throws -> Decision? { try PolicySet(text).residual(for: user).certainDecision }
        #expect(try decision("permit(principal is User, action, resource);") == .allow)
        #expect(try decision("permit(principal, action, resource is Doc);") == nil)
        let all = PartialRequest(principal: uid("User", "a"), action: uid("Action", "x"), resource: uid("Doc", "d"))
        #expect(
            try PolicySet("permit(principal is User, action, resource);").residual(for: all).certainDecision == .allow)
        #expect(
            try PolicySet("permit(principal is Team, action, resource);").residual(for: all).certainDecision == .deny)
        #expect(try decision("forbid(principal, action, resource); permit(principal, action, resource);") == .deny)
        #expect(
            try decision("forbid(principal, action, resource) when { context.x }; permit(principal, action, resource);")
                == nil)
    }

    @Test("has the outcome of full evaluation, on the requests of the reference's worlds")
    func full() throws {
        let worlds = try CedarVectors.lines("worlds.jsonl")
        let texts = try CedarVectors.lines("policies.jsonl").map { try $0.elements[0].text }
        var random = SplitMix64(seed: 23)
        for (place, world) in worlds.enumerated() {
            let entities = try Entities(document: try #require(world["entities"]))
            let policies = try PolicySet(texts[(200 * place)..<(200 * place + 50)].joined(separator: "\n"))
            for line in try #require(world["requests"]).elements {
                let request = try line.request
                let reference = ReferenceAnswer(policies, request, entities)
                for form in 0..<3 {
                    let context = CedarRecord(
                        request.context.fields.filter { _ in random.below(2) == 0 }.map { ($0.name, $0.value) })
                    let known =
                        switch form {
                        case 0:
                            PartialRequest(
                                principal: request.principal, action: request.action, resource: request.resource)
                        case 1: PartialRequest(principal: request.principal, action: request.action, context: context)
                        default: PartialRequest(resource: request.resource, context: request.context)
                        }
                    let rest = try policies.residual(for: known, entities)
                    let answer = Authorizer(rest).isAuthorized(request, entities)
                    #expect(answer.decision == reference.decision)
                    #expect(answer.reasons == reference.reasons)
                    #expect(answer.errors == reference.errors)
                    if let certain = rest.certainDecision { #expect(certain == reference.decision) }
                }
            }
        }
    }
}
