// Protect a table, find a row, and show of it what a document grants.

import DataProtection
// snippet.hide
import Foundation

// snippet.show

struct Customer: Codable, Sendable {
    var id: Int
    var name: String?
    var email: String?
}

// snippet.hide
func main() async throws {
    let keyset = try Keyset(.root)
    let signer = try NoteSigner.random(name: "desk.example/audit")
    let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let resources = repository.appending(path: "Sources/DataProtection/Documentation.docc/Resources")
    let desk = try Array(Data(contentsOf: resources.appending(path: "desk.yaml")))
    // snippet.show
    // At the start: the keys, who sees what, where it is recorded, and what the tables hold.
    let root = try RootKeyset(keyset)
    let catalog = try Catalog(yaml: desk)
    let policy = try LivePolicy(yaml: desk, requirements: DocumentRequirements().fitting(catalog)) { print($0) }
    let gate = try RevealGate({ policy.engine }, store: LocalBudgetStore(), digester: SubjectDigester(root))
    let log = try FileAuditLog(directory: folder, signer: signer)
    let protector = try Protector(catalog, root, reveals: RevealControl(gate, audit: log))

    // Writing: a Customer stays a Customer, and whoever reads the table has ciphertext.
    let ada = Customer(id: 7, name: "Ada Lovelace", email: "ada.lovelace@example.org")
    let stored = try await protector.protect(ada, table: "customer").value

    // Finding: what the service's own SQL looks for, under each key that may have made it.
    let terms = try protector.query("customer", column: "email", equals: "ada.lovelace@example.org")
    print(terms.values.contains(stored.email ?? ""))  // true

    // Showing: decided, charged and recorded, and only then decrypted and masked.
    let session = try protector.session(
        for: Principal("grace", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling", reason: "ticket T-1",
        facts: ["ticket": ["assignee": .principal("grace"), "customer": "7"]])
    let shown = try await session.reveal(stored, in: "customer")
    print(shown.name ?? "-", shown.email ?? "-")  // A. L. a***@example.org
    // snippet.hide
    precondition(terms.values.contains(stored.email ?? "") && stored.name != ada.name)
    precondition(shown.name == "A. L." && shown.email == "a***@example.org")
    try await log.close()
}

try await main()
