#if SQLite
    import RevealPolicy
    import TestSupport

    extension TestClock {
        var clock: RevealClock { RevealClock { self.now } }
    }

    /// The digest of a number: any will do where no key is looked at.
    func digest(_ number: Int) -> SubjectDigest {
        var generator = SplitMix64(seed: UInt64(truncatingIfNeeded: number))
        return SubjectDigest(bytes: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })!
    }

    /// An account of one principal.
    func account(
        _ windows: (limit: Int, seconds: Int)..., of principal: String = "ada", unit: RevealBudget.Unit = .subjects,
        rule: String = "rule"
    ) throws -> BudgetAccount {
        BudgetAccount(
            document: "desk", rule: rule, unit: unit, owner: .principal(principal),
            windows: try windows.map { try BudgetWindow(limit: $0.limit, seconds: $0.seconds) })
    }
#endif
