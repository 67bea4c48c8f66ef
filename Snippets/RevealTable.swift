// Rows as somebody may see them: decided, charged and recorded before anything is decrypted.

import DataProtection
import Foundation

// snippet.hide
/// Puts alarms where somebody reads them.
struct Alarms: RevealObserver {
    func observe(_ event: RevealEvent) { print("\(event.kind) \(event.principal): \(event.message)") }
}

struct Customer: Codable, Sendable {
    var id: String
    var name: String?
    var email: String?
}

func main() async throws {
    let root = try RootKeyset(Keyset(.root))
    let signer = try NoteSigner.random(name: "desk.example/audit")
    let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // snippet.show
    // At the start: what the table holds, who may see it, and where that is recorded. One file can have both.
    let yaml = """
        policy: desk
        version: 1
        purposes: { ticket-handling: Work on a ticket. }
        roles: { agent: { kind: human } }
        classes:
          name: { mask: initials }
          email: { mask: "email()" }
        fields:
          customer.name: { class: name, subject: id }
          customer.email: { class: email, subject: id }
        rules:
          - id: agent-masked
            who: agent
            purpose: ticket-handling
            classes: email
            reveal: masked
            budget:
              - { subjects: 40, per: principal, within: 1d }
              - { calls: 800, per: principal, within: 1d }
        """
    let engine = try RevealEngine(try RevealDocument(yaml: yaml))
    let catalog = Catalog {
        TableCatalog("customer", tenant: .constant("acme"), record: "id", subject: "id") {
            ColumnProtection("name", .encrypted())
            ColumnProtection("email", .encryptedDeterministically())
        }
    }
    let gate = try RevealGate(
        engine, store: LocalBudgetStore(), digester: SubjectDigester(root), observer: Alarms())
    let log = try FileAuditLog(directory: folder, signer: signer)
    let protector = try Protector(catalog, root, reveals: RevealControl(gate, audit: log))

    let ada = Customer(id: "c7", name: "Ada Lovelace", email: "ada@example.org")
    let stored = try await protector.protect(ada, table: "customer").value

    // For each request that is served: who asks, what for, and why.
    let session = try protector.session(
        for: Principal("grace", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling", reason: "ticket T-1")
    let seen = try await session.reveal(stored, in: "customer")
    print(seen.name ?? "nothing", seen.email ?? "nothing")  // nothing, and the address masked
    print(try session.explain("name", in: "customer", row: RevealRow(tenant: "acme", subject: "c7")))

    // Whole columns are faster, and say of each cell why it is not shown.
    let columns = try TableColumns([("id", ["c7"]), ("name", [stored.name]), ("email", [stored.email])])
    let revealed = try await session.reveal(columns, in: "customer")
    print(revealed.cell("name", row: 0), revealed.authorization.budgetLeft?.description ?? "")
    try await log.close()
    // snippet.hide
    precondition(seen.name == nil && seen.email != nil && seen.email != ada.email)
}

try await main()
