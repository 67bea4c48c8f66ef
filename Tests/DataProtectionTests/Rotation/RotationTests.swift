import ProtectionKeys
import TestSupport
import Testing

@testable import DataProtection

@Suite("A table that is gone through")
struct RotationTests {
    private let keys: Keys
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Desk.protector(keys)
    }

    private func stored(_ source: MemorySource, _ protector: Protector) throws -> TableColumns {
        try source.columns(try protector.plan("customer").storedColumns)
    }

    private func requireValues(_ source: MemorySource, _ protector: Protector, _ rows: TableColumns) throws {
        let opened = try Desk.opened(stored(source, protector), protector)
        let order = rows["id"]!.indices.sorted { rows["id"]![$0]! < rows["id"]![$1]! }
        for name in Desk.reversible { #expect(opened[name] == order.map { rows[name]![$0] }, "\(name)") }
    }

    @Test("in clear is protected, and a second run finds nothing to do", arguments: Seed.all)
    func migration(seed: Seed) async throws {
        let rows = try Desk.rows(250, seed: seed.value)
        let source = MemorySource(rows)
        let report = try await protector.rotate(table: "customer", in: source, options: .init(chunkSize: 40))
        #expect(report.rows == 250 && report.changed == 250 && report.isFinished && report.failed == 0)
        #expect(report.columns["email"]!.plaintext == 250 && report.columns["phone"]!.plaintext > 0)
        #expect(source.commits == 7)
        try requireValues(source, protector, rows)
        let direct = try await protector.protect(rows, table: "customer").columns
        let order = rows["id"]!.indices.sorted { rows["id"]![$0]! < rows["id"]![$1]! }
        for name in ["email", "card", "name_index", "phone_key", "visitor"] {
            #expect(try source.columns([name])[name] == order.map { direct[name]![$0] })
        }
        let before = try stored(source, protector)
        let again = try await protector.rotate(table: "customer", in: source)
        #expect(again.changed == 0 && again.rows == 250 && again.columns["email"]!.current == 250)
        #expect(try stored(source, protector) == before)
    }

    @Test("of an old key is moved to the new one, with its indexes, so that the old one can go", arguments: Seed.all)
    func rotation(seed: Seed) async throws {
        let rows = try Desk.rows(120, seed: seed.value)
        let source = MemorySource(try await protector.protect(rows, table: "customer").columns)
        var keys = try keys.promoted()
        let promoted = try Desk.protector(keys)
        let dry = try await promoted.rotate(table: "customer", in: source, options: .init(isDryRun: true))
        #expect(dry.changed == 0 && source.commits == 0 && dry.columns["card"]!.byKey == [keys.first: 120])
        #expect(dry.columns["email"]!.old == 120 && dry.isFinished)
        let report = try await promoted.rotate(table: "customer", in: source, options: .init(chunkSize: 50))
        #expect(report.changed == 120 && report.failed == 0)
        let after = try await promoted.rotate(table: "customer", in: source, options: .init(isDryRun: true))
        for name in Desk.reversible {
            #expect(after.columns[name]!.old == 0 && after.columns[name]!.byKey.keys.allSatisfy { $0 == keys.second })
        }
        // There is no way back from these.
        #expect(after.columns["visitor"]!.byKey == [keys.first: 120])
        try keys.keyset.disable(keys.first)
        let late = try Desk.protector(keys)
        try requireValues(source, late, rows)
        let terms = try late.query(
            "customer", column: "email", equals: "person3@example.ORG", tenant: "acme", index: "email")
        let hits = try stored(source, late)["email_index"]!.filter { $0.map(terms.values.contains) ?? false }
        #expect(hits.count == rows["email"]!.indices.filter { rows["tenant"]![$0] == "acme" && $0 % 7 == 3 }.count)
    }

    @Test("may hold rows in clear, of the old key and of the new one at once")
    func mixed() async throws {
        let rows = try Desk.rows(90)
        let promoted = try Desk.protector(keys.promoted())
        let source = MemorySource(rows)
        let old = try await protector.protect(rows, table: "customer").columns
        let new = try await promoted.protect(rows, table: "customer").columns
        source.change { stored in
            for place in stored.indices {
                let row = Int(stored[place]["id"]!!.dropFirst())!
                if row % 3 == 1 { stored[place] = old.row(row) }
                if row % 3 == 2 { stored[place] = new.row(row) }
            }
        }
        let report = try await promoted.rotate(table: "customer", in: source, options: .init(chunkSize: 7))
        #expect(report.changed == 60 && report.columns["email"]!.plaintext == 30 && report.columns["email"]!.old == 30)
        try requireValues(source, promoted, rows)
    }

    @Test("loses and doubles nothing when the process dies, at any step", arguments: MemorySource.Step.allCases)
    func killed(step: MemorySource.Step) async throws {
        let rows = try Desk.rows(55)
        for update in 0..<6 {
            let source = MemorySource(rows)
            source.kill(step, update: update)
            await #expect(throws: MemorySource.Killed.self) {
                try await protector.rotate(table: "customer", in: source, options: .init(chunkSize: 10))
            }
            source.kill(nil)
            let report = try await protector.rotate(table: "customer", in: source, options: .init(chunkSize: 10))
            #expect(report.resumedAfter + report.rows == 55 || report.rows == 55)
            try requireValues(source, protector, rows)
        }
    }

    @Test("tells how far it is, and stops where its task is cancelled")
    func progress() async throws {
        let source = MemorySource(try Desk.rows(100))
        let task = Task {
            try await protector.rotate(table: "customer", in: source, options: .init(chunkSize: 10)) { report in
                if report.rows == 30 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(source.commits == 3)
        let report = try await protector.rotate(table: "customer", in: source)
        #expect(report.resumedAfter == 30 && report.rows == 70 && report.isFinished)
    }

    @Test("with another keyset is refused before anything is written")
    func wrongKeyset() async throws {
        let stored = try await protector.protect(try Desk.rows(20), table: "customer").columns
        let source = MemorySource(stored)
        let other = try Desk.protector(Keys())
        for failures in [FailureHandling.refuse, .collect] {
            let error = await thrown {
                try await other.rotate(table: "customer", in: source, options: .init(failures: failures))
            }
            #expect(error?.code == .wrongKeyset)
        }
        #expect(source.commits == 0)
        // An unfinished run is not taken up by another keyset either.
        let plain = MemorySource(try Desk.rows(20))
        plain.kill(.beforeBody, update: 1)
        _ = await thrown { try await protector.rotate(table: "customer", in: plain, options: .init(chunkSize: 5)) }
        plain.kill(nil)
        let error = await thrown { try await other.rotate(table: "customer", in: plain) }
        #expect(error?.code == .wrongKeyset && plain.commits == 1)
    }

    @Test("in which a row fails ends there, or leaves it as it is and says which")
    func failures() async throws {
        let source = MemorySource(try Desk.rows(30))
        source.change { $0[11]["card"] = "4111" }
        let error = await thrown {
            try await protector.rotate(table: "customer", in: source, options: .init(chunkSize: 10))
        }
        #expect(error?.code == .valueDoesNotFit && source.commits == 1)
        let report = try await protector.rotate(
            table: "customer", in: source, options: .init(chunkSize: 10, failures: .collect))
        #expect(report.failed == 1 && report.changed == 19 && report.resumedAfter == 10)
        let key = try source.columns(["id"])["id"]![11]
        #expect(report.failures.map(\.record) == [key] && report.failures.map(\.error.code) == [.valueDoesNotFit])
        #expect(try source.columns(["card", "name_index"]).row(11) == ["card": "4111", "name_index": nil])
    }

    @Test("by two runs at once is gone through by one of them at a time")
    func twoRuns() async throws {
        let rows = try Desk.rows(400)
        let source = MemorySource(rows)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<50 {
                        let error = await thrown {
                            try await protector.rotate(table: "customer", in: source, options: .init(chunkSize: 5))
                        }
                        if error == nil { return }
                        #expect(error?.code == .cursorMoved)
                    }
                }
            }
        }
        _ = try await protector.rotate(table: "customer", in: source)
        try requireValues(source, protector, rows)
    }

    @Test("of no rows is done")
    func empty() async throws {
        let report = try await protector.rotate(table: "customer", in: MemorySource(try Desk.rows(0)))
        #expect(report.isFinished && report.rows == 0)
    }

    @Test("notices a cursor that was changed past the library, in whichever part")
    func changedCursor() async throws {
        let changes: [(inout RotationCursor) -> Void] = [
            { $0.position = nil }, { $0.position = "r9999" }, { $0.rows += 1 }, { $0.isFinished = true },
            { $0.undecided = "plaintext" }, { $0.target += 1 },
        ]
        for change in changes {
            let source = MemorySource(try Desk.rows(20))
            source.kill(.beforeCommit, update: 2)
            let options = RotationOptions(chunkSize: 5)
            _ = await thrown { try await protector.rotate(table: "customer", in: source, options: options) }
            source.kill(nil)
            source.changeCursors(change)
            let error = await thrown { try await protector.rotate(table: "customer", in: source, options: options) }
            #expect(error?.code == .sourceMisbehaved && source.commits == 2)
        }
    }
}
