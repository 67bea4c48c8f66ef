import Synchronization
import Testing

@testable import DataProtection

@Suite("Reveals of rows that are granted different forms, and of what is not as it should be")
struct HostileRevealTests {
    @Test("show what is stored where that is granted, beside rows of the same column that are opened")
    func mixedForms() async throws {
        let desk = try RevealDesk(rules: [
            "{ id: vip-clear, who: job, purpose: handling, classes: [phone, card], reveal: clear, when: resource.vip }",
            "{ id: others, who: job, purpose: handling, classes: [phone, card], reveal: tokenized }",
        ])
        let (clear, stored) = try desk.rows(8)
        let facts: [CedarRecord] = (0..<8).map { ["vip": .bool($0 % 2 == 0)] }
        let seen = try await desk.session("job", "handling")
            .reveal(stored, in: "customer", fields: ["phone", "card"], facts: facts)
        #expect(seen.failures.isEmpty)
        for name in ["phone", "card"] {
            for row in 0..<8 {
                let wanted = row % 2 == 0 ? clear[name]![row] : stored[name]![row]
                #expect(seen.columns[name]![row] == wanted, "\(name) of row \(row)")
            }
        }
    }

    @Test(
        "open token after token beside one subject for who writes rows: a budget of subjects counts one, one of calls each",
        arguments: [true, false])
    func exchanged(countingCalls: Bool) async throws {
        let calls = countingCalls ? ", { calls: 5, per: principal, within: 1d }" : ""
        let desk = try RevealDesk(rules: [
            "{ id: limited, who: thief, purpose: callback, classes: phone, reveal: clear, "
                + "budget: [{ subjects: 1, per: principal, within: 1d }\(calls)] }"
        ])
        let (clear, stored) = try desk.rows(30)
        let session = try desk.session("thief", "callback")
        var (shown, phones) = (0, 0)
        for row in 0..<30 where stored["phone"]![row] != nil {
            phones += 1
            var forged = stored.rows([row])
            forged.set("id", ["r1"])
            let seen = try await session.reveal(forged, in: "customer", fields: ["phone"])
            switch seen.cell("phone", row: 0) {
            case .value(let value):
                shown += 1
                #expect(value == clear["phone"]![row])
            case .denied(let denial): #expect(denial.code == .budgetExhausted)
            case let other: Issue.record("\(other)")
            }
        }
        #expect(phones > 20 && shown == (countingCalls ? 5 : phones))
        // The catalog tells where only subjects are counted.
        let told = desk.protector.findings.filter { $0.message.contains("the rule limited count subjects only") }
        #expect(told.map(\.column) == (countingCalls ? [] : ["phone"]))
    }

    private struct Customer: Codable, Equatable, Sendable {
        var id: String
        var tenant: String
        var city: Int?
    }

    @Test("make up what stands for a canary also where a property is no text")
    func canaryNumbers() async throws {
        let desk = try RevealDesk(canaries: ["r1"])
        let customers = ["r1", "r2"].map { Customer(id: $0, tenant: "acme", city: 123_456_789) }
        let seen = try await desk.session("lead", "everything").reveal(customers, as: Customer.self, in: "customer")
        #expect(seen.values[1] == customers[1] && seen.failures.isEmpty)
        #expect(seen.values[0].city != nil && seen.values[0].city != 123_456_789)
    }

    @Test("are never decided by a document that counts a field by another column than the catalog", arguments: 1...6)
    func otherSubject(changedFrom change: Int) async throws {
        let desk = try RevealDesk()
        let (_, stored) = try desk.rows(3)
        let other = try RevealEngine(
            RevealDocument(
                yaml: RevealDesk.yaml.replacing(
                    "customer.city: { class: city, subject: id }",
                    with: "customer.city: { class: city, subject: account }")
            ))
        // From the first time that somebody asks which document there is, or from a later one.
        let questions = Mutex(0)
        let gate = try RevealGate(
            {
                let number = questions.withLock { count in
                    count += 1
                    return count
                }
                return number >= change ? other : desk.engine
            }, store: LocalBudgetStore(), digester: SubjectDigester(desk.keys.root))
        let control = RevealControl(gate, audit: MemorySink())
        var decided: RevealEngine?
        do {
            let protector = try Protector(Catalog([Desk.customers()]), desk.keys.root, reveals: control)
            let session = try protector.session(
                for: Principal("ada", tenant: "acme", roles: ["lead"]), purpose: "everything")
            decided = try await session.reveal(stored, in: "customer", fields: ["email", "city"]).authorization.engine
        } catch {
            #expect(!"\(error)".contains("Berlin"))
        }
        #expect(decided.map { $0.document == desk.engine.document } ?? true)
    }
}
