/// A `when` or `unless` of a policy.
public struct Condition: Hashable, Sendable {
    /// How the expression counts.
    public enum Kind: String, Hashable, Sendable {
        /// It has to be true.
        case when
        /// It has to be false.
        case unless
    }

    /// How the expression counts.
    public let kind: Kind
    /// The expression: a boolean.
    public let body: Expr

    /// A condition.
    public init(_ kind: Kind, _ body: Expr) {
        self.kind = kind
        self.body = body
    }
}
