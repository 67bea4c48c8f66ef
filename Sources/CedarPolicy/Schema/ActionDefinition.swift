/// An action of a schema.
public struct ActionDefinition: Hashable, Sendable {
    /// Its uid, of a type called `Action` in its namespace.
    public let uid: EntityUID
    /// The groups that it is directly in.
    public let parents: Set<EntityUID>
    /// The groups that it is in, directly or through others.
    public let ancestors: Set<EntityUID>
    /// The types of principals that it applies to; none for a mere group.
    public let principals: [QualifiedName]
    /// The types of resources that it applies to; none for a mere group.
    public let resources: [QualifiedName]

    /// The attributes of its context.
    let contextType: RecordType

    /// The attributes of its context, in the order of the names' bytes.
    public var context: [SchemaAttribute] { contextType.attributes }
}
