import ProtectionKeys
import Testing

@testable import DataProtection

@Suite("Format-preserving tokens without a column for the key's id")
struct UndecidedRotationTests {
    private let keys: Keys
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Desk.protector(keys, keyIDs: false)
    }

    private func phones(_ source: MemorySource, _ protector: Protector) throws -> [String?] {
        let columns = try source.columns(["id", "tenant", "phone", "ticket", "card"])
        let opened = try protector.open(
            columns, table: "customer", depths: ["phone": .value, "ticket": .value, "card": .value])
        #expect(opened.failures.isEmpty)
        return opened.columns["phone"]! + opened.columns["ticket"]! + opened.columns["card"]!
    }

    private func sorted(_ rows: TableColumns) -> [String?] {
        let order = rows["id"]!.indices.sorted { rows["id"]![$0]! < rows["id"]![$1]! }
        return ["phone", "ticket", "card"].flatMap { name in order.map { rows[name]![$0] } }
    }

    @Test("are not guessed at")
    func refused() async throws {
        let source = MemorySource(try Desk.rows(10))
        let error = await thrown { try await protector.rotate(table: "customer", in: source) }
        #expect(error?.code == .undecidable && source.commits == 0)
        let report = try await protector.rotate(table: "customer", in: source, options: .init(isDryRun: true))
        #expect(report.columns["ticket"]!.undecided == 10 && report.columns["card"]!.plaintext == 10)
    }

    @Test("are made and moved in one run each, killed at any step", arguments: MemorySource.Step.allCases)
    func moved(step: MemorySource.Step) async throws {
        let rows = try Desk.rows(35)
        let source = MemorySource(rows)
        let promoted = try Desk.protector(keys.promoted(), keyIDs: false)
        for (protector, undecided) in [
            (protector, UndecidedValues.plaintext), (promoted, .ofKey(keys.first)),
        ] {
            for update in [0, 1, 3] {
                source.kill(step, update: update)
                _ = await thrown {
                    try await protector.rotate(
                        table: "customer", in: source, options: .init(chunkSize: 6, undecided: undecided))
                }
            }
            source.kill(nil)
            // The run may be over: died after the last commit.
            _ = await thrown {
                try await protector.rotate(
                    table: "customer", in: source, options: .init(chunkSize: 6, undecided: undecided))
            }
            #expect(try phones(source, protector) == sorted(rows))
            // Nothing is protected twice, whatever is asked for.
            for asked in [UndecidedValues.plaintext, .ofKey(keys.first), .ofKey(keys.second)] {
                let error = await thrown {
                    try await protector.rotate(table: "customer", in: source, options: .init(undecided: asked))
                }
                #expect(error == nil || error?.code == .runFinished)
                #expect(try phones(source, protector) == sorted(rows))
            }
            // What is known of them is not asked for again.
            #expect(try await protector.rotate(table: "customer", in: source).changed == 0)
        }
    }

    @Test("are finished under the key that their run was begun with")
    func anotherPrimary() async throws {
        let source = MemorySource(try Desk.rows(20))
        source.kill(.beforeCommit, update: 1)
        let options = RotationOptions(chunkSize: 5, undecided: .plaintext)
        _ = await thrown { try await protector.rotate(table: "customer", in: source, options: options) }
        source.kill(nil)
        let promoted = try Desk.protector(keys.promoted(), keyIDs: false)
        let error = await thrown { try await promoted.rotate(table: "customer", in: source, options: options) }
        #expect(error?.code == .wrongKeyset && source.commits == 1)
        let report = try await protector.rotate(table: "customer", in: source, options: options)
        #expect(report.resumedAfter == 5 && report.isFinished)
    }

    @Test("are not left behind by a run that collects failures, since nobody could tell them afterwards")
    func failing() async throws {
        let rows = try Desk.rows(20)
        let source = MemorySource(rows)
        // In the second chunk; another column of the row is fine, and would be taken for a token for ever.
        source.change { $0[7]["ticket"] = "no ticket" }
        let options = RotationOptions(chunkSize: 5, undecided: .plaintext, failures: .collect)
        let error = await thrown { try await protector.rotate(table: "customer", in: source, options: options) }
        #expect(error?.code == .valueDoesNotFit && error?.row == 2 && source.commits == 1)
        source.change { $0[7]["ticket"] = "TT-12345678" }
        let report = try await protector.rotate(table: "customer", in: source, options: options)
        #expect(report.isFinished && report.resumedAfter == 5 && report.failed == 0)
        let promoted = try Desk.protector(keys.promoted(), keyIDs: false)
        let moved = try await promoted.rotate(
            table: "customer", in: source, options: .init(undecided: .ofKey(keys.first), failures: .collect))
        #expect(moved.failed == 0 && moved.changed == 20)
        var expected = sorted(rows)
        // Tickets stand behind as many phones.
        expected[20 + 7] = "TT-12345678"
        #expect(try phones(source, promoted) == expected)
    }

    @Test("of cards tell their key by their mark, and need none of this")
    func marked() async throws {
        let marks: [KeyID: Int] = [keys.first: 1, keys.second: 2]
        func protector(_ keys: Keys) throws -> Protector {
            try Protector(
                Catalog {
                    TableCatalog("customer", tenant: .constant("acme"), record: "id") {
                        ColumnProtection("card", .card(CardToken("pan", marks: marks)))
                    }
                }, keys.root)
        }
        let cards = (0..<30).map { Desk.card($0) as String? }
        let source = MemorySource(try TableColumns([("id", (0..<30).map { "r\($0 + 10)" }), ("card", cards)]))
        _ = try await protector(keys).rotate(table: "customer", in: source)
        let report = try await protector(keys.promoted()).rotate(table: "customer", in: source)
        #expect(report.changed == 30 && report.columns["card"]!.byKey == [keys.first: 30])
        let opened = try await protector(keys.promoted()).open(
            try source.columns(["card"]), table: "customer", depths: ["card": .value])
        #expect(opened.columns["card"] == cards)
    }
}
