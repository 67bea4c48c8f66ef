import TestSupport
import Testing

@testable import DataProtection

@Suite("A subject that is erased")
struct ErasureTests {
    private let keys: Keys
    private let store = ProbedSubjectKeyStore()
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Clinic.protector(keys.root, store)
    }

    /// Rows of which every cell is there, as they are stored.
    private func table(_ count: Int) async throws -> (rows: TableColumns, stored: TableColumns) {
        var rows = try Clinic.rows(count)
        for name in Clinic.names { rows.set(name, (0..<count).map { "\(name)\($0)" }) }
        return (rows, try await protector.protect(rows, table: "treatment").columns)
    }

    private func isErased(_ row: Int, _ rows: TableColumns) -> Bool {
        rows["tenant"]![row] == "acme" && rows["person"]![row] == "p1"
    }

    @Test("leaves cells that say so, and all others as they were")
    func shredded() async throws {
        let (rows, stored) = try await table(40)
        try await protector.erase(["p1"], table: "treatment", tenant: "acme")
        let erased = Set((0..<40).filter { isErased($0, rows) })
        #expect(erased.count == 4)
        let opened = try await Clinic.opened(stored, protector)
        #expect(opened.failures.isEmpty && opened.shredded == ["name": erased, "finding": erased])
        for name in Clinic.names {
            let ends = Clinic.erasable.contains(name)
            #expect(opened.columns[name] == (0..<40).map { ends && erased.contains($0) ? nil : "\(name)\($0)" })
        }
        #expect(opened.isShredded("name", row: erased.first!) && !opened.isShredded("note", row: erased.first!))
        // In clear, too, nothing of it is handed out.
        let plain = try await protector.open(
            rows, table: "treatment", depths: ["name": .value], acceptsPlaintext: true)
        #expect(plain.shredded == ["name": erased] && plain.columns["name"]!.count { $0 == nil } == 4)
    }

    @Test("is nobody to protect anything for, row by row")
    func refused() async throws {
        try await protector.erase(["p1"], table: "treatment", tenant: "acme")
        var rows = try Clinic.rows(40)
        rows.set("name", (0..<40).map { "n\($0)" })
        let erased = (0..<40).filter { isErased($0, rows) }
        let stored = try await protector.protect(rows, table: "treatment", failures: .collect)
        #expect(stored.rejected == erased && Set(stored.failures.map(\.code)) == [.subjectShredded])
        #expect(stored.columns.count == 36 && stored.rows == (0..<40).filter { !erased.contains($0) })
        let (protector, given) = (protector, rows)
        let error = await thrown { try await protector.protect(given, table: "treatment") }
        #expect(error?.code == .subjectShredded && error?.row == erased[0] && error?.column == "name")
        // A row in which nothing ends with it is like any other.
        let note = ["id": "x", "tenant": "acme", "person": "p1", "note": "n", "name": nil]
        #expect(try await protector.protect(row: note, table: "treatment")["note"] != "n")
    }

    @Test("in one process is readable in another for as long as its cache says, and no longer")
    func cached() async throws {
        let (rows, stored) = try await table(40)
        let clock = MonotonicTestClock()
        let cache = SubjectKeyCache(store, timeToLive: .seconds(10)) { clock.now }
        let other = try Clinic.protector(keys.root, cache)
        #expect(try await Clinic.opened(stored, other).failures.isEmpty)
        try await protector.erase(["p1"], table: "treatment", tenant: "acme")
        #expect(try await Clinic.opened(stored, protector).shredded["name"]?.count == 4)
        clock.advance(by: .milliseconds(9_999))
        #expect(try await Clinic.opened(stored, other).columns["name"] == rows["name"])
        clock.advance(by: .milliseconds(1))
        let late = try await Clinic.opened(stored, other)
        #expect(late.shredded["name"]?.count == 4 && late.failures.isEmpty)
    }

    @Test("is named by table and tenant, and erased before it has a key, and twice")
    func naming() async throws {
        let protector = protector
        func code(_ subjects: [String], _ table: String, _ tenant: String?) async -> DataProtectionError.Code? {
            await thrown { try await protector.erase(subjects, table: table, tenant: tenant) }?.code
        }
        #expect(await code(["p"], "treatmant", "acme") == .unknownTable)
        #expect(await code(["p"], "treatment", nil) == .tenantMissing)
        #expect(await code(["p", ""], "treatment", "acme") == .subjectMissing)
        #expect(
            await thrown { try await Desk.protector(keys).erase(["p"], table: "customer", tenant: "a") }?.code
                == .notErasable)
        for _ in 0..<2 { try await protector.erase(["late", "late"], table: "treatment", tenant: "acme") }
        #expect(try store.store.keys(of: ["late"], tenant: "acme") == [.shredded])
        #expect(try store.store.keys(of: ["late"], tenant: "globex") == [.absent])
    }

    @Test("stays as it is when the table is moved to another key, and is counted")
    func rotation() async throws {
        let (rows, stored) = try await table(40)
        try await protector.erase(["p1"], table: "treatment", tenant: "acme")
        let source = MemorySource(stored)
        var keys = try keys.promoted()
        let promoted = try Clinic.protector(keys.root, store)
        let made = store.made
        let dry = try await promoted.rotate(
            table: "treatment", in: source, options: .init(isDryRun: true, chunkSize: 7))
        #expect(dry.columns["name"]?.shredded == 4 && dry.columns["name"]?.old == 36 && dry.columns["note"]?.old == 40)
        #expect(source.commits == 0 && store.made == made)
        let report = try await promoted.rotate(table: "treatment", in: source, options: .init(chunkSize: 7))
        #expect(report.failed == 0 && report.changed == 40 && report.isFinished)
        #expect(report.columns["name"]?.shredded == 4 && report.columns["name"]?.byKey == [keys.first: 36])
        let after = try await promoted.rotate(table: "treatment", in: source, options: .init(isDryRun: true))
        #expect(after.columns["finding"]?.old == 0 && after.columns["finding"]?.shredded == 4)
        try keys.keyset.disable(keys.first)
        let late = try Clinic.protector(keys.root, store)
        let moved = try source.columns(stored.names)
        let opened = try await Clinic.opened(moved, late)
        #expect(opened.failures.isEmpty && opened.shredded["finding"]?.count == 4)
        let order = rows["id"]!.indices.sorted { rows["id"]![$0]! < rows["id"]![$1]! }
        #expect(opened.columns["name"] == order.map { isErased($0, rows) ? nil : rows["name"]![$0] })
        #expect(opened.columns["note"] == order.map { rows["note"]![$0] })
        let again = try await late.rotate(table: "treatment", in: source)
        #expect(again.changed == 0 && again.columns["name"]?.shredded == 4)
    }

    @Test("is told where a value of it stands in clear, while the others are protected")
    func plaintextOfErased() async throws {
        var rows = try Clinic.rows(40)
        rows.set("name", (0..<40).map { "n\($0)" })
        try await protector.erase(["p1"], table: "treatment", tenant: "acme")
        let source = MemorySource(rows)
        let dry = try await protector.rotate(table: "treatment", in: source, options: .init(isDryRun: true))
        #expect(dry.columns["name"]?.plaintext == 40 && dry.columns["name"]?.shredded == 0 && store.made == 0)
        let report = try await protector.rotate(
            table: "treatment", in: source, options: .init(chunkSize: 9, failures: .collect))
        #expect(report.failed == 4 && Set(report.failures.map(\.error.code)) == [.subjectShredded])
        #expect(
            Set(report.failures.compactMap(\.record)) == Set((0..<40).filter { isErased($0, rows) }.map { "r\($0)" }))
        // The dry run has found out who was erased.
        #expect(store.made == 9)
        let opened = try await Clinic.opened(source.columns(rows.names + ["name_index"]), protector)
        #expect(opened.shredded["name"]?.count == 4 && opened.columns["name"]!.count { $0 != nil } == 36)
        // Rows that failed stay as they were, as a whole.
        #expect(Set(opened.failures.map(\.code)) == [.notProtected])
        #expect(Set(opened.failures.compactMap(\.row)).isSubset(of: opened.shredded["name"]!))
    }

    @Test("does not matter to a run in which rows come to be of others between the look and the transaction")
    func changing() async throws {
        var rows = try Clinic.rows(12)
        rows.set("name", (0..<12).map { "n\($0)" })
        let memory = MemorySource(rows)
        let source = ChangingSource(memory, changes: 3)
        let report = try await protector.rotate(table: "treatment", in: source, options: .init(chunkSize: 5))
        #expect(report.rows == 12 && report.failed == 0 && report.isFinished)
        let opened = try await Clinic.opened(memory.columns(rows.names + ["name_index"]), protector)
        #expect(opened.failures.isEmpty && Set(opened.columns["name"]!) == Set(rows["name"]!))
        let restless = ChangingSource(MemorySource(rows), changes: .max)
        let error = await thrown { try await protector.rotate(table: "treatment", in: restless) }
        #expect(error?.code == .sourceMisbehaved)
    }
}
