import RevealPolicy
import Synchronization
import TestSupport
import Testing

@Suite("Local budgets")
struct LocalBudgetStoreTests {
    private let time = TestClock(1_000_000)

    @Test("A subject counts until the window is over, and no longer")
    func edge() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let account = try account((1, 60))
        #expect(store.charge(digest(1), to: account).isCharged)
        #expect(store.charge(digest(2), to: account).refusal == .exhausted([0]))
        time.now += 59_999
        #expect(!store.charge(digest(2), to: account).isCharged)
        time.now += 1
        #expect(store.charge(digest(2), to: account).isCharged)
        #expect(!store.charge(digest(1), to: account).isCharged)
    }

    @Test("A subject that is in the window is free, and counts from its last charge")
    func repeated() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let account = try account((2, 60))
        #expect(store.charge(digest(1), to: account).tightest?.remaining == 1)
        #expect(store.charge(digest(1), to: account).tightest?.remaining == 1)
        #expect(store.charge(digest(2), to: account).tightest?.remaining == 0)
        time.now += 40_000
        #expect(store.charge(digest(1), to: account).isCharged)
        time.now += 20_000
        // The second is over; the first was seen again, and is not.
        #expect(store.remaining(account).map(\.remaining) == [1])
        #expect(store.charge(digest(3), to: account).isCharged)
        #expect(!store.charge(digest(4), to: account).isCharged)
        time.now += 40_000
        #expect(store.remaining(account).map(\.remaining) == [1])
    }

    @Test("All windows of an account have to suffice")
    func windows() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let account = try account((3, 3600), (2, 60))
        #expect(account.windows.map(\.seconds) == [60, 3600])
        for number in 1...2 { #expect(store.charge(digest(number), to: account).isCharged) }
        #expect(store.charge(digest(3), to: account).tightest?.window.seconds == 60)
        time.now += 60_000
        #expect(store.remaining(account).map(\.remaining) == [2, 1])
        // The first is free for the hour, and new to the minute.
        #expect(store.charge(digest(1), to: account).isCharged)
        #expect(store.remaining(account).map(\.remaining) == [1, 1])
        #expect(store.charge(digest(3), to: account).isCharged)
        time.now += 60_000
        #expect(!store.charge(digest(4), to: account).isCharged)
        #expect(store.charge(digest(2), to: account).isCharged)
    }

    @Test("Calls count, each of them")
    func calls() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let account = try account((5, 60), unit: .calls)
        #expect(store.charge([BudgetCharge(account, calls: 3)]).isCharged)
        #expect(!store.charge([BudgetCharge(account, calls: 3)]).isCharged)
        #expect(!store.charge([BudgetCharge(account, calls: .max)]).isCharged)
        #expect(!store.charge([BudgetCharge(account, calls: .max), BudgetCharge(account, calls: .max)]).isCharged)
        #expect(store.charge([BudgetCharge(account, calls: 0)]).isCharged)
        #expect(store.charge([BudgetCharge(account, calls: 1)]).isCharged)
        time.now += 1
        #expect(store.charge([BudgetCharge(account, calls: 1)]).tightest?.remaining == 0)
        time.now += 59_999
        #expect(store.remaining(account).map(\.remaining) == [4])
        time.now += 1
        #expect(store.remaining(account).map(\.remaining) == [5])
    }

    @Test("All accounts are charged, or none, also across owners")
    func atomic() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let accounts = try (0..<40).map { try account((2, 60), of: "principal \($0)") }
        let last = try account((1, 60), of: "last")
        #expect(store.charge(digest(9), to: last).isCharged)
        let attempt = accounts.map { BudgetCharge($0, subjects: [digest(1), digest(2), digest(1)]) }
        let refused = store.charge(attempt + [BudgetCharge(last, subjects: [digest(1)])])
        #expect(refused.refusal == .exhausted([40]))
        #expect(accounts.allSatisfy { store.remaining($0)[0].remaining == 2 })
        #expect(store.charge(attempt).isCharged)
        #expect(accounts.allSatisfy { store.remaining($0)[0].remaining == 0 })
        #expect(store.charge([]).isCharged)
    }

    @Test("Two charges of one key are taken together")
    func merged() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let (hour, day) = (try account((3, 3600)), try account((4, 86_400)))
        func charges(_ first: [Int], _ second: [Int]) -> [BudgetCharge] {
            [BudgetCharge(hour, subjects: first.map(digest)), BudgetCharge(day, subjects: second.map(digest))]
        }
        #expect(store.charge(charges([1, 2], [3, 4])).refusal == .exhausted([0, 1]))
        #expect(store.charge(charges([1, 2], [2, 3])).isCharged)
        #expect(store.remaining(hour).map(\.remaining) == [0])
    }

    @Test("Limits that change with the document hold for what was counted before")
    func changedLimits() throws {
        let store = LocalBudgetStore(clock: time.clock)
        for number in 1...5 {
            #expect(store.charge(digest(number), to: try account((5, 60))).isCharged)
            time.now += 1000
        }
        #expect(store.remaining(try account((2, 60))).map(\.remaining) == [0])
        #expect(!store.charge(digest(6), to: try account((2, 60))).isCharged)
        #expect(store.remaining(try account((7, 60), (2, 2))).map(\.remaining) == [1, 2])
        #expect(store.charge(digest(6), to: try account((7, 60), (2, 2))).isCharged)
        time.now += 60_000
        #expect(store.remaining(try account((5, 60))).map(\.remaining) == [5])
    }

    @Test("A clock that goes back frees nothing and does not trap")
    func backwards() throws {
        let store = LocalBudgetStore(clock: time.clock)
        let account = try account((2, 60))
        #expect(store.charge(digest(1), to: account).isCharged)
        for jump in [-1, -100_000, -1_000_000, Int64.min / 2, Int64.min] as [Int64] {
            time.now = jump
            #expect(store.remaining(account).map(\.remaining) == [1])
        }
        #expect(store.charge(digest(2), to: account).isCharged)
        time.now = 1_000_000 + 59_999
        #expect(!store.charge(digest(3), to: account).isCharged)
        time.now += 1
        #expect(store.remaining(account).map(\.remaining) == [2])
        time.now = .max
        #expect(store.charge(digest(3), to: account).isCharged)
    }

    @Test("Owners, rules, documents and units have counts of their own")
    func keys() {
        let owners: [BudgetKey.Owner] = [
            .principal("a"), .principal("A"), .principal(""), .role("a", tenant: nil), .role("a", tenant: ""),
            .role("a", tenant: "t"), .role("t", tenant: "a"), .tenant("a"), .tenant(nil), .tenant(""), .grant("a"),
        ]
        var keys = Set<[UInt8]>()
        var count = 0
        for document in ["d", "dr", ""] {
            for rule in ["r", "", "rr"] {
                for unit in RevealBudget.Unit.allCases {
                    for owner in owners {
                        keys.insert(BudgetKey(document: document, rule: rule, unit: unit, owner: owner).bytes)
                        count += 1
                    }
                }
            }
        }
        #expect(keys.count == count)
    }

    @Test("What is too old is given up, and a full store refuses")
    func bounded() throws {
        let store = LocalBudgetStore(clock: time.clock, capacity: 1000)
        let (account, other) = (try account((10_000, 60)), try account((1, 60), of: "bea"))
        for number in 0..<992 { #expect(store.charge(digest(number), to: account).isCharged) }
        #expect(store.count == 1000)
        #expect(store.charge(digest(5000), to: account).refusal == .full)
        #expect(store.charge([BudgetCharge(account, subjects: (0..<500).map { digest(-$0) })]).refusal == .full)
        #expect(store.remaining(account).map(\.remaining) == [10_000 - 992])
        time.now += 60_000
        #expect(store.charge(digest(5000), to: other).isCharged)
        #expect(store.count == 9)
        time.now += 60_000
        store.reclaim()
        #expect(store.count == 0)
    }

    @Test("Attempts that do not fit leave nothing behind")
    func refusedLeaveNothing() throws {
        let store = LocalBudgetStore(clock: time.clock)
        for number in 0..<100 {
            let account = try account((2, 60), of: "\(number)")
            #expect(!store.charge([BudgetCharge(account, subjects: (0..<3).map(digest))]).isCharged)
        }
        #expect(store.count == 0)
    }

    @Test(
        "Budgets of nothing, or over no time, are refused",
        arguments: [(0, 1), (-1, 1), (1, 0), (1, -5), (1, 31_622_401)])
    func invalid(limit: Int, seconds: Int) {
        #expect(throws: RevealPolicyError.self) { try BudgetWindow(limit: limit, seconds: seconds) }
    }
}
