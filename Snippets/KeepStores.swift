import DataProtection
import DataProtectionGRDB
import Foundation
import GRDB

// snippet.hide
func main() async throws {
    let root = try RootKeyset(Keyset(.root))
    let folder = FileManager.default.temporaryDirectory.appending(path: "stores-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let catalog = Catalog {
        TableCatalog("customer", tenant: .constant("acme"), record: "id", subject: "id") {
            ColumnProtection("name", .encrypted(), erasable: true)
            ColumnProtection("email", .encryptedDeterministically())
        }
    }
    // snippet.show
    // Keys of subjects: in a file of their own, whose backups live no longer than an erasure may take. The protector asks for
    // them, and keeps those that it uses ready: an erasure by another process reaches it within ten seconds.
    let subjects = try DatabasePool(path: "\(folder)/subject-keys.sqlite", configuration: .protection())
    let keys = try await SQLiteSubjectKeyStore(subjects, root: root)
    let protector = try Protector(catalog, root, subjectKeys: SubjectKeyCache(keys, timeToLive: .seconds(10)))

    // Budgets: counted for all processes of the host together.
    let budgets = try await SQLiteBudgetStore(
        DatabasePool(path: "\(folder)/budgets.sqlite", configuration: .protection()))
    let account = BudgetAccount(
        document: "support-desk", rule: "agent-masked-contact", unit: .subjects, owner: .principal("ada"),
        windows: [try BudgetWindow(limit: 40, seconds: 86_400)])
    let digester = try SubjectDigester(root)
    let answer = try await budgets.charge([
        BudgetCharge(account, subjects: [try digester.digest(of: "4712", tenant: "acme")])
    ])

    // A table that is in use: what is in clear is protected, what is of an old key is moved.
    let database = try DatabasePool(path: "\(folder)/desk.sqlite", configuration: .protection())
    try await database.write { database in
        try database.execute(sql: "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, email TEXT)")
        try database.execute(sql: "INSERT INTO customer VALUES (4711, 'Ada Lovelace', 'ada@example.org')")
    }
    let report = try await protector.rotate(table: "customer", in: SQLiteRecordSource(database))

    // A customer who is to be forgotten: the key is deleted, and nobody reads the name again, in whichever copy of the table.
    // What depends on the root key alone is deleted with the row.
    try await protector.erase(["4711"], table: "customer")
    // snippet.hide
    let state = try await keys.key(of: "4711", tenant: "acme")
    print(answer.isCharged, report.isFinished, report.changed, state)
}

try await main()
