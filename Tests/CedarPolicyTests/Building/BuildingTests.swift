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

    private func code(_ policy: Policy) -> CedarPolicyError.Code? {
        do {
            _ = try PolicySet([policy])
            return nil
        } catch {
            return error.code
        }
    }

    @Test("that no text could say are refused by the set")
    func wellFormed() throws {
        let (view, user) = (try EntityUID("Action", "view"), try EntityUID("User", "a"))
        let nested = try EntityUID("N::Action", "view")
        func annotated(_ annotations: [Annotation]) -> Policy {
            Policy(id: "a", effect: .permit, annotations: annotations)
        }
        #expect(code(annotated([Annotation(name: "a b")])) == .invalidName)
        #expect(code(annotated([Annotation(name: "")])) == .invalidName)
        #expect(code(annotated([Annotation(name: "1")])) == .invalidName)
        #expect(code(annotated([Annotation(name: "é")])) == .invalidName)
        #expect(code(annotated([Annotation(name: "a"), Annotation(name: "a", value: "b")])) == .invalidPolicy)
        #expect(code(annotated([Annotation(name: "if"), Annotation(name: "_1")])) == nil)
        for action in [ActionConstraint.equal(user), .in(user), .inAny([view, user])] {
            #expect(code(.permit("a", action: action)) == .invalidPolicy)
        }
        #expect(code(.permit("a", action: .inAny([view, nested]))) == nil)
        #expect(code(.permit("a", principal: .equal(.slot(.resource)))) == .slotMismatch)
        #expect(code(.permit("a", resource: .isIn(user.type, .slot(.principal)))) == .slotMismatch)
        #expect(code(.permit("a", principal: .in(.slot(.principal)), resource: .equal(.slot(.resource)))) == nil)
        let faulty: [Expr] = [
            .record(["a": 1, "a": 2]), Expr(.has(.context, [])), Expr(.method([1], .contains, [])),
            Expr(.method(.context["ip"], .isEmpty, [1])),
        ]
        for expr in faulty {
            #expect(code(.permit("a").when(expr)) == .invalidPolicy)
            // Wherever it stands.
            let places: [Expr] = [
                !expr, -expr, expr && true, [1, expr], expr["a"], expr.has("a"), expr .== 1, Expr.principal.isIn(expr),
                expr.isType(user.type), Expr.principal.isType(user.type, in: expr), expr.like(Pattern([])),
                .record(["a": expr]), Expr(true).then(expr, else: 1), Expr([1]).call(.contains, expr),
                Expr(.function(.ip, [expr])),
            ]
            for place in places { #expect(code(.permit("a").unless(place)) == .invalidPolicy) }
        }
        // Calls of what extension types have fail in evaluation only.
        #expect(code(.permit("a").when(Expr(.method(.context["ip"], .isIpv4, [1])))) == nil)
        #expect(throws: CedarPolicyError(.invalidName, "the name of an annotation is an identifier")) {
            try PolicySet("permit(principal, action, resource);").cedarText(idAnnotation: "a b")
        }
    }

    @Test("that are too deep are refused by the set")
    func depth() throws {
        var expr = Expr.principal
        for _ in 0..<300 { expr = expr["a"] }
        let error = #expect(throws: CedarPolicyError.self) { try PolicySet([Policy.permit("deep").when(expr .== 1)]) }
        #expect(error?.code == .limitExceeded)
    }
}
