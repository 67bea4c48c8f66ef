import CedarPolicy

// snippet.hide
func main() throws {
    // snippet.show
    // At the start: read the policies, and compile them once. `@id` is what answers call them by.
    let policies = try PolicySet(
        """
        @id("own-ticket")
        permit (principal in Role::"agent", action == Action::"show", resource is Customer)
        when { context has ticket && context.ticket.owner == principal && context.ticket.customer == resource };

        @id("office-network")
        forbid (principal, action, resource)
        unless { context.address.isInRange(ip("10.0.0.0/8")) };
        """, idAnnotation: "id")
    let authorizer = Authorizer(policies)

    // Whenever they change: what is known of people and things.
    let entities = try Entities(
        json: """
            [{ "uid": { "type": "User", "id": "ada" }, "attrs": {}, "parents": [{ "type": "Role", "id": "agent" }] }]
            """)

    // For every request.
    let (ada, customer) = (try EntityUID("User", "ada"), try EntityUID("Customer", "4711"))
    let request = Request(
        principal: ada, action: try EntityUID("Action", "show"), resource: customer,
        context: [
            "ticket": ["owner": .entity(ada), "customer": .entity(customer)],
            "address": .ip(CedarIPAddress("10.1.2.3")!),
        ])
    let response = authorizer.isAuthorized(request, entities)
    print(response.decision, response.reasons, response.errors)  // allow ["own-ticket"] []
    // snippet.hide
}

try main()
