// Records of GRDB, protected on their way into the database, found there, and read as columns.

import DataProtection
import DataProtectionGRDB
import GRDB

struct Customer: Codable, Sendable, FetchableRecord, PersistableRecord {
    var id: Int
    var name: String?
    var email: String
    var city: String
}

// snippet.hide
func main() async throws {
    let root = try RootKeyset(Keyset(.root))
    let database = try DatabaseQueue()
    try await database.write { database in
        try database.create(table: "customer") { table in
            table.primaryKey("id", .integer)
            for column in ["name", "nameIndex", "email", "city"] { table.column(column, .text) }
        }
    }
    // snippet.show
    // The table of the catalog is that of the record; the index has a column in the database, and none in the record.
    let catalog = try Catalog {
        try TableCatalog("customer", tenant: .constant("acme"), record: "id", subject: "id") {
            ColumnProtection(
                "name", .encrypted(), erasable: true,
                indexes: [
                    ColumnIndex(
                        "name", column: "nameIndex",
                        length: try BlindIndexPlanner(rows: 1_000_000, valueBits: 30).length(16),
                        normalizers: [.caseFolded, .nfc])
                ])
            ColumnProtection("email", .encryptedDeterministically())
            ColumnProtection("city", .clear)
        }
    }
    // In a service: the store of subject keys of this module, in a file of its own.
    let protector = try Protector(catalog, root, subjectKeys: InMemorySubjectKeyStore())

    // Keys of subjects are asked for before the transaction. Without erasable columns this can stand inside of it.
    let customers = [
        Customer(id: 1, name: "Ada Lovelace", email: "ada@example.org", city: "London"),
        Customer(id: 2, name: "Grace Hopper", email: "grace@example.org", city: "Arlington"),
    ]
    let records = try await protector.protect(records: customers)
    try await database.write { database in
        for record in records { try record.insert(database) }
    }

    // Found by what is stored, with the values as arguments.
    let terms = try protector.query("customer", column: "name", equals: "ADA LOVELACE")
    let hits = try await database.read { database in
        try TableColumns.fetch(database, Customer.filter(terms.condition && Column("city") == "London"))
    }
    print(hits)  // TableColumns(id, name, nameIndex, email, city: 1 rows), for session.reveal(hits, in: "customer")

    // A customer who is to be forgotten: nobody reads the name again, in whichever copy.
    try await protector.erase(["1"], table: "customer")
    // snippet.hide
    precondition(hits.count == 1 && hits["name"]?[0] != "Ada Lovelace")
}

try await main()
