/// What is left of one window.
public struct BudgetBalance: Hashable, Sendable {
    /// What is counted.
    public let unit: RevealBudget.Unit
    /// The window.
    public let window: BudgetWindow
    /// What is left in it now: at least 0.
    public let remaining: Int

    /// What is left of a window.
    public init(_ unit: RevealBudget.Unit, _ window: BudgetWindow, remaining: Int) {
        (self.unit, self.window, self.remaining) = (unit, window, remaining)
    }
}

extension BudgetBalance: CustomStringConvertible {
    /// Such as `12 subjects of 40 in 86400 s`.
    public var description: String { "\(remaining) \(unit.rawValue) of \(window)" }
}
