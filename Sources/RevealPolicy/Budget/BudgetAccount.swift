/// A count and its limits: what of one unit a rule grants its owner, in one or several windows that slide at once.
public struct BudgetAccount: Hashable, Sendable {
    /// What is counted for whom.
    public let key: BudgetKey
    /// What is counted.
    public let unit: RevealBudget.Unit
    /// The limits, from the shortest to the longest window; each window once.
    public let windows: [BudgetWindow]

    /// An account.
    ///
    /// - Parameters:
    ///   - document: the name of the document. Not its version: who reloads gives nobody a new budget.
    ///   - rule: the id of the rule.
    ///   - unit: what is counted.
    ///   - owner: who has it.
    ///   - windows: at least one. Of two over the same time, the smaller limit counts.
    public init(
        document: String, rule: String, unit: RevealBudget.Unit, owner: BudgetKey.Owner, windows: [BudgetWindow]
    ) {
        precondition(!windows.isEmpty, "an account has a limit")
        key = BudgetKey(document: document, rule: rule, unit: unit, owner: owner)
        self.unit = unit
        self.windows = Self.ordered(windows)
    }

    private init(_ key: BudgetKey, _ unit: RevealBudget.Unit, _ windows: [BudgetWindow]) {
        (self.key, self.unit, self.windows) = (key, unit, Self.ordered(windows))
    }

    /// The account with the limits of both, which have one key.
    func merged(with other: BudgetAccount) -> BudgetAccount {
        windows == other.windows ? self : BudgetAccount(key, unit, windows + other.windows)
    }

    private static func ordered(_ windows: [BudgetWindow]) -> [BudgetWindow] {
        if windows.count == 1 { return windows }
        var ordered: [BudgetWindow] = []
        for window in windows.sorted(by: { ($0.seconds, $0.limit) < ($1.seconds, $1.limit) })
        where ordered.last?.seconds != window.seconds { ordered.append(window) }
        return ordered
    }
}
