#if SQLite
    public import GRDB
    public import RevealPolicy
    import Synchronization

    /// Counts budgets in SQLite: exactly, for all processes of a host together.
    ///
    /// ```swift
    /// let database = try DatabasePool(path: "budgets.sqlite", configuration: .protection())
    /// let store = try await SQLiteBudgetStore(database)
    /// ```
    ///
    /// An attempt is charged in one transaction that has the write lock from its start, so that no other process comes
    /// between counting and charging. Attempts that come while a transaction is under way share the next one, and each of
    /// them is charged whole or not at all. What the store cannot tell (another process holds the lock for longer than the
    /// busy timeout, the disk is full) is an error, and nothing is revealed.
    ///
    /// **A crash** of a process loses nothing. A loss of power loses nothing with ``Durability/disk``; with
    /// ``Durability/system`` it can lose the last charges, some seconds of them.
    ///
    /// **Time** is the wall clock, since processes and restarts have no other one in common, and never goes back: a clock
    /// that is set back stands still until it is where it was, for all processes. Whoever can set the host's clock forward
    /// empties the windows.
    ///
    /// **Size.** An account has at most as many rows as the limit of its longest window, of some 60 bytes. What is too old is
    /// deleted with the next charge, or by ``reclaim()``. Only digests of subjects are stored; ids of principals, roles and
    /// tenants stand in the keys of accounts, as `BudgetKey` encodes them.
    ///
    /// ## Specification
    /// Times are milliseconds since 1970. An entry of time t is in a window of length w at the time n where n - w < t <= n.
    ///
    /// | table | columns |
    /// |---|---|
    /// | `protection_budget_clock` | `id` (1), `latest`: the latest time that was charged at |
    /// | `protection_budget_account` | `id`; `key`: the bytes of the `BudgetKey`; `longest`: the longest window |
    /// | `protection_budget_subject` | `account`; `subject`: the digest; `at`: when it was charged last |
    /// | `protection_budget_call` | `account`; `at`; `calls`: how many at that time |
    public final class SQLiteBudgetStore: BudgetStore {
        /// What a charge waits for.
        public enum Durability: Sendable {
            /// The disk: what was answered survives a loss of power.
            case disk
            /// The system: what was answered survives the end of the process, also by force.
            case system
        }

        /// An attempt that waits for its transaction.
        private struct Attempt {
            let charges: [BudgetCharge]
            let answer: CheckedContinuation<Result<BudgetAnswer, RevealPolicyError>, Never>
        }

        private struct Waiting {
            var attempts: [Attempt] = []
            var isServed = false
        }

        private let database: any DatabaseWriter
        private let durability: Durability
        private let clock: RevealClock
        private let waiting = Mutex(Waiting())
        private let sweep = BudgetSweep()

        /// How many attempts share a transaction at most: other processes wait meanwhile.
        private static let attemptsAtOnce = 64

        /// Opens a store, and makes its tables where they are not there.
        ///
        /// - Parameters:
        ///   - database: opened with `Configuration.protection()`, or with a busy timeout.
        ///   - durability: what a charge waits for.
        ///   - clock: the same for all processes.
        /// - Throws: `storeUnavailable`.
        public init(
            _ database: any DatabaseWriter, durability: Durability = .disk, clock: RevealClock = .wall
        ) async throws(RevealPolicyError) {
            self.database = database
            self.durability = durability
            self.clock = clock
            try await Self.converting { () async throws in
                try await database.writeWithoutTransaction { connection in
                    try connection.withWriteLock { connection in try BudgetLedger.makeTables(connection) }
                }
            }
        }

        /// See `BudgetStore`. Waits for the transaction in which it is charged.
        ///
        /// - Throws: `storeUnavailable`: nothing is charged then, but for a disk that fails in the middle of a commit,
        ///   where the charge may stay.
        /// - Complexity: O(l) in the limits of the accounts' windows, of which the entries are counted.
        public func charge(_ charges: [BudgetCharge]) async throws(RevealPolicyError) -> BudgetAnswer {
            if charges.isEmpty { return BudgetAnswer(refusal: nil, tightest: nil) }
            let result = await withCheckedContinuation { answer in
                let isFirst = waiting.withLock { waiting in
                    waiting.attempts.append(Attempt(charges: charges, answer: answer))
                    defer { waiting.isServed = true }
                    return !waiting.isServed
                }
                if isFirst { database.asyncWriteWithoutTransaction { connection in self.serve(connection) } }
            }
            return try result.get()
        }

        /// See `BudgetStore`. Waits for nobody.
        public func remaining(_ account: BudgetAccount) async throws(RevealPolicyError) -> [BudgetBalance] {
            let time = clock.milliseconds
            return try await Self.converting { () async throws in
                try await database.read { connection in
                    let ledger = try BudgetLedger(connection, at: time)
                    return try ledger.balances(account)
                }
            }
        }

        /// Deletes everything that is too old. It is not needed, but frees room in times in which nobody reveals anything.
        ///
        /// - Throws: `storeUnavailable`.
        public func reclaim() async throws(RevealPolicyError) {
            let time = clock.milliseconds
            try await Self.converting { () async throws in
                try await database.writeWithoutTransaction { connection in
                    try connection.withWriteLock { connection in
                        var ledger = try BudgetLedger(connection, at: time)
                        try ledger.deleteExpired()
                        try ledger.finish()
                    }
                }
            }
        }

        /// Charges some that wait in one transaction, and comes back for the others behind whoever else waits for the
        /// connection.
        private func serve(_ database: Database) {
            let attempts = waiting.withLock { waiting in
                let first = Array(waiting.attempts.prefix(Self.attemptsAtOnce))
                waiting.attempts.removeFirst(first.count)
                return first
            }
            let answers: [Result<BudgetAnswer, RevealPolicyError>]
            do {
                let charged =
                    switch durability {
                    case .disk: try database.withDurableCommits { try charge(attempts, $0) }
                    case .system: try charge(attempts, database)
                    }
                answers = charged.map { .success($0) }
            } catch {
                answers = attempts.map { _ in .failure(Self.converted(error)) }
            }
            for (attempt, answer) in zip(attempts, answers) { attempt.answer.resume(returning: answer) }
            let isWaiting = waiting.withLock { waiting in
                waiting.isServed = !waiting.attempts.isEmpty
                return waiting.isServed
            }
            if isWaiting { self.database.asyncWriteWithoutTransaction { connection in self.serve(connection) } }
        }

        private func charge(_ attempts: [Attempt], _ database: Database) throws -> [BudgetAnswer] {
            try database.withWriteLock { connection in
                // With the lock, so that times of processes do not go back.
                var ledger = try BudgetLedger(connection, at: clock.milliseconds)
                let answers = try attempts.map { try ledger.charge($0.charges) }
                try sweep.step(&ledger)
                try ledger.finish()
                return answers
            }
        }

        private static func converted(_ error: any Error) -> RevealPolicyError {
            (error as? RevealPolicyError)
                ?? RevealPolicyError(.storeUnavailable, "budgets: \(SQLiteFailure(error).message)")
        }

        private static func converting<Result>(
            _ body: () async throws -> Result
        ) async throws(RevealPolicyError) -> Result {
            do {
                return try await body()
            } catch {
                throw converted(error)
            }
        }
    }
#endif
