#if SQLite
    import DataProtection
    import DataProtectionGRDB
    import GRDB
    import RevealPolicy
    import Synchronization
    import TestSupport
    import Testing

    /// GRDB lets commits not wait for the disk, by a statement of its own after a configuration's.
    @Suite("What a commit waits for")
    struct DurabilityTests {
        /// What SQLite was told on the way to each commit of a transaction that has the write lock from its start.
        private final class Commits: Sendable {
            private let state = Mutex((mode: "", modes: [String]()))

            var modes: [String] { state.withLock { $0.modes } }

            func see(_ sql: String) {
                state.withLock { state in
                    if sql.hasPrefix("PRAGMA synchronous = ") { state.mode = String(sql.dropFirst(21)) }
                    if sql.hasPrefix("BEGIN IMMEDIATE") { state.modes.append(state.mode) }
                }
            }

            func forget() { state.withLock { $0.modes = [] } }
        }

        private let folder: TemporaryFolder
        private let commits = Commits()
        private let database: DatabasePool

        init() throws {
            folder = try TemporaryFolder()
            var configuration = Configuration.protection()
            configuration.prepareDatabase { [commits] database in
                if !database.configuration.readonly {
                    database.trace { event in if case .statement(let statement) = event { commits.see(statement.sql) } }
                }
            }
            database = try DatabasePool(path: folder.path("test.sqlite"), configuration: configuration)
        }

        @Test("for charges is as the store was told, the disk unless it was told otherwise")
        func charges() async throws {
            let account = try account((limit: 5, seconds: 60))
            let store = try await SQLiteBudgetStore(database)
            commits.forget()
            _ = try await store.charge([BudgetCharge(account, subjects: [digest(1)])])
            #expect(commits.modes == ["FULL"])
            let other = try await SQLiteBudgetStore(database, durability: .system)
            commits.forget()
            _ = try await other.charge([BudgetCharge(account, subjects: [digest(2)])])
            // As it was before, for whoever else uses the connection.
            #expect(commits.modes == ["1"])
        }

        @Test("for the rows of a rotation is the disk: a key that is then destroyed opens nothing any more")
        func rotation() async throws {
            try await database.write { try Desk.fill($0, rows: 20) }
            let protector = try Protector(Desk.catalog(), RootKeyset(Keyset(.root)))
            let source = try await SQLiteRecordSource(database)
            commits.forget()
            let report = try await protector.rotate(
                table: "customer", in: source, options: .init(chunkSize: 8, undecided: .plaintext))
            #expect(report.isFinished)
            #expect(commits.modes.count >= 3 && commits.modes.allSatisfy { $0 == "FULL" })
        }
    }
#endif
