// What may be shown of a batch of rows, charged to the budgets of who asks; before anything is decrypted.

import Masking
import ProtectionKeys
import RevealPolicy

// snippet.hide
var document = RevealDocument("support-desk", version: 1)
document.purposes = [PurposeDeclaration("ticket-handling")]
document.roles = [RoleDeclaration("agent")]
document.classes = [ClassDeclaration("email", ladder: [.clear, .masked], mask: .plain(.email()))]
let email = FieldName(table: "customer", column: "email")
document.fields = [FieldDeclaration(email, "email", subject: "id")]
var rule = RevealRule("masked-email", who: "agent", purposes: .any, classes: "email", reveal: [.masked])
rule.budgets = [RevealBudget(.subjects, atMost: 40, per: .principal, withinSeconds: 86_400)]
document.rules = [rule]
let root = try RootKeyset(Keyset(.root))
// snippet.show

/// Puts alarms where somebody reads them.
struct Alarms: RevealObserver {
    func observe(_ event: RevealEvent) { print("\(event.kind) \(event.principal): \(event.message)") }
}

// Make one gate and keep it.
let gate = try RevealGate(
    RevealEngine(document), store: LocalBudgetStore(), digester: SubjectDigester(root), observer: Alarms(),
    detector: AnomalyDetector(observer: Alarms()))

let ada = Principal("ada", tenant: "acme", roles: ["agent"])
let call = RevealCall(ada, purpose: "ticket-handling", reason: "ticket 4711")
let customers = (1...30).map { RevealRow(tenant: "acme", subject: "c\($0)") }

func show(_ rows: [RevealRow]) throws {
    let authorization = try gate.authorize(call, fields: [email], rows: rows)
    let outcome = authorization.columns[0].outcome(inRow: 0)
    print(outcome.form?.rawValue ?? outcome.denial?.message ?? "", authorization.budgetLeft?.description ?? "")
}

try show(customers)  // masked, 10 subjects of 40 in 86400 s
try show(customers)  // the same: who is counted already is free
try show((31...60).map { RevealRow(tenant: "acme", subject: "c\($0)") })  // the budget is used up
