import TestSupport

@testable import DataProtection

/// A table of customers of several tenants, with a column of every kind.
enum Desk {
    static let folded: [Normalizer] = [.caseFolded, .nfc]

    static func index(_ name: DocumentName, _ column: DocumentName, _ normalizers: [Normalizer] = folded) -> ColumnIndex
    {
        ColumnIndex(name, column: column, length: BlindIndexLength(insecureBits: 24), normalizers: normalizers)
    }

    static func customers(
        tenant: TenantSource = .column("tenant"), keyIDs: Bool = true, marks: [KeyID: Int] = [:]
    ) throws -> TableCatalog {
        try TableCatalog("customer", tenant: tenant, record: "id", subject: "id") {
            ColumnProtection("name", .encrypted(), indexes: [index("name", "name_index")])
            ColumnProtection("email", .encryptedDeterministically(), indexes: [index("email", "email_index")])
            ColumnProtection(
                "phone", .token(FormatToken("phone", try .phoneNumber())), keyID: keyIDs ? "phone_key" : nil)
            ColumnProtection(
                "ticket", .token(FormatToken("ticket", try .template("TT-########"))),
                keyID: keyIDs ? "ticket_key" : nil)
            ColumnProtection(
                "card", .card(CardToken("pan", marks: marks)), keyID: keyIDs && marks.isEmpty ? "card_key" : nil)
            ColumnProtection("note", .randomToken(), indexes: [index("note", "note_index")])
            ColumnProtection("account", .opaqueToken())
            ColumnProtection("visitor", .oneWay())
            ColumnProtection("city", .clear)
        }
    }

    static func protector(
        _ keys: Keys, tenant: TenantSource = .column("tenant"), keyIDs: Bool = true
    ) throws -> Protector {
        try Protector(Catalog([customers(tenant: tenant, keyIDs: keyIDs)]), keys.root)
    }

    /// Rows in clear.
    static func rows(_ count: Int, seed: UInt64 = 1) throws -> TableColumns {
        var random = SplitMix64(seed: seed)
        let names = [
            "Ada Lovelace", "李小龍", "Zoë Kravitz", "محمد علي", "👩‍👩‍👧 Family", "Nul \0 inside", "", "Алла Пугачёва",
        ]
        var columns: [[String?]] = Array(repeating: [], count: 11)
        for row in 0..<count {
            let isEmpty = Int.random(in: 0..<10, using: &random) == 0
            columns[0].append("r\(row)")
            columns[1].append(["acme", "globex", "éa", "e\u{301}a"][Int.random(in: 0..<4, using: &random)])
            columns[2].append(isEmpty ? nil : names[Int.random(in: 0..<names.count, using: &random)])
            columns[3].append("Person\(row % 7)@Example.org")
            columns[4].append(isEmpty ? nil : "+49151\(10_000_000 + Int.random(in: 0..<9_999_999, using: &random))")
            columns[5].append("TT-\(10_000_000 + row)")
            columns[6].append(card(row))
            columns[7].append("note of row \(row)")
            columns[8].append("account \(row % 3)")
            columns[9].append("visitor \(row % 5)")
            columns[10].append("Berlin")
        }
        let order = [
            "id", "tenant", "name", "email", "phone", "ticket", "card", "note", "account", "visitor", "city",
        ]
        return try TableColumns(zip(order, columns).map { ($0, $1) })
    }

    /// A card number that passes the Luhn check.
    static func card(_ number: Int) -> String {
        let digits = "4\(String(100_000_000_000_000 + number &* 7919).suffix(14))"
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = digit.wholeNumberValue! * (place % 2 == 0 ? 2 : 1)
            sum += value > 9 ? value - 9 : value
        }
        return digits + String((10 - sum % 10) % 10)
    }

    static let protected = ["name", "email", "phone", "ticket", "card", "note", "account", "visitor"]
    static let reversible = protected.filter { $0 != "visitor" }

    /// Everything in clear again.
    static func opened(_ columns: TableColumns, _ protector: Protector) throws -> TableColumns {
        let depths = Dictionary(uniqueKeysWithValues: reversible.map { ($0, OpeningDepth.value) })
        let opened = try protector.open(columns, table: "customer", depths: depths)
        if let failure = opened.failures.first { throw failure }
        return opened.columns
    }
}

/// A root keyset and what becomes of it.
struct Keys {
    var keyset: Keyset
    let first: KeyID
    let second: KeyID

    /// Two enabled keys, the first the primary.
    init() throws {
        keyset = try Keyset(.root)
        first = keyset.primaryKeyID
        second = try keyset.add(.root)
    }

    /// The same keys with the second as the primary.
    func promoted() throws -> Keys {
        var keys = self
        try keys.keyset.promote(second)
        return keys
    }

    var root: RootKeyset { get throws { try RootKeyset(keyset) } }
}
