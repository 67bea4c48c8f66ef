/// An attribute of principals, contexts or rows that conditions may speak of.
public struct AttributeDeclaration: Hashable, Sendable {
    /// Its name.
    public var name: DocumentName
    /// What it can be.
    public var type: AttributeType
    /// Whether it may be missing. Conditions that speak of one that is missing are taken for not met in a rule, and for met
    /// in a forbid, unless they ask for it with `has`.
    public var isOptional: Bool

    /// An attribute.
    public init(_ name: DocumentName, _ type: AttributeType, isOptional: Bool = false) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
    }
}
