extension SchemaJSONReader {
    static func optionalType(
        _ value: JSON?, _ path: String
    ) throws(CedarPolicyError) -> SchemaFragment.TypeReference? {
        guard let value else { return nil }
        return try typeAndRest(value, path, []).0
    }

    /// The type that an object is, and those of its members that do not belong to the type.
    static func typeAndRest(
        _ value: JSON, _ path: String, _ others: Set<String>
    ) throws(CedarPolicyError) -> (SchemaFragment.TypeReference, [String: JSON]) {
        let known: Set<String> = ["type", "element", "attributes", "additionalAttributes", "name"]
        var members = try fields(value, path, known.union(others))
        let rest = members.filter { others.contains($0.key) }
        for key in others { members[key] = nil }
        guard let tag = members.removeValue(forKey: "type") else { throw fault("a type needs a 'type'", path) }
        let type = try type(try string(tag, path).string, &members, path)
        guard members.isEmpty else { throw fault("a member that this type does not have", path) }
        return (type, rest)
    }

    private static func type(
        _ tag: String, _ members: inout [String: JSON], _ path: String
    ) throws(CedarPolicyError) -> SchemaFragment.TypeReference {
        switch tag {
        case "String": return .string
        case "Long": return .long
        case "Boolean": return .bool
        case "Set":
            guard let element = members.removeValue(forKey: "element") else {
                throw fault("a set needs an 'element'", path)
            }
            return .set(try typeAndRest(element, path + ".element", []).0)
        case "Record": return try record(&members, path)
        case "Entity": return .entity(.init(name: try nameMember(&members, path), place: .init(path: path)))
        case "EntityOrCommon": return .either(.init(name: try nameMember(&members, path), place: .init(path: path)))
        case "Extension":
            guard let type = ExtensionType(rawValue: try nameMember(&members, path).text.string) else {
                throw fault("there is no such extension type", path)
            }
            return .extension(type)
        default:
            guard let name = SchemaNames.qualifiedName(tag) else { throw fault("the type's name is not one", path) }
            return .common(.init(name: name, place: .init(path: path)))
        }
    }

    private static func nameMember(
        _ members: inout [String: JSON], _ path: String
    ) throws(CedarPolicyError) -> QualifiedName {
        guard let value = members.removeValue(forKey: "name") else { throw fault("this type needs a 'name'", path) }
        return try name(value, path)
    }

    private static func record(
        _ members: inout [String: JSON], _ path: String
    ) throws(CedarPolicyError) -> SchemaFragment.TypeReference {
        guard let attributes = members.removeValue(forKey: "attributes") else {
            throw fault("a record needs 'attributes'", path)
        }
        if let open = members.removeValue(forKey: "additionalAttributes") {
            guard case .bool(false) = open else { throw fault("open records are not supported", path) }
        }
        var fields: [SchemaFragment.Attribute] = []
        for member in try self.members(attributes, path + ".attributes") {
            let path = step(path + ".attributes", member.name)
            let (type, rest) = try typeAndRest(member.value, path, ["required", "annotations"])
            var isRequired = true
            if let required = rest["required"] {
                guard case .bool(let value) = required else { throw fault("'required' is true or false", path) }
                isRequired = value
            }
            fields.append(
                .init(
                    name: member.name, type: type, isRequired: isRequired,
                    annotations: try annotations(rest["annotations"], path)))
        }
        return .record(fields)
    }
}

extension SchemaJSONReader {
    static func fault(_ message: String, _ path: String) -> CedarPolicyError {
        CedarPolicyError(.invalidSchema, message, path: path)
    }

    /// The path of a member. Names of the schema are shown where they are plain words.
    static func step(_ path: String, _ name: CedarString) -> String {
        path + (SchemaNames.isWord(name.string) ? "." + name.string : "[...]")
    }

    /// A member that is there and not null.
    static func present(_ value: JSON?) -> JSON? {
        if case .null? = value { nil } else { value }
    }

    static func members(_ value: JSON, _ path: String) throws(CedarPolicyError) -> [JSON.Member] {
        guard case .object(let members) = value else { throw fault("expected an object", path) }
        return members
    }

    /// The members of an object that may have these and no others.
    static func fields(
        _ value: JSON, _ path: String, _ known: Set<String>
    ) throws(CedarPolicyError) -> [String: JSON] {
        var fields: [String: JSON] = [:]
        for member in try members(value, path) {
            guard known.contains(member.name.string) else { throw fault("an unknown member", path) }
            fields[member.name.string] = member.value
        }
        return fields
    }

    static func elements(_ value: JSON, _ path: String) throws(CedarPolicyError) -> [JSON] {
        guard case .array(let elements) = value else { throw fault("expected an array", path) }
        return elements
    }

    static func string(_ value: JSON, _ path: String) throws(CedarPolicyError) -> CedarString {
        guard case .string(let string) = value else { throw fault("expected a string", path) }
        return string
    }

    static func name(_ value: JSON, _ path: String) throws(CedarPolicyError) -> QualifiedName {
        guard let name = SchemaNames.qualifiedName(try string(value, path).string) else {
            throw fault("the name is not one", path)
        }
        return name
    }

    static func names(
        _ value: JSON?, _ path: String
    ) throws(CedarPolicyError) -> [SchemaFragment.NameReference]? {
        guard let value else { return nil }
        var names: [SchemaFragment.NameReference] = []
        for element in try elements(value, path) {
            names.append(.init(name: try name(element, path), place: .init(path: path)))
        }
        return names
    }

    static func identifier(_ name: CedarString, _ path: String) throws(CedarPolicyError) -> String {
        guard SchemaNames.isIdentifier(name.string) else { throw fault("the name is not an identifier", path) }
        return name.string
    }

    static func annotations(_ value: JSON?, _ path: String) throws(CedarPolicyError) -> [Annotation] {
        guard let value else { return [] }
        var annotations: [Annotation] = []
        for member in try members(value, path + ".annotations") {
            guard SchemaNames.isWord(member.name.string) else {
                throw fault("the annotation's name is not an identifier", path)
            }
            var text: CedarString = ""
            if let value = present(member.value) { text = try string(value, path + ".annotations") }
            annotations.append(Annotation(name: member.name.string, value: text))
        }
        return annotations
    }
}
