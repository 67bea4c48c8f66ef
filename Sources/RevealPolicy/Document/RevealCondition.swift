public import CedarPolicy

/// A Cedar expression that has to hold.
public struct RevealCondition: Hashable, Sendable {
    /// What has to hold, without what the engine adds. Spans count from the start of the document.
    public var expression: Expr
    /// Where it stands.
    public var span: Located

    /// A condition.
    public init(_ expression: Expr, span: Located = Located()) {
        self.expression = expression
        self.span = span
    }
}
