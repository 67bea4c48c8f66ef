/// What a store says to charges: all of them were charged, or none.
public struct BudgetAnswer: Hashable, Sendable {
    /// Why nothing was charged.
    public enum Refusal: Hashable, Sendable {
        /// These charges, by their places in the attempt, do not fit their windows.
        case exhausted([Int])
        /// The store has no room for further entries. Nothing is revealed on what is not counted.
        case full
    }

    /// Why nothing was charged; nil where everything was.
    public let refusal: Refusal?

    /// The window of all that were asked for of which least is left, after the charge; nil where nothing was asked for.
    public let tightest: BudgetBalance?

    /// An answer.
    public init(refusal: Refusal?, tightest: BudgetBalance?) {
        (self.refusal, self.tightest) = (refusal, tightest)
    }

    /// Whether everything was charged.
    public var isCharged: Bool { refusal == nil }
}
