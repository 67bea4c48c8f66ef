/// Writes declarations in the JSON form.
enum SchemaJSONWriter {
    static func text(_ fragment: SchemaFragment) -> String {
        object(fragment.namespaces.map { ($0.name.map { "\($0)" } ?? "", namespace($0)) })
    }

    private static func namespace(_ namespace: SchemaFragment.Namespace) -> String {
        var members = annotations(namespace.annotations)
        if !namespace.commonTypes.isEmpty {
            let types = namespace.commonTypes.map {
                ($0.name, object(self.members($0.type) + annotations($0.annotations)))
            }
            members.append(("commonTypes", object(types)))
        }
        members.append(("entityTypes", object(namespace.entityTypes.map { ($0.name, entityType($0)) })))
        members.append(("actions", object(namespace.actions.map { ($0.name.string, action($0)) })))
        return object(members)
    }

    private static func entityType(_ type: SchemaFragment.EntityType) -> String {
        var members = annotations(type.annotations)
        switch type.kind {
        case .choices(let ids): members.append(("enum", array(ids.map { string($0.string) })))
        case .standard(let parents, let shape, let tags):
            if !parents.isEmpty { members.append(("memberOfTypes", names(parents))) }
            if let shape { members.append(("shape", object(self.members(shape)))) }
            if let tags { members.append(("tags", object(self.members(tags)))) }
        }
        return object(members)
    }

    private static func action(_ action: SchemaFragment.Action) -> String {
        var members = annotations(action.annotations)
        if !action.parents.isEmpty {
            let parents = action.parents.map { parent in
                object([("id", string(parent.id.string))] + (parent.type.map { [("type", string("\($0)"))] } ?? []))
            }
            members.append(("memberOf", array(parents)))
        }
        if let applies = action.appliesTo {
            var parts = [("principalTypes", names(applies.principals)), ("resourceTypes", names(applies.resources))]
            if let context = applies.context { parts.append(("context", object(self.members(context)))) }
            members.append(("appliesTo", object(parts)))
        }
        return object(members)
    }

    /// The members of the object that is a type.
    private static func members(_ type: SchemaFragment.TypeReference) -> [(String, String)] {
        switch type {
        case .bool: [("type", string("Boolean"))]
        case .long: [("type", string("Long"))]
        case .string: [("type", string("String"))]
        case .extension(let type): [("type", string("Extension")), ("name", string(type.rawValue))]
        case .set(let element): [("type", string("Set")), ("element", object(members(element)))]
        case .entity(let reference): [("type", string("Entity")), ("name", string("\(reference.name)"))]
        case .either(let reference): [("type", string("EntityOrCommon")), ("name", string("\(reference.name)"))]
        case .common(let reference): [("type", string("\(reference.name)"))]
        case .record(let attributes):
            [
                ("type", string("Record")),
                (
                    "attributes",
                    object(
                        attributes.map { attribute in
                            let required = attribute.isRequired ? [] : [("required", "false")]
                            let members = members(attribute.type) + required + annotations(attribute.annotations)
                            return (attribute.name.string, object(members))
                        })
                ),
            ]
        }
    }

    private static func annotations(_ annotations: [Annotation]) -> [(String, String)] {
        annotations.isEmpty
            ? [] : [("annotations", object(annotations.map { ($0.name, string($0.value.string)) }))]
    }

    // MARK: JSON

    private static func names(_ references: [SchemaFragment.NameReference]) -> String {
        array(references.map { string("\($0.name)") })
    }

    private static func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(string($0)):\($1)" }.joined(separator: ",") + "}"
    }

    private static func string(_ text: String) -> String { JSONWriter.string(text) }
}
