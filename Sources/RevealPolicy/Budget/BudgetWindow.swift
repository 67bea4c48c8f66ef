/// How much, in which time.
public struct BudgetWindow: Hashable, Sendable {
    /// How much at most, from 1.
    public let limit: Int
    /// In so many seconds, from 1 to 366 days.
    public let seconds: Int

    /// The longest window, in seconds.
    public static let longestSeconds = 366 * 86_400

    /// A window.
    ///
    /// - Throws: `invalidBudget` for a limit below 1, or a time out of range.
    public init(limit: Int, seconds: Int) throws(RevealPolicyError) {
        guard limit >= 1 else { throw RevealPolicyError(.invalidBudget, "the limit of a budget is at least 1") }
        guard (1...Self.longestSeconds).contains(seconds) else {
            throw RevealPolicyError(.invalidBudget, "a budget is over 1 second to 366 days")
        }
        (self.limit, self.seconds) = (limit, seconds)
    }

    package var milliseconds: Int64 { Int64(seconds) * 1000 }
}

extension BudgetWindow: CustomStringConvertible {
    /// Such as `40 in 86400 s`.
    public var description: String { "\(limit) in \(seconds) s" }
}
