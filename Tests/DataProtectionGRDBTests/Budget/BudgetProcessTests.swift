#if SQLite
    import DataProtectionGRDB
    import Foundation
    import RevealPolicy
    import TestSupport
    import Testing

    /// What `StoreWorker` says that it was granted.
    private struct Grant {
        let budget: Substring
        let subject: Int
        let before, after: Int64

        init?(_ line: Substring) {
            let parts = line.split(separator: " ")
            guard parts.count == 4, let subject = Int(parts[1]), let before = Int64(parts[2]),
                let after = Int64(parts[3])
            else { return nil }
            (budget, self.subject, self.before, self.after) = (parts[0], subject, before, after)
        }
    }

    @Suite("Budgets of several processes", .serialized)
    struct BudgetProcessTests {
        /// 100,000 where `STORE_ATTEMPTS` asks for them.
        private let attempts =
            ProcessInfo.processInfo.environment["STORE_ATTEMPTS"].flatMap { Int($0) } ?? 10_000

        /// No more of them than the limit are surely within one window.
        private func expectNoOvershoot(_ grants: [Grant], limit: Int, milliseconds: Int64) {
            let grants = grants.sorted { $0.before < $1.before }
            for (place, first) in grants.enumerated() {
                let inside = grants[place...].prefix { $0.before < first.before + milliseconds }
                    .count { $0.after < first.before + milliseconds }
                #expect(inside <= limit)
            }
        }

        @Test("two never overshoot, and grant all that there is")
        func exact() throws {
            let folder = try TemporaryFolder()
            let limit = 500
            // Whoever comes first takes what the other asks for later, and gets for nothing.
            let workers = try [0, limit / 2].map { first in
                try Worker(
                    in: folder, "budget", folder.path("test.sqlite"), "\(attempts)", "\(first)", "\(limit)")
            }
            let grants = try workers.flatMap { try $0.lines().compactMap { Grant($0) } }
            #expect(workers.allSatisfy { $0.status == 0 })
            let total = grants.filter { $0.budget == "total" }
            #expect(Set(total.map(\.subject)).count == limit)
            #expect(total.count > limit)
            let sliding = grants.filter { $0.budget == "sliding" }
            #expect(sliding.count >= 10)
            expectNoOvershoot(sliding, limit: 10, milliseconds: 1000)
            expectNoOvershoot(sliding, limit: 25, milliseconds: 3000)
        }

        @Test("one that is killed in the middle leaves the other exact")
        func killed() async throws {
            let folder = try TemporaryFolder()
            let survivor = try Worker(
                in: folder, "budget", folder.path("test.sqlite"), "4000", "0", "500")
            for round in 1...10 {
                let victim = try Worker(
                    in: folder, "budget", folder.path("test.sqlite"), "1000000", "\(round * 10_000)", "500")
                try await Task.sleep(for: .microseconds(Int.random(in: 0...60_000)))
                _ = victim.kill()
                _ = try victim.lines()
            }
            let total = try survivor.lines().compactMap { Grant($0) }.filter { $0.budget == "total" }
            #expect(survivor.status == 0)
            #expect(Set(total.map(\.subject)).count <= 500)
            // What the killed ones were granted counts: nothing is left.
            let store = try await SQLiteBudgetStore(folder.database())
            let account = BudgetAccount(
                document: "desk", rule: "total", unit: .subjects, owner: .role("agent", tenant: "acme"),
                windows: [try BudgetWindow(limit: 500, seconds: 86_400)])
            #expect(try await store.remaining(account).map(\.remaining) == [0])
        }
    }
#endif
