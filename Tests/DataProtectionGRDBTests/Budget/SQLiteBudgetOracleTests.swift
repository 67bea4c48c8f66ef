#if SQLite
    import DataProtectionGRDB
    import Foundation
    import RevealPolicy
    import TestSupport
    import Testing

    @Suite("Budgets in SQLite are those of the local store")
    struct SQLiteBudgetOracleTests {
        @Test("random charges of subjects and calls, several windows and keys at once", arguments: 0..<8)
        func agreement(seed: Int) async throws {
            var generator = SplitMix64(seed: UInt64(seed))
            let folder = try TemporaryFolder()
            let time = TestClock(0)
            let store = try await SQLiteBudgetStore(folder.database(), clock: time.clock)
            let local = LocalBudgetStore(clock: time.clock)
            let lengths = (0..<5).map { number in
                (0...(number % 3)).map { Int.random(in: 1...10, using: &generator) * (3 * $0 + 1) }
            }
            // The limits change with the document, the windows stay as long as they are.
            func account(_ number: Int) throws -> BudgetAccount {
                BudgetAccount(
                    document: "desk", rule: "rule \(number)", unit: number == 4 ? .calls : .subjects,
                    owner: number.isMultiple(of: 2) ? .principal("ada") : .role("agent", tenant: "acme"),
                    windows: try lengths[number].enumerated().map { place, seconds in
                        try BudgetWindow(
                            limit: Int.random(in: 1...20, using: &generator) * (place + 1), seconds: seconds)
                    })
            }
            var accounts = try (0..<5).map(account)
            for round in 1...250 {
                if round.isMultiple(of: 40) { accounts = try (0..<5).map(account) }
                time.now += Int64([0, 1, 100, 1000, 999, 5000].randomElement(using: &generator)!)
                var charges: [BudgetCharge] = []
                for key in accounts.indices.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator))
                {
                    if key == 4 {
                        charges.append(BudgetCharge(accounts[key], calls: Int.random(in: 1...4, using: &generator)))
                    } else {
                        let subjects =
                            (0..<Int.random(in: 1...[2, 6, 30].randomElement(using: &generator)!, using: &generator))
                            .map { _ in
                                digest(Int.random(in: 0..<30, using: &generator))
                            }
                        charges.append(BudgetCharge(accounts[key], subjects: subjects))
                    }
                }
                let answer = try await store.charge(charges)
                let expected = local.charge(charges)
                #expect(answer.refusal == expected.refusal)
                #expect(answer.tightest?.remaining == expected.tightest?.remaining)
                for account in accounts {
                    #expect(try await store.remaining(account) == local.remaining(account))
                }
            }
        }
    }
#endif
