#if SQLite
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import RevealPolicy
    import TestSupport
    import Testing

    @Suite("Budgets in SQLite")
    struct SQLiteBudgetStoreTests {
        private let folder: TemporaryFolder
        private let database: DatabasePool
        private let time = TestClock(1_000_000)
        private let store: SQLiteBudgetStore

        init() async throws {
            folder = try TemporaryFolder()
            database = try folder.database()
            store = try await SQLiteBudgetStore(database, clock: time.clock)
        }

        private func charge(_ account: BudgetAccount, _ subjects: Int...) async throws -> Bool {
            try await store.charge([BudgetCharge(account, subjects: subjects.map(digest))]).isCharged
        }

        @Test("slide: an entry leaves a window after exactly its length")
        func edges() async throws {
            let account = try account((1, 10))
            #expect(try await charge(account, 1))
            time.now += 9_999
            #expect(try await !charge(account, 2))
            time.now += 1
            #expect(try await charge(account, 2))
        }

        @Test("count a subject once, from its last charge on")
        func lastCharge() async throws {
            let account = try account((2, 10))
            #expect(try await charge(account, 1, 2, 1))
            #expect(try await !charge(account, 3))
            time.now += 5_000
            #expect(try await charge(account, 1))
            time.now += 5_000
            // 2 is out, 1 was charged again.
            #expect(try await charge(account, 3))
            #expect(try await !charge(account, 2))
            #expect(try await store.remaining(account).map(\.remaining) == [0])
        }

        @Test("charge a whole attempt or nothing of it, and say which charges do not fit")
        func allOrNothing() async throws {
            let (subjects, calls) = (try account((5, 60)), try account((3, 60), unit: .calls, rule: "calls"))
            let other = try account((1, 60), rule: "other")
            #expect(try await charge(other, 9))
            let answer = try await store.charge([
                BudgetCharge(subjects, subjects: [digest(1), digest(2)]), BudgetCharge(calls, calls: 2),
                BudgetCharge(other, subjects: [digest(1)]), BudgetCharge(other, subjects: [digest(9)]),
            ])
            // Two with one key are taken together.
            #expect(answer.refusal == .exhausted([2, 3]))
            #expect(try await store.remaining(subjects).map(\.remaining) == [5])
            #expect(try await store.remaining(calls).map(\.remaining) == [3])
            let fits = try await store.charge([
                BudgetCharge(subjects, subjects: [digest(1), digest(2)]), BudgetCharge(calls, calls: 2),
            ])
            #expect(fits.isCharged && fits.tightest?.remaining == 1 && fits.tightest?.unit == .calls)
            #expect(try await !store.charge([BudgetCharge(calls, calls: 2)]).isCharged)
            #expect(
                try await !store.charge([BudgetCharge(calls, calls: .max), BudgetCharge(calls, calls: .max)]).isCharged)
            #expect(try await store.charge([BudgetCharge(calls, calls: 0)]).isCharged)
            #expect(try await store.charge([]) == BudgetAnswer(refusal: nil, tightest: nil))
        }

        @Test("free nothing while a clock goes back, for no process")
        func clockGoesBack() async throws {
            let account = try account((1, 10))
            #expect(try await charge(account, 1))
            time.now -= 500_000
            #expect(try await !charge(account, 2))
            // Its last charge is not made earlier by this one.
            #expect(try await charge(account, 1))
            let other = try await SQLiteBudgetStore(folder.database(), clock: TestClock(3).clock)
            #expect(try await !other.charge([BudgetCharge(account, subjects: [digest(2)])]).isCharged)
            #expect(try await other.remaining(account).map(\.remaining) == [0])
            time.now += 500_000 + 9_999
            #expect(try await !charge(account, 2))
            time.now += 1
            #expect(try await charge(account, 2))
            time.now = .max
            #expect(try await charge(account, 3))
            time.now = .min
            #expect(try await !charge(account, 4))
        }

        @Test("take over limits that change with the document")
        func changedLimits() async throws {
            #expect(try await charge(account((3, 10)), 1, 2, 3))
            #expect(try await !charge(account((2, 10)), 4))
            #expect(try await charge(account((2, 10)), 1, 2))
            #expect(try await charge(account((4, 10)), 4))
            // A window that becomes longer keeps what is there, also while others still charge by the short one.
            #expect(try await charge(account((9, 60)), 5))
            time.now += 20_000
            #expect(try await charge(account((3, 10)), 6))
            #expect(try await store.remaining(account((9, 60))).map(\.remaining) == [3])
        }

        @Test("outlive the process, and are deleted when no window holds them")
        func reclaiming() async throws {
            for number in 0..<100 {
                #expect(try await charge(account((5, 10), of: "agent \(number)"), number, number + 1))
                #expect(
                    try await store.charge([
                        BudgetCharge(account((5, 10), of: "agent \(number)", unit: .calls), calls: 1)
                    ]).isCharged)
            }
            let again = try await SQLiteBudgetStore(folder.database(), clock: time.clock)
            #expect(try await again.remaining(account((5, 10), of: "agent 7")).map(\.remaining) == [3])
            func rows() async throws -> [Int] {
                try await database.read { connection in
                    try ["account", "subject", "call"].map { table in
                        try Int.fetchOne(connection, sql: "SELECT COUNT(*) FROM protection_budget_\(table)") ?? -1
                    }
                }
            }
            #expect(try await rows() == [200, 200, 100])
            try await store.reclaim()
            #expect(try await rows() == [200, 200, 100])
            time.now += 10_000
            // With the charges of others, little by little.
            let busy = try account((1000, 10), of: "busy")
            for number in 0..<200 { #expect(try await charge(busy, number)) }
            #expect(try await rows() == [1, 200, 0])
            time.now += 10_000
            try await store.reclaim()
            #expect(try await rows() == [0, 0, 0])
        }

        @Test("are not told where the database is locked, full or closed: an error, and nothing is charged")
        func unavailable() async throws {
            let impatient = try await SQLiteBudgetStore(folder.database(busyTimeout: 0.05), clock: time.clock)
            let (account, largeAccount) = (try account((5, 60)), try account((100_000, 60), rule: "large"))
            let charge = BudgetCharge(account, subjects: [digest(1)])
            func code(_ store: SQLiteBudgetStore, _ charge: BudgetCharge) async -> RevealPolicyError.Code? {
                (await failure { try await store.charge([charge]) } as? RevealPolicyError)?.code
            }
            let intruder = try folder.intruder()
            try await intruder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            #expect(await code(impatient, charge) == .storeUnavailable)
            try await intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(try await impatient.remaining(account).map(\.remaining) == [5])
            #expect(try await impatient.charge([charge]).isCharged)
            // As large as it may be.
            let large = BudgetCharge(largeAccount, subjects: (0..<20_000).map(digest))
            try await database.writeWithoutTransaction { connection in
                let pages = try Int.fetchOne(connection, sql: "PRAGMA page_count") ?? 0
                try connection.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
            }
            #expect(await code(store, large) == .storeUnavailable)
            #expect(try await store.remaining(large.account).map(\.remaining) == [100_000])
            try database.close()
            #expect(await code(store, charge) == .storeUnavailable)
        }

        @Test("of many tasks at once are charged exactly, in one process and with two connections")
        func tasks() async throws {
            let stores = [store, try await SQLiteBudgetStore(folder.database(), clock: time.clock)]
            let account = try account((500, 60), (200, 30))
            let charged = try await withThrowingTaskGroup(of: [Int].self) { group in
                for task in 0..<8 {
                    group.addTask {
                        var charged: [Int] = []
                        for number in 0..<200 {
                            let subject = task * 150 + number
                            let charge = BudgetCharge(account, subjects: [digest(subject)])
                            if try await stores[task % 2].charge([charge]).isCharged { charged.append(subject) }
                        }
                        return charged
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
            }
            #expect(charged.count == 200)
        }
    }
#endif
