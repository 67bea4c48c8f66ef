/// One entry of a record in an expression.
public struct RecordField: Hashable, Sendable {
    /// The attribute's name: any string.
    public let name: CedarString
    /// Its value.
    public let value: Expr

    /// An entry.
    public init(name: CedarString, value: Expr) {
        self.name = name
        self.value = value
    }
}
