/// Where budgets are counted.
///
/// A store guarantees:
/// - **All or nothing.** An attempt is charged on all accounts, in all windows, for all subjects; or on none. Nobody sees a part.
/// - **Exact.** At any time t, an account that counts subjects has been charged in (t - window, t] for at most as many distinct ones
///   as the window's limit; one that counts calls, for at most as many calls. No attempt is refused that would have fitted when it
///   was made: not for others that were refused, nor for two that came at once.
/// - **Once counted is free.** A subject that is in the window already costs nothing, and counts from then on from its last charge:
///   else windows that begin between its charges would hold more subjects than their limit.
/// - **Charged is charged.** There is no way back. A reveal that fails after its charge, such as for an audit that cannot be written,
///   stays charged.
/// - **Clocks.** A clock that goes back frees nothing early: time stands still until the clock is where it was.
///
/// What is lost in a crash says the store. One that forgets grants its limits anew, so a store for processes that restart often, or
/// for several processes, is one that remembers.
///
/// It waits, or need not: ``ImmediateBudgetStore`` is one that does not.
public protocol BudgetStore: Sendable {
    /// Charges all or nothing.
    ///
    /// - Parameter charges: those of one attempt. Two with one key are taken together.
    /// - Returns: what was done.
    /// - Throws: where the store cannot tell; nothing is revealed then.
    func charge(_ charges: [BudgetCharge]) async throws(RevealPolicyError) -> BudgetAnswer

    /// What is left in each window, from the shortest: for records and messages. It can be gone when it is looked at.
    func remaining(_ account: BudgetAccount) async throws(RevealPolicyError) -> [BudgetBalance]
}
