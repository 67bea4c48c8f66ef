// What the rules do not grant by themselves: with the approval of others, in an emergency; and rows that nobody should ask for.

import Masking
import ProtectionKeys
import RevealPolicy

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    var document = RevealDocument("desk", version: 1)
    document.purposes = [PurposeDeclaration("fraud-review"), PurposeDeclaration("ticket-handling")]
    document.roles = [RoleDeclaration("fraud"), RoleDeclaration("lead"), RoleDeclaration("security")]
    document.classes = [ClassDeclaration("card", ladder: [.clear, .masked], mask: .plain(.keepLast(4)))]
    let card = FieldName(table: "payment", column: "card")
    document.fields = [FieldDeclaration(card, "card", subject: "customer_id")]
    var rule = RevealRule("fraud-card", who: "fraud", purposes: "fraud-review", classes: "card", reveal: [.clear])
    rule.obligations = [.reason, .approval(of: "lead", count: 2)]
    document.rules = [
        rule,
        RevealRule("fraud-card-masked", who: "fraud", purposes: "fraud-review", classes: "card", reveal: [.masked]),
    ]
    var outage = BreakGlassRule("outage", who: "lead", classes: "card", reveal: [.clear], atMostSeconds: 1800)
    outage.obligations = [.reason]
    document.breakGlass = [outage]
    let rows = [RevealRow(tenant: "acme", subject: "c7")]
    let (lea, leo) = (
        Principal("lea", tenant: "acme", roles: ["lead"]), Principal("leo", tenant: "acme", roles: ["lead"])
    )

    /// Puts alarms where somebody reads them.
    struct Alarms: RevealObserver {
        func observe(_ event: RevealEvent) { print("\(event.kind) \(event.principal): \(event.message)") }
    }
    // snippet.show
    // A customer that does not exist: planted in the database, and in the document by digest only.
    let digester = try SubjectDigester(root)
    let planted = try digester.digest(of: "c99", tenant: "acme")
    document.canaries = CanaryDeclaration([DocumentName(planted.description)], notify: ["security"])

    let alarms = Alarms()
    let approvals = ApprovalBook()
    let grants = GrantBook(approvals: approvals, observer: alarms)
    let gate = try RevealGate(
        RevealEngine(document), store: LocalBudgetStore(), digester: digester, grants: grants, approvals: approvals,
        observer: alarms)

    // With approval: for this very request, by two others who have the role, once, until it ends.
    let eve = Principal("eve", tenant: "acme", roles: ["fraud"])
    var call = RevealCall(eve, purpose: "fraud-review", reason: "case 4711", fulfilling: [.reason])
    let wanted = try gate.approvalRequest(
        for: call, fields: [card], rows: rows, form: .clear, rule: "fraud-card",
        expires: RevealClock.wall.milliseconds + 600_000)
    try approvals.approve(wanted, by: lea)
    try approvals.approve(wanted, by: leo)
    call.approval = wanted
    print(try gate.authorize(call, fields: [card], rows: rows).columns[0].outcome(inRow: 0))  // clear by fraud-card

    // In an emergency: for a reason, for some minutes, and here for one customer.
    let subject = try digester.digest(of: "c7", tenant: "acme")
    let grant = try grants.issue(
        GrantRequest(rule: "outage", subjects: [subject], seconds: 900, reason: "outage 3"), to: lea, under: document)
    var urgent = RevealCall(lea, purpose: "ticket-handling", reason: "outage 3", fulfilling: [.reason])
    urgent.grant = grant.id
    print(try gate.authorize(urgent, fields: [card], rows: rows).columns[0].outcome(inRow: 0))  // clear by outage
    grants.revoke(grant.id)

    // A canary is answered like anybody, with what is made up in the place of its data; and the observer has heard of it.
    let trap = [RevealRow(tenant: "acme", subject: "c99")]
    call.approval = nil
    print(try gate.authorize(call, fields: [card], rows: trap).canaryRows)  // [0]
    let madeUp = try CanaryValues(document, root)
        .value(insteadOf: .text("4111111111111111"), of: card, subject: "c99", tenant: "acme")
    print(madeUp)
    // snippet.hide
}

try main()
