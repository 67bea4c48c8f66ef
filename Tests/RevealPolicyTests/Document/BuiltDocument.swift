import CedarPolicy
import Masking
import RevealPolicy

/// The document of the support desk, in Swift.
enum BuiltDocument {
    static func supportDesk() throws -> RevealDocument {
        try RevealDocument(
            "support-desk", version: 3, description: "Who sees which customer data, for which purpose."
        ) {
            AttributeTypes(
                principal: [.init("clearance", .long), .init("on_call", .bool, isOptional: true)],
                context: [
                    .init(
                        "ticket",
                        .record([
                            .init("id", .string), .init("assignee", .principal), .init("customer", .string),
                            .init("status", .string),
                        ]), isOptional: true),
                    .init("ip", .ip, isOptional: true),
                ],
                row: [.init("sensitivity", .long, isOptional: true)])
            PurposeDeclaration("ticket-handling", "Work on a ticket that is assigned to the agent.")
            PurposeDeclaration("callback", "Call the customer back about an open ticket.")
            PurposeDeclaration("fraud-review", "Look into a suspected fraud.")
            PurposeDeclaration("analytics", "Count and join; nobody is looked at.")
            RoleDeclaration("employee")
            RoleDeclaration("agent", in: ["employee"], kind: .human)
            RoleDeclaration("lead", in: ["agent"])
            RoleDeclaration("fraud", in: ["employee"])
            RoleDeclaration("security", in: ["employee"])
            RoleDeclaration("analytics-job", kind: .service)
            ClassDeclaration("personal", ladder: [.clear, .masked, .tokenized], mask: .plain(.full()))
            ClassDeclaration("contact", in: ["personal"])
            ClassDeclaration("name", in: ["contact"], mask: .plain(.initials))
            ClassDeclaration("email", in: ["contact"], mask: try FieldMask("email"))
            ClassDeclaration("phone", in: ["contact"], mask: .plain(.keepLast(2)))
            ClassDeclaration("ticket-number", in: ["personal"], mask: .plain(.keepLast(4)))
            ClassDeclaration("card", ladder: [.clear, .masked, .tokenized], mask: .plain(.keepLast(4)))
            for (column, fieldClass) in [("name", "name"), ("email", "email"), ("phone", "phone")] {
                FieldDeclaration(FieldName(table: "customer", column: column), DocumentName(fieldClass), subject: "id")
            }
            FieldDeclaration(FieldName(table: "ticket", column: "number"), "ticket-number", subject: "customer_id")
            FieldDeclaration(FieldName(table: "payment", column: "card"), "card", subject: "customer_id")
            FieldDeclaration(FieldName(table: "audit", column: "note"), "personal")
            try rules()
            try forbids()
            BreakGlassRule("outage", who: "lead", classes: "contact", reveal: [.clear], atMostSeconds: 1800)
                .budget(.subjects, atMost: 20, per: .principal, withinSeconds: 3600)
                .require(.reason, .approval(of: "security", count: 1))
            CanaryDeclaration(
                ["3f1c9a52e07b4d8891d6c25b7ae01f44", "8a4407d1c3be92f65d10a97e4b8c6230"], notify: ["security"])
            try tests()
        }
    }

    static let day = 86400
    static let isAssigned = Expr.context["ticket"]["assignee"] .== Expr.principal
    static let isCustomer = Expr.context["ticket"]["customer"] .== Expr.resource["subject"]

    private static func rules() throws -> [RevealRule] {
        let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let status = Expr.context["ticket"]["status"]
        return [
            RevealRule(
                "agent-masked-contact", who: "agent", purposes: "ticket-handling", classes: "contact", reveal: [.masked]
            )
            .when(isAssigned).when(isCustomer).budget(.subjects, atMost: 40, per: .principal, withinSeconds: day),
            RevealRule(
                "agent-ticket-number", who: "agent", purposes: ["ticket-handling", "callback"],
                classes: "ticket-number", reveal: [.clear]
            )
            .when(isAssigned && isCustomer).budget(.subjects, atMost: 60, per: .principal, withinSeconds: day),
            RevealRule(
                "agent-phone-callback", who: "agent", purposes: "callback", classes: "phone", reveal: [.clear, .masked]
            )
            .when(isAssigned && isCustomer && (["open", "pending"] as Expr).call(.contains, status))
            .unless(Expr.context["breakGlass"])
            .during(RevealHours(weekdays, from: 7 * 60, until: 19 * 60, zone: "Europe/Berlin"))
            .mask(.plain(.keepLast(4)))
            .budget(.subjects, atMost: 10, per: .principal, withinSeconds: 3600)
            .budget(.subjects, atMost: 40, per: .principal, withinSeconds: day)
            .require(.reason, .expire(afterSeconds: 900)),
            RevealRule(
                "lead-clear-contact", who: "lead", purposes: "ticket-handling", classes: ["name", "email"],
                reveal: [.clear]
            )
            .when(isCustomer && status .!= "closed")
            .budget(.subjects, atMost: 15, per: .principal, withinSeconds: day).require(.reason),
            RevealRule(
                "fraud-contact", who: "fraud", purposes: "fraud-review", classes: "contact", reveal: [.clear]
            )
            .budget(.subjects, atMost: 25, per: .principal, withinSeconds: day)
            .budget(.subjects, atMost: 200, per: .role, withinSeconds: 7 * day)
            .require(.reason, .notify("security")),
            RevealRule("fraud-card", who: "fraud", purposes: "fraud-review", classes: "card", reveal: [.clear])
                .during(RevealHours(weekdays, from: 8 * 60, until: 18 * 60, zone: "Europe/Berlin"))
                .budget(.subjects, atMost: 5, per: .principal, withinSeconds: day)
                .require(.reason, .approval(of: "lead", count: 2), .notify("security")),
            RevealRule("fraud-card-masked", who: "fraud", purposes: "fraud-review", classes: "card", reveal: [.masked])
                .budget(.calls, atMost: 500, per: .principal, withinSeconds: day),
            RevealRule(
                "security-notes", who: "security", purposes: "fraud-review", classes: "personal", reveal: [.masked]
            )
            .when(Expr.principal.has("on_call") && Expr.principal["on_call"]).mask(.plain(.full()))
            .budget(.subjects, atMost: 100, per: .principal, withinSeconds: day),
            RevealRule(
                "analytics-tokens", who: "analytics-job", purposes: "analytics", classes: ["personal", "card"],
                reveal: [.tokenized]),
        ]
    }

    private static func forbids() throws -> [ForbidRule] {
        [
            ForbidRule("tenant-wall").when(try Expr(cedar: "principal.tenant != resource.tenant")),
            ForbidRule("clearance", forms: [.clear])
                .when(try Expr(cedar: "resource has sensitivity && resource.sensitivity > principal.clearance"))
                .unless(Expr.context["breakGlass"]),
            ForbidRule("no-remote-cards", classes: "card", forms: [.clear])
                .when(!Expr.context["ip"].call(.isInRange, .make(.ip, "10.0.0.0/8"))),
        ]
    }
}
