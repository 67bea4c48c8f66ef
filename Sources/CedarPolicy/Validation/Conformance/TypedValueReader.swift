/// Makes values of JSON documents whose types a schema knows, so that they need not be marked.
///
/// Where the schema has an entity, `{ "type": ..., "id": ... }` does; where it has a value of an extension type, the string alone.
///
/// ## Specification
/// Cedar 4.5, "Entities JSON format", with a schema.
struct TypedValueReader {
    let conformance: Conformance

    func value(_ document: JSON, _ type: StaticType, _ path: String) throws(CedarPolicyError) -> CedarValue {
        switch (document, type) {
        case (.object, .entity) where document["__entity"] == nil && document["__extn"] == nil:
            return .entity(try ValueReader.uid(document, at: path))
        case (.string(let text), .extension(let type)):
            guard let value = type.value(text.string) else { throw conformance.fault("no \(type.rawValue)", path) }
            return value
        case (.object, .extension) where document["fn"] != nil: return try call(document, path)
        case (.object(let members), .extension) where members.count == 1 && document["__extn"] != nil:
            return try call(members[0].value, path + ".__extn")
        case (.array(let elements), .set(let element)):
            var values: [CedarValue] = []
            for (index, member) in elements.enumerated() {
                values.append(try value(member, element, path + "[\(index)]"))
            }
            return .set(CedarSet(values))
        case (.object(let members), .record(let shape))
        where document["__entity"] == nil && document["__extn"] == nil:
            return .record(try record(members, shape, path))
        default: return try ValueReader.value(document, at: path)
        }
    }

    /// A call whose arguments need not be marked either: the function says what they are.
    private func call(_ document: JSON, _ path: String) throws(CedarPolicyError) -> CedarValue {
        guard case .string(let name)? = document["fn"] else {
            throw conformance.fault("expected the string 'fn'", path)
        }
        var types: [StaticType] = [.string]
        if let method = Method(rawValue: name.string), method.isExtension {
            let signature = method.signature
            types = [.extension(signature.receiver)] + (signature.parameter.map { [.extension($0)] } ?? [])
        }
        var arguments: [CedarValue] = []
        for (index, (argument, place)) in try ValueReader.arguments(document, at: path).enumerated() {
            let type = index < types.count ? types[index] : .string
            arguments.append(try value(argument, type, place))
        }
        return try ValueReader.apply(name.string, arguments, at: path)
    }

    func record(_ document: JSON, _ shape: RecordType, _ path: String) throws(CedarPolicyError) -> CedarRecord {
        guard case .object(let members) = document else { throw conformance.fault("expected an object", path) }
        return try record(members, shape, path)
    }

    private func record(
        _ members: [JSON.Member], _ shape: RecordType, _ path: String
    ) throws(CedarPolicyError) -> CedarRecord {
        var fields: [CedarRecord.Field] = []
        for member in members {
            guard let field = shape[member.name] else {
                throw conformance.fault("an attribute that is not in the schema", path)
            }
            let value = try value(member.value, field.type, SchemaJSONReader.step(path, member.name))
            fields.append(.init(name: member.name, value: value))
        }
        return CedarRecord(distinct: fields)
    }

    func entity(_ document: JSON, _ path: String) throws(CedarPolicyError) -> Entity {
        guard let uid = document["uid"] else { return try ValueReader.entity(document, at: path) }
        let name = try ValueReader.uid(uid, at: path + ".uid")
        guard let definition = conformance.schema.entityTypes[name.type] else {
            return try ValueReader.entity(document, at: path)
        }
        // Attributes and tags are read here, all else as without a schema.
        guard case .object(let members) = document, let attributes = document["attrs"] else {
            throw conformance.fault("'attrs' is missing", path)
        }
        let rest = members.filter { $0.name != "attrs" && $0.name != "tags" }
        let bare = rest + [.init(name: "attrs", value: .object([]))]
        var entity = try ValueReader.entity(.object(bare), at: path)
        entity.attributes = try record(attributes, definition.shape, path + ".attrs")
        if let tags = document["tags"] {
            guard case .object(let tags) = tags else { throw conformance.fault("expected an object", path + ".tags") }
            guard let type = definition.tagType else {
                guard tags.isEmpty else { throw conformance.fault("the type has no tags", path + ".tags") }
                return entity
            }
            var fields: [CedarRecord.Field] = []
            for tag in tags {
                // The keys of tags are data, and not shown.
                let value = try value(tag.value, type, path + ".tags[...]")
                fields.append(.init(name: tag.name, value: value))
            }
            entity.tags = CedarRecord(distinct: fields)
        }
        return entity
    }
}

extension ExtensionType {
    /// The value that a string is of this type.
    fileprivate func value(_ text: String) -> CedarValue? {
        switch self {
        case .decimal: CedarDecimal(text).map { .decimal($0) }
        case .ipaddr: CedarIPAddress(text).map { .ip($0) }
        case .datetime: CedarDatetime(text).map { .datetime($0) }
        case .duration: CedarDuration(text).map { .duration($0) }
        }
    }
}
