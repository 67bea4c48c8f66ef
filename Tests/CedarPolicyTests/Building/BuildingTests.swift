import Testing

@testable import CedarPolicy

@Suite("Policies built in Swift")
struct BuildingTests {
    @Test("are those that the text says")
    func policies() throws {
        let agent = try EntityUID("Role", "agent")
        let built = Policy.permit("policy0", principal: .in(agent), action: .equal(try EntityUID("Action", "view")))
            .when(
                Expr.context["purpose"] .== "callback" && Expr.context.has("ticket") && Expr.context["reveals"] .< 40
                    && Expr.context["ticket"]["assignee"] .== .principal
            )
            .when(
                Expr.context["reason"].like(try Pattern(cedar: "FR-*"))
                    || Expr.principal.isType(try QualifiedName("User"))
            )
            .unless(
                Expr.context["ip"].call(.isInRange, .make(.ip, "10.0.0.0/8")) || !Expr.principal.isIn(.entity(agent))
            )
            .unless(
                (Expr.context["a"] + 1 - 2 * -Expr.context["b"] .>= 3).then(["x", true], else: .record(["k": 1])) .!= []
            )
        let text = """
            permit(principal in Role::"agent", action == Action::"view", resource)
            when { context.purpose == "callback" && context has ticket && context.reveals < 40 && context.ticket.assignee == principal }
            when { context.reason like "FR-*" || principal is User }
            unless { context.ip.isInRange(ip("10.0.0.0/8")) || !(principal in Role::"agent") }
            unless { (if context.a + 1 - 2 * -context.b >= 3 then ["x", true] else {k: 1}) != [] };
            """
        #expect(try PolicySet(text).policies == [built])
    }

    @Test("that are too deep are refused by the set")
    func depth() throws {
        var expr = Expr.principal
        for _ in 0..<600 { expr = expr["a"] }
        let error = #expect(throws: CedarPolicyError.self) { try PolicySet([Policy.permit("deep").when(expr .== 1)]) }
        #expect(error?.code == .limitExceeded)
    }
}
