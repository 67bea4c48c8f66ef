/// What conditions may speak of, beside what the engine itself supplies.
///
/// | in conditions | what it is | supplied by the engine |
/// |---|---|---|
/// | `principal` | who asks | `tenant?` |
/// | `context` | the request | `purpose`, `now` (datetime), `reason?`, `approvals` (set of principals), `breakGlass` (bool) |
/// | `resource` | the field in its row | `tenant?`, `subject?` |
///
/// These names cannot be declared.
public struct AttributeTypes: Hashable, Sendable {
    /// Of who asks.
    public var principal: [AttributeDeclaration]
    /// Of the request: the ticket, the address...
    public var context: [AttributeDeclaration]
    /// Of the row that a field stands in.
    public var row: [AttributeDeclaration]

    /// Attributes.
    public init(
        principal: [AttributeDeclaration] = [], context: [AttributeDeclaration] = [], row: [AttributeDeclaration] = []
    ) {
        self.principal = principal
        self.context = context
        self.row = row
    }
}
