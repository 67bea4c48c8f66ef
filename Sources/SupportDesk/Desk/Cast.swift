#if YAML
    import DataProtection

    /// Who works at the desk, and who does not. That they are who they say is the word of the service's own sign-on.
    enum Cast {
        /// An agent who does her work.
        static let ada = Principal("ada", tenant: Desk.tenant, roles: ["agent"])
        /// An agent who sells what he sees.
        static let mallory = Principal("mallory", tenant: Desk.tenant, roles: ["agent"])
        /// An agent who opens whom she comes across.
        static let nina = Principal("nina", tenant: Desk.tenant, roles: ["agent"])
        /// What her agents may, and a little more.
        static let lea = Principal("lea", tenant: Desk.tenant, roles: ["lead"])
        /// An agent of another company that the desk works for.
        static let gus = Principal("gus", tenant: "globex", roles: ["agent"])
        /// The desk itself, where it compares what nobody is to see.
        static let service = Principal("desk", tenant: Desk.tenant, roles: ["desk-service"])
        /// The program that counts at night.
        static let analyst = Principal("nightly-report", tenant: Desk.tenant, roles: ["analytics-job"])

        /// What the desk knows of a ticket: a fact of the request.
        static func ticket(of customer: Int, assignedTo principal: Principal, status: CedarValue = "open")
            -> CedarRecord
        {
            [
                "ticket": [
                    "id": .string(CedarString("T-\(customer)")), "assignee": .principal(principal.id),
                    "customer": .string(CedarString(String(customer))), "status": status,
                ]
            ]
        }
    }
#endif
