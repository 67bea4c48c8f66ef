#if SQLite
    import DataProtection
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import TestSupport
    import Testing

    @Suite("Records of GRDB")
    struct ProtectedRecordTests {
        struct Customer: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
            var id: Int
            var tenant: String
            var name: String?
            var ticket: String
            var city: String
            var photo: Data?
            var score = 0.5
        }

        private let folder: TemporaryFolder
        private let database: DatabasePool
        private let protector: Protector

        init() throws {
            folder = try TemporaryFolder()
            database = try folder.database()
            try database.write { try Self.makeTable($0) }
            protector = try Protector(Self.catalog(erasable: false), RootKeyset(Keyset(.root)))
        }

        private static func catalog(erasable: Bool) throws -> Catalog {
            try Catalog {
                try TableCatalog("customer", tenant: .column("tenant"), record: "id", subject: "id") {
                    ColumnProtection(
                        "name", .encrypted(), erasable: erasable,
                        indexes: [
                            ColumnIndex("name", column: "name_index", length: BlindIndexLength(insecureBits: 24))
                        ])
                    ColumnProtection(
                        "ticket", .token(FormatToken("ticket", try .template("########"))), keyID: "ticket_key")
                    for clear: DocumentName in ["city", "photo", "score"] { ColumnProtection(clear, .clear) }
                }
            }
        }

        private static func makeTable(_ database: Database, ticket: String = "TEXT", name: String = "customer") throws {
            try database.execute(
                sql: """
                    CREATE TABLE \(name) (id INTEGER PRIMARY KEY, tenant TEXT, name TEXT, name_index TEXT, ticket \(ticket),
                        ticket_key TEXT, city TEXT, photo BLOB, score REAL)
                    """)
        }

        private static func customers(_ count: Int) -> [Customer] {
            (0..<count).map { row in
                Customer(
                    id: row, tenant: ["acme", "globex"][row % 2], name: row % 5 == 0 ? nil : "Zoë \(row)",
                    ticket: "\(10_000_000 + row)", city: "Berlin", photo: row % 3 == 0 ? nil : Data([1, 2, UInt8(row)]))
            }
        }

        private static let wanted = "SELECT id, tenant, name, name_index, ticket, ticket_key FROM customer ORDER BY id"

        private func opened(_ columns: TableColumns, _ protector: Protector) async throws -> OpenedColumns {
            try await protector.open(columns, table: "customer", depths: ["name": .value, "ticket": .value])
        }

        @Test("are stored protected, with the columns beside, and everything else as it was")
        func stored() async throws {
            let customers = Self.customers(40)
            try await database.write { try protector.insert(customers, into: $0) }
            let columns = try await database.read { try TableColumns.fetch($0, sql: Self.wanted) }
            let opened = try await opened(columns, protector)
            #expect(opened.failures.isEmpty && opened.columns["name"] == customers.map(\.name))
            #expect(opened.columns["ticket"] == customers.map(\.ticket) && columns["ticket"] != customers.map(\.ticket))
            #expect(columns["name_index"]!.map { $0 == nil } == customers.map { $0.name == nil })
            let fetched = try await database.read { try Customer.order(Column("id")).fetchAll($0) }
            #expect(fetched.map(\.photo) == customers.map(\.photo) && fetched.map(\.score) == customers.map(\.score))
            #expect(fetched.map(\.ticket) == columns["ticket"])
            // No text of them is in the file.
            let bytes = try folder.bytes()
            for customer in customers where customer.name != nil {
                #expect(bytes.firstRange(of: Data(customer.name!.utf8)) == nil)
            }
        }

        @Test("are found by conditions with arguments, also in SQL")
        func found() async throws {
            let customers = Self.customers(20)
            try await database.write { try protector.insert(customers, into: $0) }
            let terms = try protector.query("customer", column: "name", equals: "Zoë 7", tenant: "globex")
            let ids = try await database.read { database in
                let request: SQLRequest<Int> = "SELECT id FROM customer WHERE \(terms.condition) AND tenant = 'globex'"
                let columns = try TableColumns.fetch(database, Customer.filter(terms.condition).select(Column("id")))
                return (try request.fetchAll(database), columns)
            }
            #expect(ids.0 == [7] && ids.1["id"] == ["7"] && ids.1.names == ["id"])
            let nobody = try protector.query("customer", column: "name", equals: "' OR 1=1 --", tenant: "globex")
            let none = try await database.read { try TableColumns.fetch($0, Customer.filter(nobody.condition)) }
            #expect(none.count == 0 && none.names.contains("ticket"))
        }

        @Test("are found while some of them are not protected yet, through the index and in their own column")
        func foundInClear() async throws {
            let customers = Self.customers(20)
            try await database.write { database in
                try protector.insert(Array(customers[..<10]), into: database)
                for customer in customers[10...] { try customer.insert(database) }
            }
            for (name, found) in [("Zoë 7", [7]), ("Zoë 17", [17]), ("Zoë 18", [])] {
                let terms = try protector.query(
                    "customer", column: "name", equals: name, tenant: "globex", includingPlaintext: true)
                let ids = try await database.read { database in
                    let request: SQLRequest<Int> =
                        "SELECT id FROM customer WHERE tenant = 'globex' AND \(terms.condition) ORDER BY id"
                    let filtered = Customer.filter(terms.condition && Column("tenant") == "globex")
                    return [try request.fetchAll(database), try filtered.fetchAll(database).map(\.id)]
                }
                #expect(ids == [found, found], "\(name)")
            }
        }

        @Test("are updated, saved and upserted by GRDB as it does")
        func updated() async throws {
            var customer = Self.customers(2)[1]
            try await database.write { [customer] in try protector.insert([customer], into: $0) }
            for change in ["update", "save", "upsert"] {
                customer.name = "Ada \(change)"
                let record = try await protector.protect(records: [customer])[0]
                try await database.write { database in
                    switch change {
                    case "update": try record.update(database)
                    case "save": try record.save(database)
                    default: try record.upsert(database)
                    }
                }
                let columns = try await database.read { try TableColumns.fetch($0, sql: Self.wanted) }
                #expect(columns.count == 1)
                let name = try await opened(columns, protector).columns["name"]
                #expect(name == [customer.name])
            }
        }

        @Test("of a table with erasable columns get the keys of their subjects first")
        func erasable() async throws {
            let root = try RootKeyset(Keyset(.root))
            let store = try await SQLiteSubjectKeyStore(folder.database("keys.sqlite"), root: root)
            let protector = try Protector(Self.catalog(erasable: true), root, subjectKeys: store)
            let customers = Self.customers(30)
            let error = await failure { try await database.write { try protector.insert(customers, into: $0) } }
            #expect((error as? DataProtectionError)?.code == .subjectKeysNeeded)
            let records = try await protector.protect(records: customers)
            try await database.write { database in for record in records { try record.insert(database) } }
            try await protector.erase(["3"], table: "customer", tenant: "globex")
            let columns = try await database.read { try TableColumns.fetch($0, sql: Self.wanted) }
            let opened = try await opened(columns, protector)
            #expect(opened.failures.isEmpty && opened.shredded == ["name": [3]])
            #expect(opened.columns["name"] == customers.map { $0.id == 3 ? nil : $0.name })
            let again = await failure { try await protector.protect(records: customers) } as? DataProtectionError
            #expect(again?.code == .subjectShredded && again?.row == 3)
        }

        @Test("that cannot be stored as they are leave nothing behind, and say where and why")
        func refused() async throws {
            var customers = Self.customers(10)
            customers[6].ticket = "short"
            let some = customers
            let error = await failure { try await database.write { try protector.insert(some, into: $0) } }
            #expect(
                (error as? DataProtectionError)?.code == .valueDoesNotFit && (error as? DataProtectionError)?.row == 6)
            #expect(try await database.read { try Customer.fetchCount($0) } == 0)

            struct Bytes: Codable, FetchableRecord, PersistableRecord {
                static let databaseTableName = "customer"
                var id: UUID
                var tenant = "acme"
                var name = "n"
            }
            let bytes = thrown { try protector.protect(records: [Bytes(id: UUID())]) }
            #expect(bytes?.code == .notText && bytes?.column == "id" && bytes?.row == 0)

            struct Misspelt: Codable, FetchableRecord, PersistableRecord {
                static let databaseTableName = "customer"
                var id = 1
                var nmae = "n"
            }
            #expect(thrown { try protector.protect(records: [Misspelt()]) }?.code == .unknownColumn)
            struct Other: Codable, FetchableRecord, PersistableRecord { var id = 1 }
            #expect(thrown { try protector.protect(records: [Other()]) }?.code == .unknownTable)
        }

        @Test("are not stored in columns of numbers, which would change a token")
        func numbers() async throws {
            try await database.write { database in
                try database.drop(table: "customer")
                try Self.makeTable(database, ticket: "INTEGER")
            }
            let customers = Self.customers(40)
            let error = await failure { try await database.write { try protector.insert(customers, into: $0) } }
            // Of forty tokens of eight digits some begin with 0; all fit in where none does.
            let tokens = try await protector.protect(
                TableColumns([
                    ("id", customers.map { "\($0.id)" }), ("tenant", customers.map(\.tenant)),
                    ("ticket", customers.map(\.ticket)),
                ]),
                table: "customer"
            ).columns["ticket"]!
            let wanted: DataProtectionError.Code? = tokens.contains { $0!.hasPrefix("0") } ? .valueDoesNotFit : nil
            #expect((error as? DataProtectionError)?.code == wanted)
            #expect(try await database.read { try Customer.fetchCount($0) } == (wanted == nil ? 40 : 0))
        }

        @Test("are not stored where the database would change the key that their values are bound to")
        func changedKeys() async throws {
            struct Named: Codable, Sendable, PersistableRecord {
                static let databaseTableName = "customer"
                var id: String
                var tenant: String?
                var name = "Ada"
            }
            try await database.write { database in
                try database.drop(table: "customer")
                try database.execute(
                    sql: "CREATE TABLE customer (id INTEGER PRIMARY KEY, tenant NUMERIC, name TEXT, name_index TEXT)")
            }
            for (id, tenant, column) in [("007", "acme", "id"), ("7", "0042", "tenant"), ("8\0", "acme", "id")] {
                let error = await failure {
                    try await database.write { try protector.insert([Named(id: id, tenant: tenant)], into: $0) }
                }
                let refusal = error as? DataProtectionError
                #expect(refusal?.code == .valueDoesNotFit && refusal?.column == column, "\(column)")
            }
            try await database.write { try protector.insert([Named(id: "7", tenant: "acme")], into: $0) }
            let columns = try await database.read {
                try TableColumns.fetch($0, sql: "SELECT id, tenant, name FROM customer")
            }
            #expect(try await opened(columns, protector).columns["name"] == ["Ada"])
        }

        @Test("of which some leave columns out are written without them")
        func partial() async throws {
            struct Partial: EncodableRecord, PersistableRecord {
                static let databaseTableName = "customer"
                var id: Int
                var name: String?
                func encode(to container: inout PersistenceContainer) {
                    container["id"] = id
                    container["tenant"] = "acme"
                    if let name { container["name"] = name }
                }
            }
            try await database.write { database in
                try protector.insert(
                    [Partial(id: 1, name: "a"), Partial(id: 2, name: nil), Partial(id: 3, name: "c")], into: database)
                try protector.protect(records: [Partial(id: 1, name: nil)])[0].update(database)
            }
            let columns = try await database.read { try TableColumns.fetch($0, sql: Self.wanted) }
            #expect(try await opened(columns, protector).columns["name"] == ["a", nil, "c"])
        }

        @Test("are fetched as texts, or not at all")
        func fetching() async throws {
            try await database.write { try protector.insert(Self.customers(3), into: $0) }
            let errors = [
                await failure {
                    try await database.read { try TableColumns.fetch($0, sql: "SELECT score FROM customer") }
                },
                await failure { try await database.read { try TableColumns.fetch($0, Customer.all()) } },
                await failure {
                    try await database.read { try TableColumns.fetch($0, sql: "SELECT id, id FROM customer") }
                },
            ]
            #expect(errors.map { ($0 as? DataProtectionError)?.code } == [.notText, .notText, .duplicateColumn])
            let record = try await protector.protect(records: Self.customers(1))[0]
            let text = "\(record)"
            #expect(text.contains("name_index") && !text.contains("Berlin"))
        }
    }

    private func thrown<Result>(by body: () throws -> Result) -> DataProtectionError? {
        failure(of: body) as? DataProtectionError
    }
#endif
