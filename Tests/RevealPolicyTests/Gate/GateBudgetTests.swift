import RevealPolicy
import TestSupport
import Testing

@Suite("The gate and budgets")
struct GateBudgetTests {
    @Test("A form whose budget is used up gives way to the next one")
    func ladder() throws {
        let desk = try GateDesk()
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([1])) == ["c"])
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([2])) == ["c"])
        #expect(desk.observer.take().isEmpty)
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([3])) == ["m"])
        // Once counted is free.
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([1])) == ["c"])
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([4])) == ["m"])
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([5])) == ["m"])
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([6])) == ["m"])
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([7])) == ["t"])
        #expect(desk.observer.take().allSatisfy { $0.kind == .budgetExhausted && $0.rule != nil })
        desk.time.now += 3_600_000
        #expect(try desk.forms(desk.call(), [DeskFields.phone], customers([7])) == ["c"])
    }

    @Test("A batch is charged as a whole, or steps down as a whole")
    func batches() throws {
        let desk = try GateDesk { document, _ in document.rules.removeAll { $0.id == "tokens" } }
        let fields = [DeskFields.phone, DeskFields.email]
        #expect(try desk.forms(desk.call(), fields, customers(1...2)) == ["cc", "mm"])
        #expect(try desk.forms(desk.call(), fields, customers(2...3)) == ["mm", "mm"])
        #expect(try desk.forms(desk.call(), fields, customers(1...6)) == ["------", "------"])
        // Of nothing that was denied anything was charged: one subject is left for the day, two calls for the hour.
        #expect(try desk.forms(desk.call(), fields, customers([4])) == ["m", "m"])
        #expect(try desk.forms(desk.call(), fields, customers([4, 4])) == ["--", "--"])
        #expect(try desk.forms(desk.call(), fields, customers([4])) == ["m", "m"])
        desk.time.now += 3_600_000
        #expect(try desk.forms(desk.call(), fields, customers([5])) == ["c", "-"])
    }

    @Test("The denial says that it is the budget, and the record what is left")
    func reasons() throws {
        let desk = try GateDesk { document, _ in document.rules.removeAll { $0.id == "tokens" } }
        let first = try desk.gate.authorize(desk.call(), fields: [DeskFields.name], rows: customers(1...3))
        #expect(first.budgetLeft?.remaining == 1 && first.budgetLeft?.unit == .subjects)
        #expect(first.rules == ["masked-contact"] && first.document == "desk" && first.version == 3)
        #expect(first.columns[0].isUniform == false || first.columns[0].fieldClass == "name")
        #expect(first.subjects == (try desk.digester.digests(of: ["c1", "c2", "c3"], tenant: "acme")))
        #expect(!first.isDenied && first[DeskFields.name] != nil && first[DeskFields.card] == nil)
        let second = try desk.gate.authorize(desk.call(), fields: [DeskFields.name], rows: customers(4...5))
        #expect(second.isDenied && second.columns[0].outcome(inRow: 1).denial?.code == .budgetExhausted)
        #expect(second.budgetLeft == nil && second.rules.isEmpty)
        let event = try #require(desk.observer.take().first)
        #expect(event.kind == .budgetExhausted && event.rule == "masked-contact")
        #expect(
            event.message
                == "a batch of 2 rows does not fit a budget of the rule; of the windows that it needs, 1 subjects of 4 in 86400 s are left"
        )
        let other = try desk.gate.authorize(desk.call("callback"), fields: [DeskFields.note], rows: customers([1]))
        #expect(other.columns[0].outcome(inRow: 0).denial?.code == .notPermitted)
    }

    @Test("A budget of a role is one for all who have it, in each tenant")
    func roles() throws {
        let desk = try GateDesk { document, _ in document.rules.removeAll { $0.id == "tokens" } }
        let rows = customers([1])
        for name in ["a", "b", "c"] {
            let principal = Principal(name, tenant: "acme", roles: name == "b" ? ["lead"] : ["agent"])
            let other = RevealRow(tenant: "acme", subject: name)
            #expect(try desk.forms(desk.call("callback", by: principal), [DeskFields.card], [other]) == ["m"])
        }
        #expect(try desk.forms(desk.call("callback"), [DeskFields.card], rows) == ["-"])
        let elsewhere = Principal("a", tenant: "globex", roles: ["agent"])
        #expect(try desk.forms(desk.call("callback", by: elsewhere), [DeskFields.card], rows) == ["m"])
    }

    @Test("Rows without a subject count each")
    func anonymous() throws {
        let desk = try GateDesk { document, _ in document.rules.removeAll { $0.id == "tokens" } }
        let rows = Array(repeating: RevealRow(tenant: "acme"), count: 4)
        #expect(try desk.forms(desk.call(), [DeskFields.email], Array(rows.prefix(3))) == ["mmm"])
        #expect(try desk.forms(desk.call(), [DeskFields.email], Array(rows.prefix(2))) == ["--"])
        #expect(try desk.forms(desk.call(), [DeskFields.email], Array(rows.prefix(1))) == ["m"])
        #expect(try desk.forms(desk.call(), [DeskFields.email], Array(rows.prefix(1))) == ["-"])
    }

    @Test("An agent who goes through all customers gets a few dozen", arguments: [1, 10])
    func thief(batch: Int) throws {
        let desk = try GateDesk { document, _ in
            document.rules.removeAll { $0.id != "masked-contact" }
            document.rules[0].budgets = [RevealBudget(.subjects, atMost: 40, per: .principal, withinSeconds: 86_400)]
        }
        var seen = 0
        for first in stride(from: 0, to: 2000, by: batch) {
            let rows = customers(first..<first + batch)
            seen += try desk.forms(desk.call(), [DeskFields.email], rows)[0].count { $0 == "m" }
            desk.time.now += 1000
        }
        #expect(seen == 40)
    }

    @Test("Plans and single decisions give the same", arguments: 0..<30)
    func plans(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let fields = [DeskFields.name, DeskFields.email, DeskFields.phone, DeskFields.card, DeskFields.note]
        let rows = customers((0..<7).map { _ in Int.random(in: 0..<5, using: &generator) })
        let purpose = Bool.random(using: &generator) ? "ticket-handling" : "callback"
        let many = try GateDesk { document, _ in for rule in 0..<5 { document.rules[rule].budgets = [] } }
        let one = try GateDesk { document, _ in for rule in 0..<5 { document.rules[rule].budgets = [] } }
        let together = try many.forms(many.call(purpose), fields, rows)
        for (place, row) in rows.enumerated() {
            let alone = try one.forms(one.call(purpose), fields, [row])
            #expect(alone == together.map { String($0.dropFirst(place).prefix(1)) })
        }
    }

    @Test("Threads get together what there is")
    func threads() async throws {
        let desk = try GateDesk { document, _ in
            document.rules.removeAll { $0.id != "masked-contact" }
            document.rules[0].budgets = [RevealBudget(.subjects, atMost: 500, per: .role, withinSeconds: 60)]
        }
        let shown = Count()
        try await withThrowingTaskGroup { group in
            for thread in 0..<8 {
                group.addTask {
                    for number in 0..<200 {
                        let row = customers([thread * 1000 + number])
                        let principal = Principal("p\(thread)", tenant: "acme", roles: ["agent"])
                        let authorization = try await desk.gate.authorize(
                            desk.call(by: principal), fields: [DeskFields.email], rows: row)
                        if !authorization.isDenied { shown.increment() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(shown.value == 500)
    }

    @Test("No rows, no fields, unknown names, and a document that is replaced")
    func edges() throws {
        let desk = try GateDesk()
        #expect(try desk.forms(desk.call(), [DeskFields.email], []) == [""])
        #expect(try desk.forms(desk.call(), [], customers([1])) == [])
        let unknown = FieldName(table: "x", column: "y")
        let authorization = try desk.gate.authorize(
            desk.call("x"), fields: [unknown, DeskFields.email], rows: customers(1...9))
        #expect(authorization.columns.map { $0.outcome(inRow: 8).denial?.code } == [.unknownField, .unknownPurpose])
        #expect(authorization.columns[0].fieldClass == nil)
    }
}

/// A store that waits, and one that fails.
private actor WaitingStore: BudgetStore {
    private let local = LocalBudgetStore()
    private let fails: Bool

    init(fails: Bool) { self.fails = fails }

    func charge(_ charges: [BudgetCharge]) async throws(RevealPolicyError) -> BudgetAnswer {
        await Task.yield()
        if fails { throw RevealPolicyError(.limitExceeded, "the store is away") }
        return local.charge(charges)
    }

    func remaining(_ account: BudgetAccount) async throws(RevealPolicyError) -> [BudgetBalance] {
        local.remaining(account)
    }
}

@Suite("The gate and stores that wait")
struct GateStoreTests {
    @Test("It waits for them, and nothing is shown where they fail", arguments: [false, true])
    func waiting(fails: Bool) async throws {
        let gate = try RevealGate(
            RevealEngine(gateDocument()), store: WaitingStore(fails: fails), digester: SubjectDigester(fixedRoot(1)))
        let call = RevealCall(
            Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling", fulfilling: [.expire])
        if fails {
            await #expect(throws: RevealPolicyError.self) {
                try await gate.authorize(call, fields: [DeskFields.email], rows: customers([1]))
            }
        } else {
            let authorization = try await gate.authorize(call, fields: [DeskFields.phone], rows: customers(1...3))
            #expect(authorization.columns[0].outcome(inRow: 2).form == .masked)
        }
    }
}
