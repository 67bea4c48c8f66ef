import RevealPolicy
import TestSupport
import Testing

/// The definition, without thought for speed: every charge that there ever was.
private struct NaiveBudget {
    var events: [(time: Int64, key: Int, subject: Int?, calls: Int)] = []

    func inWindow(_ key: Int, _ milliseconds: Int64, at now: Int64) -> (subjects: Set<Int>, calls: Int) {
        let inside = events.filter { $0.key == key && $0.time > now - milliseconds && $0.time <= now }
        return (Set(inside.compactMap(\.subject)), inside.reduce(0) { $0 + $1.calls })
    }

    func fits(_ key: Int, _ windows: [BudgetWindow], subjects: Set<Int>, calls: Int, at now: Int64) -> Bool {
        windows.allSatisfy { window in
            let inside = inWindow(key, Int64(window.seconds) * 1000, at: now)
            return subjects.isEmpty
                ? calls == 0 || inside.calls + calls <= window.limit
                : inside.subjects.union(subjects).count <= window.limit
        }
    }
}

@Suite("Local budgets are those of the definition")
struct BudgetOracleTests {
    @Test("Random charges of subjects and calls, several windows and keys at once", arguments: 0..<16)
    func agreement(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let time = TestClock(0)
        let store = LocalBudgetStore(clock: time.clock)
        var naive = NaiveBudget()
        let accounts = try (0..<5).map { number in
            BudgetAccount(
                document: "desk", rule: "rule \(number)", unit: number == 4 ? .calls : .subjects,
                owner: number.isMultiple(of: 2) ? .principal("ada") : .role("agent", tenant: "acme"),
                windows: try (0...(number % 3)).map { place in
                    try BudgetWindow(
                        limit: Int.random(in: 1...20, using: &generator) * (place + 1),
                        seconds: Int.random(in: 1...10, using: &generator) * (3 * place + 1))
                })
        }
        for _ in 0..<250 {
            time.now += Int64([0, 1, 100, 1000, 999, 5000].randomElement(using: &generator)!)
            let now = time.now
            var charges: [BudgetCharge] = []
            var wanted: [(key: Int, subjects: Set<Int>, calls: Int)] = []
            for key in accounts.indices.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)) {
                if key == 4 {
                    let calls = Int.random(in: 1...4, using: &generator)
                    charges.append(BudgetCharge(accounts[key], calls: calls))
                    wanted.append((key, [], calls))
                } else {
                    let subjects = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                        Int.random(in: 0..<30, using: &generator)
                    }
                    charges.append(BudgetCharge(accounts[key], subjects: subjects.map(digest)))
                    wanted.append((key, Set(subjects), 0))
                }
            }
            let refused = wanted.indices.filter { place in
                let (key, subjects, calls) = wanted[place]
                return !naive.fits(key, accounts[key].windows, subjects: subjects, calls: calls, at: now)
            }
            let answer =
                if charges.count == 1, charges[0].subjects.count == 1 {
                    store.charge(charges[0].subjects[0], to: charges[0].account)
                } else {
                    store.charge(charges)
                }
            #expect(answer.refusal == (refused.isEmpty ? nil : .exhausted(refused)))
            if refused.isEmpty {
                for (key, subjects, calls) in wanted {
                    naive.events += subjects.map { (now, key, $0, 0) }
                    if calls > 0 { naive.events.append((now, key, nil, calls)) }
                }
            }
            for (key, account) in accounts.enumerated() {
                let expected = account.windows.map { window in
                    let inside = naive.inWindow(key, Int64(window.seconds) * 1000, at: now)
                    return window.limit - (account.unit == .calls ? inside.calls : inside.subjects.count)
                }
                #expect(store.remaining(account).map(\.remaining) == expected)
            }
        }
    }

    @Test("Many subjects come and go, and the counter stays small", arguments: [1, 7, 300])
    func churn(limit: Int) throws {
        var generator = SplitMix64(seed: 17)
        let time = TestClock(0)
        let store = LocalBudgetStore(clock: time.clock)
        let account = try account((limit, 10))
        var last: [Int: Int64] = [:]
        for _ in 0..<5000 {
            time.now += Int64.random(in: 0...(20_000 / Int64(limit)), using: &generator)
            let now = time.now
            last = last.filter { $0.value > now - 10_000 }
            let subject = Int.random(in: 0..<(3 * limit), using: &generator)
            let fits = last[subject] != nil || last.count < limit
            #expect(store.charge(digest(subject), to: account).isCharged == fits)
            if fits { last[subject] = now }
            #expect(store.count == last.count + 8)
        }
    }
}
