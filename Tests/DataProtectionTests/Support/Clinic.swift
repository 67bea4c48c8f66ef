import Synchronization
import TestSupport

@testable import DataProtection

/// A table of treatments, several of one person, with columns that end with the person and others that do not.
enum Clinic {
    static func catalog() -> Catalog {
        Catalog {
            TableCatalog("treatment", tenant: .column("tenant"), record: "id", subject: "person") {
                ColumnProtection(
                    "name", .encrypted(), erasable: true, indexes: [Desk.index("name", "name_index")])
                ColumnProtection("finding", .encrypted(.hidden), erasable: true)
                ColumnProtection("email", .encryptedDeterministically())
                ColumnProtection("note", .encrypted())
                ColumnProtection("dose", .clear)
            }
        }
    }

    static func protector(_ root: RootKeyset, _ store: any SubjectKeyStore) throws -> Protector {
        // What a test asks for twice is not forgotten between, however long it waits for its turn.
        try Protector(
            catalog(), root,
            subjectKeys: store as? SubjectKeyCache ?? SubjectKeyCache(store, timeToLive: .seconds(1_000_000)))
    }

    static let names = ["name", "finding", "email", "note"]
    static let erasable = ["name", "finding"]

    /// Rows in clear of `persons` persons in each of two tenants.
    static func rows(_ count: Int, persons: Int = 5, seed: UInt64 = 1) throws -> TableColumns {
        var random = SplitMix64(seed: seed)
        let texts = ["Ada Lovelace", "李小龍", "", "Zoë \u{301}", "Nul \0 inside", String(repeating: "long ", count: 99)]
        func pick(_ column: String, _ row: Int) -> String? {
            Int.random(in: 0..<8, using: &random) == 0
                ? nil : "\(texts[Int.random(in: 0..<6, using: &random)])\(column)\(row)"
        }
        return try TableColumns([
            ("id", (0..<count).map { "r\($0)" }),
            ("tenant", (0..<count).map { ["acme", "globex"][$0 % 2] }),
            ("person", (0..<count).map { "p\($0 / 2 % persons)" }),
            ("name", (0..<count).map { pick("n", $0) }),
            ("finding", (0..<count).map { pick("f", $0) }),
            ("email", (0..<count).map { pick("e", $0) }),
            ("note", (0..<count).map { pick("o", $0) }),
        ])
    }

    static let depths = Dictionary(uniqueKeysWithValues: names.map { ($0, OpeningDepth.value) })

    static func opened(_ columns: TableColumns, _ protector: Protector) async throws -> OpenedColumns {
        try await protector.open(columns, table: "treatment", depths: depths)
    }
}

/// A store of subject keys that counts what it is asked, and can fail.
final class ProbedSubjectKeyStore: SubjectKeyStore {
    let store = InMemorySubjectKeyStore()
    private let counts = Mutex((asked: 0, made: 0))
    private let failure = Mutex<FieldEncryptionError?>(nil)

    var asked: Int { counts.withLock { $0.asked } }
    var made: Int { counts.withLock { $0.made } }
    func fail(_ error: FieldEncryptionError?) { failure.withLock { $0 = error } }

    private func check() throws(FieldEncryptionError) { if let error = failure.withLock({ $0 }) { throw error } }

    func keys(of subjects: [String], tenant: String?) async throws(FieldEncryptionError) -> [SubjectKeyState] {
        try check()
        counts.withLock { $0.asked += subjects.count }
        return try store.keys(of: subjects, tenant: tenant)
    }

    func makeKeys(of subjects: [String], tenant: String?) async throws(FieldEncryptionError) -> [SubjectKeyState] {
        try check()
        counts.withLock { $0.made += subjects.count }
        return try store.makeKeys(of: subjects, tenant: tenant)
    }

    func shred(_ subjects: [String], tenant: String?) async throws(FieldEncryptionError) {
        try check()
        store.shred(subjects, tenant: tenant)
    }
}
