// Decide who sees which field, for which purpose, in which form.

import CedarPolicy
import RevealPolicy

// snippet.hide
func main() throws {
    // snippet.show
    // At the start: read the document, and make it ready for decisions.
    let document = try RevealDocument(
        yaml: """
            policy: support-desk
            version: 1
            attributes:
              context:
                ticket?: { assignee: principal, customer: string }
            purposes:
              ticket-handling: Work on a ticket that is assigned to the agent.
            roles:
              agent: { kind: human }
            classes:
              email: { mask: "email()" }
            fields:
              customer.email: { class: email, subject: id }
            rules:
              - id: agent-own-ticket
                who: agent
                purpose: ticket-handling
                classes: email
                when: context.ticket.assignee == principal && context.ticket.customer == resource.subject
                reveal: masked
                budget: { subjects: 40, per: principal, within: 1d }
            forbids:
              - id: tenant-wall
                when: principal.tenant != resource.tenant
            """)
    let engine = try RevealEngine(document)

    // For every request: who asks, what for, and what is known. The time is the caller's.
    let request = RevealRequest(
        principal: Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling",
        milliseconds: 1_772_532_000_000,
        context: ["ticket": ["assignee": .principal("ada"), "customer": "c7"]])

    // For every field of a row.
    let email = FieldName(table: "customer", column: "email")
    let mine = engine.decide(email, in: RevealRow(tenant: "acme", subject: "c7"), for: request)
    print(mine)  // masked by agent-own-ticket
    let another = engine.decide(email, in: RevealRow(tenant: "acme", subject: "c8"), for: request)
    print(another)  // denied: no rule grants it
    let foreign = engine.decide(email, in: RevealRow(tenant: "globex", subject: "c7"), for: request)
    print(foreign)  // denied: it is forbidden

    // For many rows: what does not depend on them is worked out once.
    let plan = engine.plan(for: request, fields: [email])
    for subject in ["c7", "c8"] {
        print(plan.decide(email, in: RevealRow(tenant: "acme", subject: subject)))
    }
    // snippet.hide
}

try main()
