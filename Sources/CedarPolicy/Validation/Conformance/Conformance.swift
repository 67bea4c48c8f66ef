/// Holds values, entities and requests against a schema. Says where, but never what, a value is.
///
/// ## Specification
/// Cedar 4.5, "Schema", conformance of entities and requests.
struct Conformance {
    let schema: Schema
    /// The code of what is thrown.
    let code: CedarPolicyError.Code

    func fault(_ message: String, _ path: String) -> CedarPolicyError { CedarPolicyError(code, message, path: path) }

    func check(_ value: CedarValue, _ type: StaticType, _ path: String) throws(CedarPolicyError) {
        switch (value, type) {
        case (.bool, .bool), (.long, .long), (.string, .string), (.decimal, .extension(.decimal)),
            (.ip, .extension(.ipaddr)), (.datetime, .extension(.datetime)), (.duration, .extension(.duration)):
            break
        case (.entity(let uid), .entity(let name)) where uid.type == name: try checkChoice(uid, path)
        case (.set(let set), .set(let element)):
            for member in set.elements { try check(member.value, element, path + "[...]") }
        case (.record(let record), .record(let shape)): try check(record, shape, path)
        default: throw fault("expected \(type)", path)
        }
    }

    /// All that is required has to be there, and nothing that the schema does not know.
    func check(_ record: CedarRecord, _ shape: RecordType, _ path: String) throws(CedarPolicyError) {
        for field in shape.fields where field.isRequired && record[field.name] == nil {
            throw fault("a required attribute is missing", SchemaJSONReader.step(path, field.name))
        }
        for field in record.fields {
            // A name that the schema does not have may be anything: it is not shown.
            guard let declared = shape[field.name] else { throw fault("an attribute that is not in the schema", path) }
            try check(field.value, declared.type, SchemaJSONReader.step(path, field.name))
        }
    }

    /// An entity of a type that lists its ids has one of these.
    func checkChoice(_ uid: EntityUID, _ path: String) throws(CedarPolicyError) {
        if uid.type.basename == "Action" {
            guard schema.actions[uid] != nil else { throw fault("the schema has no such action", path) }
        } else if let definition = schema.entityTypes[uid.type], !definition.allows(id: uid.storage.id) {
            throw fault("the type has no entity of this id", path)
        }
    }

    /// An entity with all that is above it.
    func check(_ entity: Entity, ancestors: [EntityUID], _ path: String) throws(CedarPolicyError) {
        if let action = schema.actions[entity.uid] {
            guard entity.attributes.count == 0, entity.tags.count == 0, Set(ancestors) == action.ancestors else {
                throw fault("the action is not as the schema has it", path)
            }
            return
        }
        guard let definition = schema.entityTypes[entity.uid.type] else {
            let isAction = entity.uid.type.basename == "Action"
            throw fault("the schema has no such \(isAction ? "action" : "entity type")", path + ".uid")
        }
        try checkChoice(entity.uid, path + ".uid")
        try check(entity.attributes, definition.shape, path + ".attrs")
        if entity.tags.count > 0 {
            guard let type = definition.tagType else { throw fault("the type has no tags", path + ".tags") }
            for tag in entity.tags.fields { try check(tag.value, type, path + ".tags[...]") }
        }
        for ancestor in ancestors {
            guard definition.ancestors.contains(ancestor.type) else {
                throw fault("something above it is of a type that may not be", path + ".parents")
            }
            try checkChoice(ancestor, path + ".parents")
        }
    }
}
