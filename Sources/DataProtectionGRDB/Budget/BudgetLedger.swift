#if SQLite
    import Foundation
    import GRDB
    import RevealPolicy

    /// The tables of budgets within one transaction, at one time.
    struct BudgetLedger {
        let database: Database
        /// The time of the transaction: never before one of an earlier transaction.
        let time: Int64
        private let latest: Int64
        private var hasWritten = false

        /// - Parameter time: of the clock.
        init(_ database: Database, at time: Int64) throws {
            self.database = database
            let statement = try database.cachedStatement(sql: "SELECT latest FROM protection_budget_clock")
            latest = try Int64.fetchOne(statement) ?? .min
            self.time = max(time, latest)
        }

        static func makeTables(_ database: Database) throws {
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS protection_budget_clock (
                        id INTEGER PRIMARY KEY CHECK (id = 1), latest INTEGER NOT NULL);
                    CREATE TABLE IF NOT EXISTS protection_budget_account (
                        id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, longest INTEGER NOT NULL);
                    CREATE TABLE IF NOT EXISTS protection_budget_subject (
                        account INTEGER NOT NULL, subject BLOB NOT NULL, at INTEGER NOT NULL,
                        PRIMARY KEY (account, subject)) WITHOUT ROWID;
                    CREATE INDEX IF NOT EXISTS protection_budget_subject_at
                        ON protection_budget_subject (account, at);
                    CREATE TABLE IF NOT EXISTS protection_budget_call (
                        account INTEGER NOT NULL, at INTEGER NOT NULL, calls INTEGER NOT NULL,
                        PRIMARY KEY (account, at)) WITHOUT ROWID;
                    """)
        }

        /// What a charge finds in a window of its account, and how much more it needs there.
        private struct Use {
            let window: BudgetWindow
            let count: Int
            let more: Int

            /// Who is in the window already costs nothing.
            var fits: Bool { more == 0 || more <= window.limit - count }
        }

        /// Charges one attempt, all or nothing: nothing is written before all of it is known to fit.
        mutating func charge(_ charges: [BudgetCharge]) throws -> BudgetAnswer {
            let (merged, origins) = LocalBudgetStore.merged(charges)
            let accounts = try merged.map { try id(of: $0.account) }
            let uses = try zip(merged, accounts).map { try self.uses(of: $0, $1) }
            let refused = Set(uses.indices.filter { place in !uses[place].allSatisfy(\.fits) })
            if refused.isEmpty {
                for (place, charge) in merged.enumerated() { try count(charge, accounts[place]) }
                hasWritten = true
            }
            var tightest: BudgetBalance?
            for (charge, uses) in zip(merged, uses) {
                for use in uses {
                    let count = refused.isEmpty ? use.count + use.more : use.count
                    let remaining = max(0, use.window.limit - count)
                    if remaining < tightest?.remaining ?? .max {
                        tightest = BudgetBalance(charge.account.unit, use.window, remaining: remaining)
                    }
                }
            }
            return BudgetAnswer(
                refusal: refused.isEmpty
                    ? nil : .exhausted(charges.indices.filter { refused.contains(origins[$0]) }),
                tightest: tightest)
        }

        /// Writes down what time it is, once something was charged or deleted at it.
        func finish() throws {
            guard hasWritten, time > latest else { return }
            try database.cachedStatement(
                sql: """
                    INSERT INTO protection_budget_clock (id, latest) VALUES (1, ?)
                    ON CONFLICT (id) DO UPDATE SET latest = excluded.latest
                    """
            ).execute(arguments: [time])
        }

        /// What is left in each window of an account.
        func balances(_ account: BudgetAccount) throws -> [BudgetBalance] {
            let id = try id(of: account)
            return try account.windows.map { window in
                let count = try id.map { try self.count(account.unit, in: window, $0) } ?? 0
                return BudgetBalance(account.unit, window, remaining: max(0, window.limit - count))
            }
        }

        /// Deletes what no window holds, of all accounts.
        mutating func deleteExpired() throws {
            hasWritten = true
            for table in ["subject", "call"] {
                try database.execute(
                    sql: """
                        DELETE FROM protection_budget_\(table) WHERE at <= ? - (
                            SELECT longest FROM protection_budget_account WHERE id = account)
                        """, arguments: [time])
            }
            try database.execute(sql: "DELETE FROM protection_budget_account WHERE \(Self.isUnused)")
        }

        /// Deletes what no window holds, of the next accounts behind one.
        ///
        /// - Returns: the last account that was looked at; 0 after all of them.
        mutating func deleteExpired(behind account: Int64, accounts: Int) throws -> Int64 {
            hasWritten = true
            let statement = try database.cachedStatement(
                sql: "SELECT id FROM protection_budget_account WHERE id > ? ORDER BY id LIMIT ?")
            let ids = try Int64.fetchAll(statement, arguments: [account, accounts])
            for id in ids {
                try deleteExpired(of: id)
                try database.cachedStatement(
                    sql: "DELETE FROM protection_budget_account WHERE id = ? AND \(Self.isUnused)"
                ).execute(arguments: [id])
            }
            return ids.count < accounts ? 0 : ids.last ?? 0
        }

        private static let isUnused = """
            NOT EXISTS (SELECT 1 FROM protection_budget_subject WHERE account = protection_budget_account.id)
            AND NOT EXISTS (SELECT 1 FROM protection_budget_call WHERE account = protection_budget_account.id)
            """

        private func deleteExpired(of id: Int64) throws {
            for table in ["subject", "call"] {
                try database.cachedStatement(
                    sql: """
                        DELETE FROM protection_budget_\(table) WHERE account = ? AND at <= ? - (
                            SELECT longest FROM protection_budget_account WHERE id = ?)
                        """
                ).execute(arguments: [id, time, id])
            }
        }

        private func id(of account: BudgetAccount) throws -> Int64? {
            let statement = try database.cachedStatement(
                sql: "SELECT id FROM protection_budget_account WHERE key = ?")
            return try Int64.fetchOne(statement, arguments: [Data(account.key.bytes)])
        }

        private func uses(of charge: BudgetCharge, _ id: Int64?) throws -> [Use] {
            let windows = charge.account.windows
            let counts = try windows.map { window in
                try id.map { try count(charge.account.unit, in: window, $0) } ?? 0
            }
            // More than there is room for, and more than can be in the window already: nobody has to be looked up, which with
            // many would keep all other processes waiting.
            let subjects = charge.subjects.count
            if zip(windows, counts).contains(where: { subjects > max($0.limit, $1) }) {
                return zip(windows, counts).map { Use(window: $0, count: $1, more: subjects) }
            }
            let times = try charge.subjects.map { subject in try id.flatMap { try self.time(of: subject, $0) } }
            return zip(windows, counts).map { window, count in
                let start = time &- window.milliseconds
                let more = charge.calls + times.count { $0.map { $0 <= start } ?? true }
                return Use(window: window, count: count, more: more)
            }
        }

        private func time(of subject: SubjectDigest, _ id: Int64) throws -> Int64? {
            let statement = try database.cachedStatement(
                sql: "SELECT at FROM protection_budget_subject WHERE account = ? AND subject = ?")
            return try Int64.fetchOne(statement, arguments: [id, Data(subject.bytes)])
        }

        private func count(_ unit: RevealBudget.Unit, in window: BudgetWindow, _ id: Int64) throws -> Int {
            let statement = try database.cachedStatement(
                sql: unit == .subjects
                    ? "SELECT COUNT(*) FROM protection_budget_subject WHERE account = ? AND at > ?"
                    : "SELECT COALESCE(SUM(calls), 0) FROM protection_budget_call WHERE account = ? AND at > ?")
            return try Int.fetchOne(statement, arguments: [id, time &- window.milliseconds]) ?? 0
        }

        private func count(_ charge: BudgetCharge, _ known: Int64?) throws {
            if charge.subjects.isEmpty, charge.calls == 0 { return }
            let id = try account(charge.account, known)
            for subject in charge.subjects {
                try database.cachedStatement(
                    sql: """
                        INSERT INTO protection_budget_subject (account, subject, at) VALUES (?, ?, ?)
                        ON CONFLICT (account, subject) DO UPDATE SET at = excluded.at
                        """
                ).execute(arguments: [id, Data(subject.bytes), time])
            }
            if charge.calls > 0 {
                try database.cachedStatement(
                    sql: """
                        INSERT INTO protection_budget_call (account, at, calls) VALUES (?, ?, ?)
                        ON CONFLICT (account, at) DO UPDATE SET calls = calls + excluded.calls
                        """
                ).execute(arguments: [id, time, charge.calls])
            }
        }

        /// The account, made where there is none, and told of a window that is longer than it knew.
        private func account(_ account: BudgetAccount, _ known: Int64?) throws -> Int64 {
            let longest = account.windows.map(\.milliseconds).max() ?? 0
            if let known {
                try database.cachedStatement(
                    sql: "UPDATE protection_budget_account SET longest = ? WHERE id = ? AND longest < ?"
                ).execute(arguments: [longest, known, longest])
                return known
            }
            try database.cachedStatement(
                sql: "INSERT INTO protection_budget_account (key, longest) VALUES (?, ?)"
            ).execute(arguments: [Data(account.key.bytes), longest])
            return database.lastInsertedRowID
        }
    }
#endif
