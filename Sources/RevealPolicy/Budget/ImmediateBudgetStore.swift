/// A store that never waits: it can be asked from code that is not asynchronous.
public protocol ImmediateBudgetStore: BudgetStore {
    /// See ``BudgetStore``.
    func charge(_ charges: [BudgetCharge]) throws(RevealPolicyError) -> BudgetAnswer

    /// See ``BudgetStore``.
    func remaining(_ account: BudgetAccount) throws(RevealPolicyError) -> [BudgetBalance]
}
