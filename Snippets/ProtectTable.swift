// A table of customers, protected as a catalog says: values in, values out, found again, and moved to a new key.

import DataProtection

struct Customer: Codable, Sendable {
    var id: Int
    var name: String
    var email: String
    var phone: String?
    var card: String
}

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    // What the table holds. Names are found by a blind index, addresses by themselves; telephone numbers go on looking like
    // telephone numbers, and have a column for the key's id, since they cannot say it.
    let planner = BlindIndexPlanner(rows: 1_000_000, valueBits: 30)
    let catalog = try Catalog {
        try TableCatalog("customer", tenant: .constant("acme"), record: "id") {
            ColumnProtection(
                "name", .encrypted(),
                indexes: [
                    ColumnIndex(
                        "name", column: "name_index", length: try planner.length(16), normalizers: [.caseFolded, .nfc])
                ])
            ColumnProtection("email", .encryptedDeterministically(), domain: "email", unique: true)
            ColumnProtection("phone", .token(FormatToken("phone", try .phoneNumber())), keyID: "phone_key")
            ColumnProtection("card", .card(CardToken("pan")), keyID: "card_key")
        }
    }
    for finding in catalog.findings { print(finding) }
    let protector = try Protector(catalog, root)

    // A Customer stays a Customer. What stands beside it is for the columns name_index, phone_key and card_key.
    let ada = Customer(
        id: 1, name: "Ada Lovelace", email: "ada@example.org", phone: "+4915112345678", card: "4111111111111111")
    let stored = try protector.protect(ada, table: "customer")
    if let phone = stored.value.phone, let index = stored.beside["name_index"] ?? nil {
        print(phone, stored.value.card, index)  // +49..., sixteen digits that are no card, eight characters
    }

    // Whole columns are several times as fast. Rows that fail can be set aside: each failure has row, column and code.
    let columns = try TableColumns([("id", ["2", "3"]), ("card", ["4012888888881881", "4012-8888"])])
    let batch = try protector.protect(columns, table: "customer", failures: .collect)
    print(batch.columns.count, batch.failures)

    // What the service's own SQL looks for: one value for each key that may have made it.
    let terms = try protector.query("customer", column: "name", equals: "ADA LOVELACE")
    print("SELECT ... WHERE \(terms.column) IN \(terms.values), then compare: \(terms.needsComparison)")
    // snippet.hide
    precondition(stored.value.name != ada.name && batch.rows == [0] && batch.failures.count == 1)
    precondition(terms.values.contains((stored.beside["name_index"] ?? nil) ?? ""))
}

try main()
