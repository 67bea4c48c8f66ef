#if YAML
    import ArgumentParser
    import AuditLog
    import DataProtection
    import RevealPolicy

    #if SQLite
        import DataProtectionGRDB
    #endif

    /// The options that say where budgets are counted.
    struct BudgetOptions: ParsableArguments {
        #if SQLite
            @Option(
                help:
                    "The SQLite database that budgets are counted in, by all runs together. For this run only unless given.",
                completion: .file())
            var budgets: String?

            @Flag(help: "Make the database of budgets where it is not there.")
            var createBudgets = false

            func validate() throws {
                if createBudgets, budgets == nil { throw ValidationError("--create-budgets goes with --budgets.") }
            }

            /// The database.
            var files: [String?] { [budgets] }

            /// Where else budgets are counted, in words of the help that go on behind "for this run only".
            static let sharing =
                ", unless --budgets names an SQLite database, in which all runs and the services of a host count together"
            /// The same in an example of the help.
            static let example = " --budgets budgets.sqlite"
        #else
            var files: [String?] { [] }
            static let sharing = ""
            static let example = ""
        #endif

        /// What a reveal passes.
        func control(
            _ engine: RevealEngine, _ digester: SubjectDigester, _ audit: any AuditSink
        ) async throws -> RevealControl {
            #if SQLite
                if let budgets {
                    let store = try await SQLiteBudgetStore(
                        StoreFile.open(
                            budgets, of: "protection_budget_clock", makes: createBudgets, flag: "--create-budgets"))
                    return RevealControl(try RevealGate(engine, store: store, digester: digester), audit: audit)
                }
            #endif
            return RevealControl(try RevealGate(engine, store: LocalBudgetStore(), digester: digester), audit: audit)
        }
    }
#endif
