/// What may exist: entity types with their attributes, and actions with what they apply to.
///
/// A ``Validator`` checks policies against a schema before they decide anything. Schemas are read in Cedar's own form,
///
/// ```text
/// entity User in [Team] { clearance: Long, onCall?: Bool };
/// entity Team, Document;
/// action read appliesTo { principal: User, resource: Document, context: { reason: String } };
/// ```
///
/// or in the JSON form that the reference tools write, and printed in both.
///
/// ## Specification
/// Cedar 4.5, "Schema", "Human-readable schema grammar" and "JSON schema format".
public struct Schema: Sendable {
    /// The entity types by their whole names, without the types of actions.
    public let entityTypes: [QualifiedName: EntityTypeDefinition]
    /// The actions.
    public let actions: [EntityUID: ActionDefinition]

    let fragment: SchemaFragment
    /// For a type of actions, the types of the groups that its actions are in.
    private let groupTypes: [QualifiedName: Set<QualifiedName>]

    /// A schema in Cedar's own form.
    ///
    /// - Throws: `syntax` for a text that is not of the language; `invalidSchema` for names that are reserved, declared twice, or
    ///   not at all, and for common types and actions that contain themselves; `limitExceeded`. With positions.
    /// - Complexity: linear in the length of the text, save for the closure of the hierarchies.
    public init(_ text: String) throws(CedarPolicyError) {
        try self.init(fragment: try SchemaParser.parse(text))
    }

    /// A schema in its JSON form.
    ///
    /// - Throws: `invalidJSON`, `invalidSchema` or `limitExceeded`, with the path.
    public init(json: String) throws(CedarPolicyError) {
        try self.init(fragment: try SchemaJSONReader.read(json))
    }

    init(fragment: SchemaFragment) throws(CedarPolicyError) {
        self.fragment = fragment.ordered
        (entityTypes, actions) = try SchemaResolver.resolve(fragment)
        var groupTypes: [QualifiedName: Set<QualifiedName>] = [:]
        for action in actions.values {
            groupTypes[action.uid.type, default: []].formUnion(action.ancestors.map(\.type))
        }
        self.groupTypes = groupTypes
    }

    /// Whether something of one type may be `in` something of the other: below it, or of the same type.
    func mayBeIn(_ type: QualifiedName, _ other: QualifiedName) -> Bool {
        if type == other { return true }
        if let definition = entityTypes[type] { return definition.ancestors.contains(other) }
        return groupTypes[type]?.contains(other) ?? false
    }
}

extension Schema: Hashable {
    /// Whether both declare the same in the same way and order.
    public static func == (a: Schema, b: Schema) -> Bool { a.fragment == b.fragment }

    /// Hashes the declarations.
    public func hash(into hasher: inout Hasher) { hasher.combine(fragment) }
}
