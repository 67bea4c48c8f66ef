import DataProtection

/// Rows of a support desk's customers: five protected columns and two blind indexes.
enum ProtectorFigures {
    private struct Customer: Codable, Sendable {
        var id: Int
        var name, email, phone, ticket, card: String
    }

    private static let rows = 10_000

    static func groups() throws -> [FigureGroup] { try [table()] }

    /// What the table holds.
    static func catalog() throws -> Catalog {
        func index(_ name: DocumentName, _ column: DocumentName) -> ColumnIndex {
            ColumnIndex(
                name, column: column, length: BlindIndexLength(insecureBits: 16), normalizers: [.caseFolded, .nfc])
        }
        return try Catalog {
            try TableCatalog("customer", tenant: .column("tenant"), record: "id", subject: "id") {
                ColumnProtection("name", .encrypted(), indexes: [index("name", "name_index")])
                ColumnProtection("email", .encryptedDeterministically(), indexes: [index("email", "email_index")])
                ColumnProtection("phone", .token(FormatToken("phone", try .phoneNumber())))
                ColumnProtection("ticket", .token(FormatToken("ticket", try .template("TT-########"))))
                ColumnProtection("card", .card(CardToken("pan")))
            }
        }
    }

    private static func protector() throws -> Protector { try Protector(catalog(), RootKeyset(Keyset(.root))) }

    /// Customers in clear.
    static func columns(_ rows: Int) throws -> TableColumns {
        let names = ["Ada Lovelace", "李小龍", "Zoë Kravitz", "Grace Hopper", "Алла Пугачёва"]
        let cards = try Format.paymentCard()
        return try TableColumns([
            ("id", (0..<rows).map(String.init)), ("tenant", Array(repeating: "acme", count: rows)),
            ("name", (0..<rows).map { "\(names[$0 % names.count]) \($0)" }),
            ("email", (0..<rows).map { "ada.lovelace\($0)@example.org" }),
            ("phone", (0..<rows).map { "+49151\(10_000_000 + $0 * 31)" }),
            ("ticket", (0..<rows).map { "TT-\(10_000_000 + $0)" }),
            (
                "card",
                try (0..<rows).map { row in
                    let kept = String(String(10_000 + row * 31 % 10_000).suffix(4))
                    return try cards.unrank(
                        FormatRank(decimal: "\((row * 48_271_997 + 7) % 50_000_000_000)", kept: [kept], length: 16))
                }
            ),
        ])
    }

    private static func table() throws -> FigureGroup {
        let (protector, columns) = (try protector(), try columns(rows))
        let customers = (0..<rows).map { row in
            func text(_ name: String) -> String { (columns[name]?[row] ?? nil) ?? "" }
            return Customer(
                id: row, name: text("name"), email: text("email"), phone: text("phone"), ticket: text("ticket"),
                card: text("card"))
        }
        let values = try protectorWithoutTenants()
        return FigureGroup(
            name: "protector",
            subjects: [
                (
                    "protector.columns",
                    .operation(unitsPerIteration: Double(rows)) {
                        for _ in 0..<$0 { _ = try protector.protect(columns, table: "customer") }
                    }
                ),
                (
                    "protector.values",
                    .operation(unitsPerIteration: Double(rows)) {
                        for _ in 0..<$0 { _ = try values.protect(customers, table: "customer") }
                    }
                ),
                (
                    "protector.value",
                    .operation { for _ in 0..<$0 { _ = try values.protect(customers[0], table: "customer") } }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "protector.columns.rows", value: 1e9 / ns[0], unit: "rows/s", target: 250_000),
                    Figure(name: "protector.values.rows", value: 1e9 / ns[1], unit: "rows/s", target: 60_000),
                    Figure(name: "protector.value.rows", value: 1e9 / ns[2], unit: "rows/s"),
                ]
            })
    }

    /// The same for values, which do not say whose they are.
    private static func protectorWithoutTenants() throws -> Protector {
        let protector = try protector()
        var catalog = protector.catalog
        catalog.tables[0].tenant = .constant("acme")
        return try Protector(catalog, RootKeyset(Keyset(.root)))
    }
}
