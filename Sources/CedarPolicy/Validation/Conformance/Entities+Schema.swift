extension Entities {
    /// The entities of a document in Cedar's JSON form, held against a schema, and the schema's actions.
    ///
    /// References to entities and values of extension types need not be marked: the schema says what they are.
    ///
    /// - Throws: `invalidJSON`, `limitExceeded`, `invalidEntity`, `duplicateEntity`, `entityCycle`, with the path.
    ///
    /// ## Specification
    /// Cedar 4.5, "Entities JSON format".
    public init(json text: String, schema: Schema) throws(CedarPolicyError) {
        try self.init(document: try JSONReader.read(text), schema: schema)
    }

    /// The entities of a document that is read already.
    package init(document: JSON, schema: Schema) throws(CedarPolicyError) {
        let reader = TypedValueReader(conformance: Conformance(schema: schema, code: .invalidEntity))
        guard case .array(let elements) = document else {
            throw CedarPolicyError(.invalidEntity, "expected an array of entities")
        }
        var entities: [Entity] = []
        for (index, element) in elements.enumerated() { entities.append(try reader.entity(element, "[\(index)]")) }
        let given = try Entities(entities)
        try schema.check(given)
        let actions = schema.actionEntities.filter { given.place(of: $0.uid) < 0 }
        self = actions.isEmpty ? given : try Entities(entities + actions)
    }
}

extension CedarRecord {
    /// The context of a request for an action, in Cedar's JSON form, held against a schema.
    ///
    /// References to entities and values of extension types need not be marked: the schema says what they are.
    ///
    /// - Throws: `invalidJSON`, `limitExceeded`, `invalidValue`, `invalidEntity`, or `invalidRequest` with the path.
    public init(json text: String, contextOf action: EntityUID, schema: Schema) throws(CedarPolicyError) {
        try self.init(document: try JSONReader.read(text), contextOf: action, schema: schema)
    }

    /// The context of a document that is read already.
    package init(document: JSON, contextOf action: EntityUID, schema: Schema) throws(CedarPolicyError) {
        let conformance = Conformance(schema: schema, code: .invalidRequest)
        guard let definition = schema.actions[action] else {
            throw conformance.fault("the schema has no such action", "action")
        }
        self = try TypedValueReader(conformance: conformance).record(document, definition.contextType, "context")
        try conformance.check(self, definition.contextType, "context")
    }
}
