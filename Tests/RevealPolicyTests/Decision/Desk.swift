import CedarPolicy
import Masking

@testable import RevealPolicy

/// A support desk, built from the model: the document that the suites on decisions share.
enum Desk {
    static func condition(_ text: String) throws -> RevealCondition { RevealCondition(try Expr(cedar: text)) }

    static func document() throws -> RevealDocument {
        var document = RevealDocument("support-desk", version: 3)
        document.attributes = AttributeTypes(
            principal: [.init("clearance", .long), .init("onCall", .bool, isOptional: true)],
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
        document.purposes = [
            .init("ticket-handling"), .init("callback"), .init("fraud-review"), .init("analytics"),
        ]
        document.roles = [
            .init("employee"), .init("agent", in: ["employee"], kind: .human), .init("lead", in: ["agent"]),
            .init("fraud", in: ["employee"]), .init("security", in: ["employee"]),
            .init("analytics-job", kind: .service),
        ]
        document.classes = [
            .init("personal", ladder: [.clear, .masked, .tokenized], mask: .plain(.full())),
            .init("contact", in: ["personal"]), .init("name", in: ["contact"], mask: try FieldMask("initials")),
            .init("email", in: ["contact"], mask: try FieldMask("email()")),
            .init("phone", in: ["contact"], mask: try FieldMask("keep-last(2)")),
            .init("card", ladder: [.clear, .masked, .tokenized], mask: try FieldMask("keep-last(4)")),
        ]
        document.fields = [
            .init(FieldName("customer.name")!, "name", subject: "id"),
            .init(FieldName("customer.email")!, "email", subject: "id"),
            .init(FieldName("customer.phone")!, "phone", subject: "id"),
            .init(FieldName("payment.card")!, "card", subject: "customer_id"),
            .init(FieldName("audit.note")!, "personal"),
        ]
        document.rules = try rules()
        document.forbids = try forbids()
        var outage = BreakGlassRule(
            "outage", who: "lead", classes: "contact", reveal: [.clear], atMostSeconds: 1800)
        outage.budgets = [RevealBudget(.subjects, atMost: 20, per: .principal, withinSeconds: 3600)]
        outage.obligations = [.reason, .approval(of: "security", count: 1)]
        document.breakGlass = [outage]
        return document
    }

    private static func rules() throws -> [RevealRule] {
        var masked = RevealRule(
            "agent-masked-contact", who: "agent", purposes: "ticket-handling", classes: "contact", reveal: [.masked])
        masked.when = try condition(
            "context.ticket.assignee == principal && context.ticket.customer == resource.subject")
        masked.budgets = [RevealBudget(.subjects, atMost: 40, per: .principal, withinSeconds: 86_400)]
        var phone = RevealRule(
            "agent-phone-callback", who: "agent", purposes: "callback", classes: "phone", reveal: [.clear])
        phone.when = try condition(
            #"context.ticket.assignee == principal && ["open", "pending"].contains(context.ticket.status)"#)
        phone.unless = try condition("context.breakGlass")
        phone.during = RevealHours(
            [.monday, .tuesday, .wednesday, .thursday, .friday], from: 420, until: 1140, zone: "Europe/Berlin")
        phone.budgets = [
            RevealBudget(.subjects, atMost: 10, per: .principal, withinSeconds: 3600),
            RevealBudget(.subjects, atMost: 40, per: .principal, withinSeconds: 86_400),
        ]
        phone.obligations = [
            .reason, .approval(of: "lead", count: 2), .notify("security"), .expire(afterSeconds: 900),
        ]
        var fallback = RevealRule(
            "agent-phone-masked", who: "agent", purposes: "callback", classes: "phone", reveal: [.masked])
        fallback.mask = try FieldMask("keep-last(4)")
        var card = RevealRule(
            "fraud-card", who: "fraud", purposes: "fraud-review", classes: "card", reveal: [.clear, .masked])
        card.unless = try condition("context.ticket.customer == resource.subject")
        let analytics = RevealRule(
            "analytics", who: "analytics-job", purposes: "analytics", classes: .any, reveal: [.tokenized])
        var note = RevealRule(
            "lead-note", who: ["lead", "security"], purposes: .any, classes: "personal", reveal: [.masked])
        note.during = RevealHours([.saturday], from: 1320, until: 360, zone: "UTC")
        return [masked, phone, fallback, card, analytics, note]
    }

    private static func forbids() throws -> [ForbidRule] {
        var wall = ForbidRule("tenant-wall")
        wall.when = try condition("principal.tenant != resource.tenant")
        var clearance = ForbidRule("clearance", forms: [.clear])
        clearance.when = try condition("resource.sensitivity > principal.clearance")
        clearance.unless = try condition("context.breakGlass")
        return [wall, clearance]
    }

    static let ada = Principal("ada", tenant: "acme", roles: ["agent"], attributes: ["clearance": 1])

    /// Tuesday, 11 o'clock in Berlin.
    static let tuesday: Int64 = 1_772_532_000_000

    static func ticket(_ customer: String, status: String = "open", assignee: String = "ada") -> CedarRecord {
        [
            "ticket": [
                "id": "T-1", "assignee": .principal(assignee), "customer": .string(CedarString(customer)),
                "status": .string(CedarString(status)),
            ]
        ]
    }

    static func field(_ text: String) -> FieldName { FieldName(text)! }
}
