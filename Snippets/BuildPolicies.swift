import CedarPolicy

// snippet.hide
func main() throws {
    // snippet.show
    // Policies can be built, printed for other tools, and read again.
    var policies = PolicySet()
    try policies.add(
        Policy.permit(
            "callback", principal: .in(try EntityUID("Role", "agent")), action: .equal(try EntityUID("Action", "call"))
        )
        .when(Expr.context["purpose"] .== "callback" && Expr.context["calls"] .< 40)
        .unless(Expr.resource["blocked"]))
    print(try policies.cedarText(idAnnotation: "id"))

    // What is left once principal and action are known, to decide many resources by.
    let known = PartialRequest(
        principal: try EntityUID("User", "ada"), action: try EntityUID("Action", "call"),
        context: ["purpose": "callback", "calls": 3])
    let entities = try Entities([Entity(try EntityUID("User", "ada"), parents: [try EntityUID("Role", "agent")])])
    let rest = try policies.residual(for: known, entities)
    print(rest.cedarText)  // permit (principal, action, resource) unless { resource.blocked };
    // snippet.hide
}

try main()
