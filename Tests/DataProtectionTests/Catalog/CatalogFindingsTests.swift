import DataProtection
import Testing

@Suite("A catalog")
struct CatalogFindingsTests {
    private static let length = BlindIndexLength(insecureBits: 16)

    private static func table(
        _ columns: ColumnProtection..., tenant: TenantSource = .none, record: DocumentName? = nil,
        subject: DocumentName? = nil
    ) -> Catalog {
        Catalog { TableCatalog("t", tenant: tenant, record: record, subject: subject) { columns } }
    }

    private static func index(_ name: DocumentName, _ column: DocumentName, _ normalizers: [Normalizer] = [])
        -> ColumnIndex
    {
        ColumnIndex(name, column: column, length: length, normalizers: normalizers)
    }

    private static func ticket(_ name: String = "ticket", _ template: String = "TT-########") throws -> ColumnStorage {
        .token(FormatToken(name, try .template(template)))
    }

    static let errors: [(String, Catalog)] = {
        guard let ticket = try? Self.ticket(), let other = try? Self.ticket("ticket", "########") else { return [] }
        return [
            (
                "declared twice",
                Catalog {
                    TableCatalog("t", tenant: .none) {}; TableCatalog("t", tenant: .none) {}
                }
            ),
            ("declared twice", table(.init("a", .clear), .init("a", .clear))),
            ("has a name", table(.init("", .clear))),
            ("record column", table(.init("a", .encrypted()))),
            ("keep it clear", table(.init("a", .opaqueToken()), tenant: .column("a"))),
            ("row's key", table(.init("a", .opaqueToken()), record: "a")),
            ("whom a row is about", table(.init("a", .randomToken()), subject: "a")),
            ("another column", table(.init("a", .opaqueToken(), indexes: [index("i", "b")]), .init("b", .clear))),
            ("another column", table(.init("a", .opaqueToken(), indexes: [index("i", "id")]), record: "id")),
            ("another column", table(.init("a", .opaqueToken(), indexes: [index("i", "x"), index("j", "x")]))),
            ("another column", table(.init("a", ticket, keyID: "b"), .init("b", .clear))),
            ("one name", table(.init("a", .opaqueToken(), indexes: [index("i", "x"), index("i", "y")]))),
            ("column is clear", table(.init("a", .clear, indexes: [index("i", "x")]))),
            ("no way back", table(.init("a", .oneWay(), indexes: [index("i", "x")]))),
            ("1 to 255", table(.init("a", .opaqueToken(), indexes: [index("", "x")]))),
            ("at least one character", table(.init("a", .opaqueToken(), indexes: [index("i", "x", [.first(0)])]))),
            ("looked up", table(.init("a", .randomToken(), searchable: true))),
            ("kept unique", table(.init("a", .encrypted(), unique: true), record: "id")),
            ("can end with its subject", table(.init("a", .opaqueToken(), erasable: true), subject: "s")),
            (
                "can end with its subject",
                table(.init("a", .encryptedDeterministically(), erasable: true), subject: "s")
            ),
            ("subject column", table(.init("a", .encrypted(), erasable: true), record: "id")),
            (
                "keep the subject column s clear",
                table(.init("a", .encrypted(), erasable: true), .init("s", .opaqueToken()), record: "id", subject: "s")
            ),
            ("mark", table(.init("a", .card(CardToken(marks: [1: 0]))))),
            ("same mark", table(.init("a", .card(CardToken(marks: [1: 2, 2: 2]))))),
            ("", table(.init("a", .card(CardToken(keepingLast: 10))))),
            (
                "another format",
                table(.init("a", ticket, domain: "d", keyID: "ka"), .init("b", other, domain: "d", keyID: "kb"))
            ),
            (
                "other normalizers",
                table(
                    .init("a", .opaqueToken(), domain: "d", indexes: [index("i", "x")]),
                    .init("b", .opaqueToken(), domain: "d", indexes: [index("i", "y", [.nfc])]))
            ),
        ]
    }()

    @Test("that contradicts itself makes no protector, and says where and why", arguments: errors.indices)
    func refused(place: Int) throws {
        let (reason, catalog) = Self.errors[place]
        let errors = catalog.findings.filter { $0.severity == .error }
        #expect(errors.contains { $0.message.contains(reason) }, "\(reason): \(catalog.findings)")
        #expect(code { try Protector(catalog, RootKeyset(Keyset(.root))) } == .invalidCatalog)
    }

    @Test("that is probably not meant so is made with warnings")
    func warnings() throws {
        #expect(Self.errors.count == 27)
        let catalogs: [(String, Catalog)] = [
            ("do not say which key", Self.table(.init("a", try Self.ticket()))),
            ("not needed", Self.table(.init("a", .opaqueToken(), keyID: "k"))),
            ("drop the unique index", Self.table(.init("a", try Self.ticket(), keyID: "k", unique: true))),
            (
                "no unique index",
                Self.table(.init("a", .encrypted(), indexes: [Self.index("i", "x")], unique: true), record: "id")
            ),
            (
                "rows have in x, b",
                Self.table(
                    .init("a", .encrypted(), erasable: true, indexes: [Self.index("i", "x")]),
                    .init("b", .opaqueToken()), .init("c", .encrypted()), record: "id", subject: "s")
            ),
            (
                "cannot be joined",
                Self.table(
                    .init("a", .opaqueToken(), domain: "d"), .init("b", .encryptedDeterministically(), domain: "d"))
            ),
        ]
        for (reason, catalog) in catalogs {
            #expect(catalog.findings.map(\.severity) == [.warning], "\(catalog.findings)")
            #expect(catalog.findings.contains { $0.message.contains(reason) })
            _ = try Protector(catalog, RootKeyset(Keyset(.root)), subjectKeys: InMemorySubjectKeyStore())
        }
    }

    @Test("that is as it should be has no findings")
    func clean() throws {
        #expect(try Catalog([Desk.customers()]).findings == [])
        let erasable = Self.table(
            .init("a", .encrypted(), erasable: true), .init("b", .encrypted()), .init("s", .clear), record: "s",
            subject: "s")
        #expect(erasable.findings == [])
    }

    @Test("joins columns of one domain across tables, and no others")
    func joins() throws {
        let protector = try Protector(
            Catalog {
                TableCatalog("customer", tenant: .constant("acme")) {
                    ColumnProtection("email", .opaqueToken(), domain: "email")
                    ColumnProtection("second", .opaqueToken())
                }
                TableCatalog("order", tenant: .constant("acme")) {
                    ColumnProtection("mail", .opaqueToken(), domain: "email")
                }
            }, RootKeyset(Keyset(.root)))
        let customer = try protector.protect(row: ["email": "a@b.example", "second": "a@b.example"], table: "customer")
        let order = try protector.protect(row: ["mail": "a@b.example"], table: "order")
        #expect(customer["email"] == order["mail"] && customer["second"] != order["mail"])
    }
}
