/// An entity type of a schema.
public struct EntityTypeDefinition: Hashable, Sendable {
    /// The whole name.
    public let name: QualifiedName
    /// The types that may stand directly above it.
    public let parents: Set<QualifiedName>
    /// The types that may stand above it, at any distance.
    public let ancestors: Set<QualifiedName>
    /// The ids that its entities may have, where the schema lists them.
    public let choices: [String]?

    /// Its attributes.
    let shape: RecordType
    /// The type of its tags, if it can have any.
    let tagType: StaticType?

    /// Its attributes, in the order of the names' bytes.
    public var attributes: [SchemaAttribute] { shape.attributes }

    /// The type of its tags, nil for a type without tags.
    public var tags: SchemaType? { tagType?.schemaType }

    /// Whether an id is one of those listed, or nothing is listed.
    func allows(id: CedarString) -> Bool {
        choices?.contains { $0.utf8.elementsEqual(id.string.utf8) } ?? true
    }
}
