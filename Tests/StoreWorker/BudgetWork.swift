#if SQLite
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import RevealPolicy

    /// Charges as fast as it can, in several tasks at once, and prints what was charged and when.
    struct BudgetWork {
        private let store: SQLiteBudgetStore
        private let total: BudgetAccount
        private let sliding: BudgetAccount

        init(_ database: DatabasePool, limit: Int) async throws {
            store = try await SQLiteBudgetStore(database, durability: .system)
            func account(_ rule: String, _ windows: [BudgetWindow]) -> BudgetAccount {
                BudgetAccount(
                    document: "desk", rule: rule, unit: .subjects, owner: .role("agent", tenant: "acme"),
                    windows: windows)
            }
            total = account("total", [try BudgetWindow(limit: limit, seconds: 86_400)])
            sliding = account(
                "sliding", [try BudgetWindow(limit: 10, seconds: 1), try BudgetWindow(limit: 25, seconds: 3)])
        }

        /// Every fourth attempt is for a budget that slides within the test.
        func run(attempts: Int, first: Int) async throws {
            let tasks = 4
            try await withThrowingTaskGroup(of: [String].self) { group in
                for task in 0..<tasks {
                    group.addTask {
                        var lines: [String] = []
                        for number in stride(from: task, to: attempts, by: tasks) {
                            let account = number / tasks % 4 == 0 ? sliding : total
                            let subject = first + number
                            let before = Self.now
                            let answer = try await store.charge([
                                BudgetCharge(account, subjects: [Self.digest(subject)])
                            ])
                            guard answer.isCharged else { continue }
                            lines.append("\(account == total ? "total" : "sliding") \(subject) \(before) \(Self.now)")
                        }
                        return lines
                    }
                }
                for try await lines in group { StoreWorker.say(lines.joined(separator: "\n")) }
            }
        }

        private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

        private static func digest(_ number: Int) -> SubjectDigest {
            let digits = String(number)
            guard let digest = SubjectDigest(String(repeating: "0", count: 32 - digits.count) + digits) else {
                preconditionFailure("32 digits are a digest")
            }
            return digest
        }
    }
#endif
