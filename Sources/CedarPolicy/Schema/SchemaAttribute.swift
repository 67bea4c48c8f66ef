/// An attribute that a schema declares: of an entity type, a record or a context.
public struct SchemaAttribute: Hashable, Sendable {
    /// The name: any string.
    public let name: String
    /// The type of the value.
    public let type: SchemaType
    /// Whether the attribute is always there.
    public let isRequired: Bool
}
