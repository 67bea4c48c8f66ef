#if YAML
    import ArgumentParser
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

            func store() async throws -> any BudgetStore {
                guard let budgets else { return LocalBudgetStore() }
                return try await SQLiteBudgetStore(
                    StoreFile.open(budgets, makes: createBudgets, flag: "--create-budgets"))
            }
        #else
            func store() async throws -> any BudgetStore { LocalBudgetStore() }
        #endif
    }
#endif
