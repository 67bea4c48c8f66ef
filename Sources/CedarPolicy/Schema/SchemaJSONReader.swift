/// Reads a schema in its JSON form.
///
/// ## Specification
/// Cedar 4.5, "JSON schema format".
struct SchemaJSONReader {
    /// The declarations. Throws `invalidJSON`, `limitExceeded`, or `invalidSchema` with a path.
    static func read(_ text: String) throws(CedarPolicyError) -> SchemaFragment {
        guard text.utf8.count <= SchemaParser.lengthLimit else {
            throw CedarPolicyError(.limitExceeded, "a schema has at most \(SchemaParser.lengthLimit) bytes")
        }
        var namespaces: [SchemaFragment.Namespace] = []
        for member in try members(try JSONReader.read(text), "") {
            namespaces.append(try namespace(member.name.string, member.value))
        }
        return SchemaFragment(namespaces: namespaces)
    }

    private static func namespace(_ key: String, _ value: JSON) throws(CedarPolicyError) -> SchemaFragment.Namespace {
        let path = "[\(key.isEmpty ? "\"\"" : "namespace")]"
        var namespace = SchemaFragment.Namespace()
        namespace.place.path = path
        if !key.isEmpty {
            guard let name = SchemaNames.qualifiedName(key) else {
                throw fault("the namespace's name is not one", path)
            }
            namespace.name = name
        }
        let members = try fields(value, path, ["commonTypes", "entityTypes", "actions", "annotations"])
        guard let entityTypes = members["entityTypes"], let actions = members["actions"] else {
            throw fault("a namespace needs 'entityTypes' and 'actions'", path)
        }
        if let types = members["commonTypes"] {
            for member in try self.members(types, path + ".commonTypes") {
                namespace.commonTypes.append(try commonType(member, path + ".commonTypes"))
            }
        }
        for member in try self.members(entityTypes, path + ".entityTypes") {
            namespace.entityTypes.append(try entityType(member, path + ".entityTypes"))
        }
        for member in try self.members(actions, path + ".actions") {
            namespace.actions.append(try action(member, path + ".actions"))
        }
        namespace.annotations = try annotations(members["annotations"], path)
        guard namespace.name != nil || namespace.annotations.isEmpty else {
            throw fault("only a namespace with a name has annotations", path)
        }
        return namespace
    }

    private static func commonType(
        _ member: JSON.Member, _ parent: String
    ) throws(CedarPolicyError) -> SchemaFragment.CommonType {
        let path = step(parent, member.name)
        let name = try identifier(member.name, path)
        let (type, rest) = try typeAndRest(member.value, path, ["annotations"])
        return .init(
            name: name, type: type, annotations: try annotations(rest["annotations"], path), place: .init(path: path))
    }

    private static func entityType(
        _ member: JSON.Member, _ parent: String
    ) throws(CedarPolicyError) -> SchemaFragment.EntityType {
        let path = step(parent, member.name)
        let name = try identifier(member.name, path)
        let members = try fields(member.value, path, ["memberOfTypes", "shape", "tags", "enum", "annotations"])
        let kind: SchemaFragment.EntityType.Kind
        if let choices = members["enum"] {
            guard members["memberOfTypes"] == nil, members["shape"] == nil, members["tags"] == nil else {
                throw fault("a type with 'enum' has no other properties", path)
            }
            var ids: [CedarString] = []
            for choice in try elements(choices, path + ".enum") { ids.append(try string(choice, path + ".enum")) }
            guard !ids.isEmpty else { throw fault("'enum' needs at least one id", path) }
            kind = .choices(ids)
        } else {
            kind = .standard(
                parents: try names(members["memberOfTypes"], path + ".memberOfTypes") ?? [],
                shape: try optionalType(members["shape"], path + ".shape"),
                tags: try optionalType(members["tags"], path + ".tags"))
        }
        return .init(
            name: name, kind: kind, annotations: try annotations(members["annotations"], path),
            place: .init(path: path))
    }

    private static func action(_ member: JSON.Member, _ parent: String) throws(CedarPolicyError)
        -> SchemaFragment.Action
    {
        let path = step(parent, member.name)
        let members = try fields(member.value, path, ["attributes", "appliesTo", "memberOf", "annotations"])
        guard present(members["attributes"]) == nil else { throw fault("actions have no attributes", path) }
        var parents: [SchemaFragment.ActionReference] = []
        if let memberOf = present(members["memberOf"]) {
            for element in try elements(memberOf, path + ".memberOf") {
                parents.append(try actionReference(element, path + ".memberOf"))
            }
        }
        return .init(
            name: member.name, parents: parents,
            appliesTo: try appliesTo(present(members["appliesTo"]), path + ".appliesTo"),
            annotations: try annotations(members["annotations"], path), place: .init(path: path))
    }

    private static func actionReference(
        _ value: JSON, _ path: String
    ) throws(CedarPolicyError) -> SchemaFragment.ActionReference {
        let members = try fields(value, path, ["id", "type"])
        guard let id = members["id"] else { throw fault("a group needs an 'id'", path) }
        var type: QualifiedName?
        if let text = present(members["type"]) { type = try name(text, path) }
        return .init(type: type, id: try string(id, path), place: .init(path: path))
    }

    private static func appliesTo(
        _ value: JSON?, _ path: String
    ) throws(CedarPolicyError) -> SchemaFragment.AppliesTo? {
        guard let value else { return nil }
        let members = try fields(value, path, ["principalTypes", "resourceTypes", "context"])
        guard let principals = try names(members["principalTypes"], path + ".principalTypes"),
            let resources = try names(members["resourceTypes"], path + ".resourceTypes")
        else { throw fault("'appliesTo' needs 'principalTypes' and 'resourceTypes'", path) }
        return .init(
            principals: principals, resources: resources,
            context: try optionalType(members["context"], path + ".context"))
    }
}
