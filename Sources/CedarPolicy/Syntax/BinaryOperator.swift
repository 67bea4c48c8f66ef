/// The operators between two expressions, `&&` and `||` aside.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    /// Equality of any two values.
    case equal = "=="
    /// The negation of equality.
    case notEqual = "!="
    /// Order of numbers, dates and durations.
    case less = "<"
    /// Order of numbers, dates and durations.
    case lessEqual = "<="
    /// Order of numbers, dates and durations.
    case greater = ">"
    /// Order of numbers, dates and durations.
    case greaterEqual = ">="
    /// Whether an entity is another, or below it, or below any of a set.
    case `in` = "in"
    /// A sum; an overflow is an error.
    case add = "+"
    /// A difference; an overflow is an error.
    case subtract = "-"
    /// A product; an overflow is an error.
    case multiply = "*"
}
