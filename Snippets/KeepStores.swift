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
        TableCatalog("customer", tenant: .constant("acme"), record: "id") {
            ColumnProtection("email", .encryptedDeterministically())
        }
    }
    let protector = try Protector(catalog, root)
    // snippet.show
    // Keys of subjects: in a file of their own, whose backups live no longer than an erasure may take.
    let subjects = try DatabasePool(path: "\(folder)/subject-keys.sqlite", configuration: .protection())
    let keys = SubjectKeyCache(try await SQLiteSubjectKeyStore(subjects, root: root), timeToLive: .seconds(10))
    _ = try await keys.makeKey(of: "4711", tenant: "acme")
    try await keys.shred(["4711"], tenant: "acme")

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
    try await database.write { try $0.execute(sql: "CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT)") }
    let report = try await protector.rotate(table: "customer", in: SQLiteRecordSource(database))
    // snippet.hide
    print(answer.isCharged, report.isFinished, try await keys.key(of: "4711", tenant: "acme"))
}

try await main()
