import TestSupport
import Testing

@testable import DataProtection

@Suite("What was revealed is recorded")
struct RevealRecordsTests {
    @Test("with exactly the fields, forms and subjects of each answer", arguments: Seed.all)
    func exact(seed: Seed) async throws {
        var random = seed.generator
        let desk = try RevealDesk(canaries: ["r3"])
        let digester = try SubjectDigester(desk.keys.root)
        for _ in 0..<20 {
            let (_, stored) = try desk.rows(12, seed: random.next())
            let facts: [CedarRecord] = (0..<12).map { _ in ["vip": .bool(Bool.random(using: &random))] }
            let before = desk.sink.records.count
            let revealed = try await desk.session("agent", "callback", own: "r5")
                .reveal(stored, in: "customer", fields: ["name", "phone", "card", "note"], facts: facts)
            let records = desk.sink.records[before...]
            for column in revealed.authorization.columns {
                for row in 0..<12 {
                    let outcome = column.outcome(inRow: row)
                    let digest = AuditSubject("\(try digester.digest(of: "r\(row)", tenant: "acme"))")!
                    let hits = records.filter {
                        $0.subjects.contains(digest) && $0.fields.contains(column.field.description)
                    }
                    #expect(hits.count == 1)
                    #expect(hits.first?.form == outcome.form?.rawValue)
                    #expect((hits.first?.decision == .canary) == (row == 3))
                    if let rule = outcome.candidate?.rule.text { #expect(hits.first?.rules.contains(rule) ?? false) }
                }
            }
            for record in records {
                #expect(record.principal == "ada" && record.purpose == "callback" && record.reason == "ticket 1")
                #expect(record.tenant == "acme" && record.document?.version == 7)
                #expect(Set(record.subjects).count == record.subjects.count)
            }
        }
    }

    @Test("also where the same one subject has many rows, and where rows have none")
    func subjects() async throws {
        let desk = try RevealDesk()
        let (_, stored) = try desk.rows(3)
        _ = try await desk.session("lead", "everything").reveal(stored, in: "customer", fields: ["city"])
        let record = try #require(desk.sink.records.first)
        #expect(desk.sink.records.count == 1 && record.subjects.count == 3 && record.decision == .revealed)
        #expect(record.fields == ["customer.city"] && record.classes == ["city"] && record.rules == ["all"])
        var nobodys = stored
        nobodys.set("id", [nil, "r1", "r1"])
        _ = try await desk.session("lead", "everything").reveal(nobodys, in: "customer", fields: ["city"])
        #expect(desk.sink.records[1].subjects.count == 1 && desk.sink.records[1].facts["rowsWithoutSubject"] == "1")
    }

    @Test("and nothing of a value is in it")
    func noValues() async throws {
        let desk = try RevealDesk()
        let (clear, stored) = try desk.rows(30)
        for purpose in ["handling", "callback", "everything"] {
            _ = try await desk.session("lead", purpose).reveal(stored, in: "customer")
        }
        let text = desk.sink.records.map { "\($0)" }.joined()
        #expect(!text.isEmpty)
        for name in ["email", "card", "phone", "ticket", "note", "account"] {
            for case let value? in clear[name]! { #expect(!text.contains(value)) }
        }
    }
}

@Suite("Canaries in a table")
struct RevealCanaryTests {
    @Test("come out as somebody else, alike each time, and raise an alarm")
    func madeUp() async throws {
        let desk = try RevealDesk(canaries: ["r2"])
        let (clear, stored) = try desk.rows(5, seed: 4)
        let session = try desk.session("lead", "everything")
        let first = try await session.reveal(stored, in: "customer", fields: ["email", "card", "phone"])
        let again = try await session.reveal(stored.rows([2]), in: "customer", fields: ["email", "card", "phone"])
        for name in ["email", "card", "phone"] {
            guard let value = clear[name]![2] else { continue }
            #expect(first.columns[name]![2] != nil && first.columns[name]![2] != value)
            #expect(first.columns[name]![2] == again.columns[name]![0])
            for row in [0, 1, 3, 4] { #expect(first.columns[name]![row] == clear[name]![row]) }
        }
        #expect(desk.alarms.events.filter { $0.kind == .canary }.count == 2)
        // The mask shows the made-up digits, not those of the token.
        let masked = try await desk.session("agent", "handling").reveal(stored, in: "customer", fields: ["card"])
        #expect(masked.columns["card"]![2] == DataProtectionTests.masked(.keepLast(4), first.columns["card"]![2]))
        #expect(desk.sink.records.contains { $0.decision == .canary && $0.subjects.count == 1 })
    }
}
