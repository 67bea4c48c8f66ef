// A customer, looked up by name: the index says which rows may be meant, and the service opens these and compares.

import DataProtection
import DataProtectionGRDB
import Foundation
import GRDB

// snippet.hide
func main() async throws {
    let root = try RootKeyset(Keyset(.root))
    let folder = FileManager.default.temporaryDirectory.appending(path: "search-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = try FileAuditLog(directory: folder, signer: NoteSigner.random(name: "desk.example/audit"))
    let database = try DatabaseQueue()
    try await database.write { database in
        try database.execute(sql: "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, name_index TEXT)")
    }
    // snippet.show
    // Names are encrypted for their row, so that they open in no other, and found by an index. Of its 15 bits several names
    // have the same, so that it tells nobody who is who. Whoever compares is the service itself, by a rule of its own.
    let desk = """
        policy: desk
        version: 1
        purposes: { caller-lookup: Find out who is calling. }
        roles: { desk-service: { kind: service } }
        classes: { name: { ladder: [clear] } }
        fields: { customer.name: { class: name, subject: id } }
        rules:
          - id: service-lookup
            who: desk-service
            purpose: caller-lookup
            classes: name
            reveal: clear
            budget: { calls: 5000, per: principal, within: 1d }
        catalog:
          customer:
            tenant: { constant: acme }
            record: id
            subject: id
            columns:
              name:
                keep: encrypted
                searchable: true
                indexes: { name: { column: name_index, bits: 15, rows: 1000000, value-bits: 30, normalize: [case, nfc] } }
        """
    let engine = try RevealEngine(RevealDocument(yaml: desk))
    let gate = try RevealGate(engine, store: LocalBudgetStore(), digester: SubjectDigester(root))
    let protector = try Protector(Catalog(yaml: desk), root, reveals: RevealControl(gate, audit: log))
    // snippet.hide
    let names = ["Ada Lovelace", "Grace Hopper", "ada lovelace", "Adele Goldberg", "Alan Turing"]
    let rows = try TableColumns([
        ("id", names.indices.map { "\($0)" }), ("name", names.map { $0 }),
    ])
    let stored = try await protector.protect(rows, table: "customer").columns
    try await database.write { database in
        try stored.insert(database, table: "customer")
    }
    // snippet.show

    // What a caller says. While the table is being protected: includingPlaintext: true, here and where the rows are revealed.
    let said = "ADA LOVELACE"
    let terms = try protector.query("customer", column: "name", equals: said)
    let rowsThatMayBeMeant = try await database.read { database in
        let request: SQLRequest<Row> = "SELECT id, name FROM customer WHERE \(terms.condition)"
        return try TableColumns.fetch(database, request)
    }
    let session = try protector.session(
        for: Principal("desk", tenant: "acme", roles: ["desk-service"]), purpose: "caller-lookup", reason: "a caller")
    let opened = try await session.reveal(rowsThatMayBeMeant, in: "customer", fields: ["name"])

    // What the index takes for the same: in capitals or not.
    let ids = opened.columns["id"] ?? []
    let found = ids.indices.filter { opened.columns["name"]?[$0].map(terms.matches) ?? false }.compactMap { ids[$0] }
    print(found)  // the ids of Ada Lovelace and ada lovelace
    // snippet.hide
    try await log.close()
    precondition(found == ["0", "2"] && terms.needsComparison)
}

try await main()
