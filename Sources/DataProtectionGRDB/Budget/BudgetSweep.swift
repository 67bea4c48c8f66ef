#if SQLite
    import Synchronization

    /// Deletes what is too old little by little, with the charges of others: every account has its turn.
    final class BudgetSweep: Sendable {
        private let state = Mutex((transactions: 0, account: Int64(0)))

        /// Transactions between two turns, and accounts in each.
        private static let interval = 16
        private static let accounts = 32

        func step(_ ledger: inout BudgetLedger) throws {
            let account = state.withLock { state in
                state.transactions += 1
                return state.transactions % Self.interval == 1 ? state.account : nil
            }
            guard let account else { return }
            let last = try ledger.deleteExpired(behind: account, accounts: Self.accounts)
            state.withLock { $0.account = last }
        }
    }
#endif
