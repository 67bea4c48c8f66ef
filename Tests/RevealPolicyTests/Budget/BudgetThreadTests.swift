import RevealPolicy
import TestSupport
import Testing

@Suite("Budgets between threads")
struct BudgetThreadTests {
    /// 100,000 attempts of each of 8 threads; fewer where every step is checked.
    #if DEBUG
        private static let attempts = 20_000
    #else
        private static let attempts = 100_000
    #endif

    @Test("Eight threads never overshoot, and none is refused below the limit")
    func exact() async throws {
        let time = TestClock(0)
        let store = LocalBudgetStore(clock: time.clock)
        let limit = 3 * Self.attempts
        let one = try account((limit, 60), of: "ada")
        let two = try account((limit, 60), of: "bea")
        let (charged, both) = (Count(), Count())
        await withTaskGroup { group in
            for thread in 0..<8 {
                group.addTask {
                    for attempt in 0..<Self.attempts {
                        let subject = digest(thread * Self.attempts + attempt)
                        let answer =
                            attempt.isMultiple(of: 4)
                            ? store.charge([
                                BudgetCharge(one, subjects: [subject]), BudgetCharge(two, subjects: [subject]),
                            ]) : store.charge(subject, to: one)
                        if answer.isCharged {
                            charged.increment()
                            if attempt.isMultiple(of: 4) { both.increment() }
                        }
                    }
                }
            }
        }
        // More was wanted than there was: exactly the limit was given.
        #expect(charged.value == limit)
        #expect(store.remaining(one).map(\.remaining) == [0])
        #expect(store.remaining(two).map(\.remaining) == [limit - both.value])
    }

    @Test("Attempts over the same accounts in other orders do not block each other")
    func noDeadlock() async throws {
        let store = LocalBudgetStore(clock: TestClock(0).clock)
        let accounts = try (0..<16).map { try account((1_000_000, 60), of: "principal \($0)") }
        await withTaskGroup { group in
            for thread in 0..<8 {
                group.addTask {
                    var generator = SplitMix64(seed: UInt64(thread))
                    for attempt in 0..<500 {
                        let charges = accounts.shuffled(using: &generator).map {
                            BudgetCharge($0, subjects: [digest(thread * 1000 + attempt)])
                        }
                        if !store.charge(charges).isCharged { Issue.record("there is room") }
                    }
                }
            }
        }
        #expect(accounts.allSatisfy { store.remaining($0)[0].remaining == 1_000_000 - 4000 })
    }
}
