import TestSupport
import Testing

@testable import DataProtection

@Suite("Columns that end with their subject")
struct ErasableColumnTests {
    private let keys: Keys
    private let store = ProbedSubjectKeyStore()
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Clinic.protector(keys.root, store)
    }

    @Test("come back as they were, under the root key and the subject's", arguments: Seed.all)
    func roundTrip(seed: Seed) async throws {
        let rows = try Clinic.rows(120, seed: seed.value)
        let stored = try await protector.protect(rows, table: "treatment").columns
        let opened = try await Clinic.opened(stored, protector)
        #expect(opened.failures.isEmpty && opened.shredded.isEmpty)
        for name in Clinic.names { #expect(opened.columns[name] == rows[name], "\(name)") }
        // What the column does at once is what the cipher does value by value.
        let cipher = FieldCipher(try keys.root)
        for row in 0..<rows.count {
            guard let envelope = stored["name"]![row] else { continue }
            let tenant = rows["tenant"]![row]!
            let context = FieldContext(tenant: tenant, domain: "treatment.name", record: rows["id"]![row]!)
            let state = try store.store.keys(of: [rows["person"]![row]!], tenant: tenant)[0]
            let key = try #require(state.key)
            #expect(try cipher.decrypt(envelope, context: context, subjectKey: key) == rows["name"]![row])
            #expect(throws: FieldEncryptionError.self) { try cipher.decrypt(envelope, context: context) }
        }
        // The keys of five persons of two tenants, each made once, and then kept ready.
        #expect(store.made == 10 && store.asked == 0)
    }

    @Test("come and go as rows and values too")
    func shapes() async throws {
        struct Treatment: Codable, Sendable, Equatable {
            var id: Int
            var tenant = "acme"
            var person: Int
            var name: String?
            var finding: String
            var dose = 1.5
        }
        let values = (0..<9).map {
            Treatment(id: $0, person: $0 % 3, name: $0 % 4 == 0 ? nil : "n\($0)", finding: "f\($0)")
        }
        let stored = try await protector.protect(values, table: "treatment")
        #expect(stored.values.map(\.person) == values.map(\.person) && stored.beside.names == ["name_index"])
        let one = try await protector.protect(values[1], table: "treatment")
        #expect(one.beside["name_index"] == stored.beside["name_index"]?[1])
        var some = values
        some[3].finding = one.value.finding
        let collected = try await protector.protect(some, table: "treatment", failures: .collect)
        #expect(collected.rows == [0, 1, 2, 4, 5, 6, 7, 8] && collected.failures.map(\.code) == [.alreadyProtected])
        let row = try await protector.protect(
            row: ["id": "1", "tenant": "acme", "person": "1", "finding": "f1"], table: "treatment")
        for finding in [stored.values[1].finding, one.value.finding, row["finding"]!!] {
            let columns = try TableColumns([
                ("id", ["1"]), ("tenant", ["acme"]), ("person", ["1"]), ("finding", [finding]),
            ])
            #expect(try await Clinic.opened(columns, protector).columns["finding"] == ["f1"])
        }
    }

    @Test("need a store, and calls that wait for it")
    func needs() async throws {
        let root = try keys.root
        #expect(code { try Protector(Clinic.catalog(), root) } == .subjectKeysNeeded)
        let rows = try Clinic.rows(2)
        let protector = protector
        func synchronously() -> [DataProtectionError.Code?] {
            [
                code { try protector.protect(rows, table: "treatment") },
                code { try protector.protect(row: rows.row(0), table: "treatment") },
                code { try protector.protect([["id": "1"]], table: "treatment") },
                code { try protector.open(rows, table: "treatment", depths: ["name": .value]) },
            ]
        }
        #expect(synchronously() == Array(repeating: .subjectKeysNeeded, count: 4))
        // What needs no key is opened without waiting.
        let stored = try await protector.protect(rows, table: "treatment").columns
        func note() throws -> [String?]? {
            try protector.open(stored, table: "treatment", depths: ["note": .value, "email": .value]).columns["note"]
        }
        #expect(try note() == rows["note"])
    }

    @Test("do not open for another subject, tenant, row or column", arguments: Seed.all)
    func exchanged(seed: Seed) async throws {
        var random = seed.generator
        var rows = try Clinic.rows(60, seed: seed.value)
        rows.set("name", (0..<60).map { "n\($0)" })
        rows.set("finding", (0..<60).map { "f\($0)" })
        let stored = try await protector.protect(rows, table: "treatment").columns
        for name in ["person", "tenant", "id", "name", "finding"] {
            let (a, b) = (Int.random(in: 0..<60, using: &random), Int.random(in: 0..<60, using: &random))
            var meddled = stored
            var column = stored[name]!
            guard column[a] != column[b] else { continue }
            column.swapAt(a, b)
            meddled.set(name, column)
            let opened = try await Clinic.opened(meddled, protector)
            let cells = opened.failures.filter { Clinic.erasable.contains($0.column!) }
            #expect(Set(cells.map(\.code)) == [.authenticationFailed] && Set(cells.map(\.row)) == [a, b], "\(name)")
        }
        var exchanged = stored
        exchanged.set("name", stored["finding"]!)
        #expect(try await Clinic.opened(exchanged, protector).failures.count { $0.column == "name" } == 60)
    }

    @Test("of a subject that never had a key fail like those of a wrong key")
    func absent() async throws {
        let rows = try Clinic.rows(10)
        let stored = try await protector.protect(rows, table: "treatment").columns
        let empty = ProbedSubjectKeyStore()
        let opened = try await Clinic.opened(stored, Clinic.protector(keys.root, empty))
        #expect(Set(opened.failures.map(\.code)) == [.authenticationFailed] && opened.shredded.isEmpty)
        #expect(opened.failures.count == Clinic.erasable.reduce(0) { $0 + stored[$1]!.count { $0 != nil } })
        #expect(opened.columns["note"] == rows["note"] && empty.made == 0)
    }

    @Test("are found by their index as others are")
    func found() async throws {
        let rows = try Clinic.rows(20)
        let stored = try await protector.protect(rows, table: "treatment").columns
        let row = try #require(rows["name"]!.firstIndex { $0 != nil })
        let terms = try protector.query(
            "treatment", column: "name", equals: rows["name"]![row]!, tenant: rows["tenant"]![row])
        #expect(terms.column == "name_index" && terms.values.contains(stored["name_index"]![row]!))
        #expect(
            code { try protector.query("treatment", column: "finding", equals: "f", tenant: "acme") } == .notSearchable)
    }

    @Test("of values that were encrypted without a subject open too, and get its key when they are moved")
    func becameErasable() async throws {
        let rows = try Clinic.rows(30)
        var before = Clinic.catalog()
        for place in before.tables[0].columns.indices { before.tables[0].columns[place].isErasable = false }
        before.tables[0].columns[1].storage = .encryptedDeterministically()
        let stored = try await Protector(before, keys.root).protect(rows, table: "treatment").columns
        let opened = try await Clinic.opened(stored, protector)
        #expect(opened.failures.isEmpty)
        for name in Clinic.names { #expect(opened.columns[name] == rows[name]) }
        let source = MemorySource(stored)
        let promoted = try Clinic.protector(keys.promoted().root, store)
        let report = try await promoted.rotate(table: "treatment", in: source)
        #expect(report.failed == 0 && report.rows == 30)
        let moved = try source.columns(stored.names)
        let stranger = try Clinic.protector(keys.promoted().root, InMemorySubjectKeyStore())
        #expect(
            try await Clinic.opened(moved, stranger).failures.count
                == Clinic.erasable.reduce(0) { $0 + rows[$1]!.count { $0 != nil } })
        #expect(try await Clinic.opened(moved, promoted).failures.isEmpty)
    }

    @Test("say by row what they lack")
    func badInput() async throws {
        let good = try Clinic.rows(6, persons: 3)
        var rows = good
        rows.set("name", (0..<6).map { "n\($0)" })
        rows.set("person", ["p0", nil, "", "p1", "p0", "p2"])
        let (protector, given) = (protector, rows)
        let error = await thrown { try await protector.protect(given, table: "treatment") }
        #expect(
            error?.code == .subjectMissing && error?.row == 1 && error?.column == "name" && error?.table == "treatment")
        let stored = try await protector.protect(rows, table: "treatment", failures: .collect)
        #expect(stored.rows == [0, 3, 4, 5] && Set(stored.failures.map(\.code)) == [.subjectMissing])
        let opened = try await Clinic.opened(stored.columns, protector)
        #expect(opened.failures.isEmpty && opened.columns["name"] == ["n0", "n3", "n4", "n5"])
        let some = try TableColumns(["id", "tenant", "name"].map { ($0, good[$0]!) })
        let missing = await thrown { try await protector.protect(some, table: "treatment") }
        #expect(missing?.code == .subjectMissing && missing?.column == "person")
        #expect(await thrown { try await Clinic.opened(some, protector) }?.code == .subjectMissing)
        // Columns that do not end with a subject need none.
        let notes = try TableColumns(["id", "tenant", "note"].map { ($0, good[$0]!) })
        #expect(try await protector.protect(notes, table: "treatment").columns.count == 6)
        let twice = try await protector.protect(stored.columns, table: "treatment", protectedInput: .pass).columns
        #expect(twice["name"] == stored.columns["name"])
        let columns = stored.columns
        #expect(await thrown { try await protector.protect(columns, table: "treatment") }?.code == .alreadyProtected)
    }

    @Test("are not written and not read where the store does not answer")
    func storeDown() async throws {
        let rows = try Clinic.rows(6)
        let stored = try await protector.protect(rows, table: "treatment").columns
        let late = try Clinic.protector(keys.root, store)
        for (failure, code) in [
            (FieldEncryptionError.storeUnavailable("down"), DataProtectionError.Code.storeUnavailable),
            (.storeDamaged("changed"), .storeDamaged),
        ] {
            store.fail(failure)
            let errors = [
                await thrown { try await late.protect(rows, table: "treatment") },
                await thrown { try await Clinic.opened(stored, late) },
                await thrown { try await late.erase(["p0"], table: "treatment", tenant: "acme") },
                await thrown { try await late.rotate(table: "treatment", in: MemorySource(rows)) },
            ]
            #expect(errors.map { $0?.code } == [code, code, code, code] && errors[0]?.table == "treatment")
            // What is kept ready is used.
            #expect(try await Clinic.opened(stored, protector).failures.isEmpty)
        }
    }
}
