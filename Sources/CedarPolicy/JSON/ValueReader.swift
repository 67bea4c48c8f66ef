/// Makes values and entities of JSON documents, without a schema.
///
/// ## Specification
/// Cedar 4.5, "Entities JSON format".
enum ValueReader {
    private static func fault(_ message: String, at path: String) -> CedarPolicyError {
        CedarPolicyError(.invalidEntity, message, path: path)
    }

    static func entities(_ document: JSON) throws(CedarPolicyError) -> [Entity] {
        guard case .array(let elements) = document else { throw fault("expected an array of entities", at: "") }
        var entities: [Entity] = []
        for (index, element) in elements.enumerated() { entities.append(try entity(element, at: "[\(index)]")) }
        return entities
    }

    static func entity(_ document: JSON, at path: String) throws(CedarPolicyError) -> Entity {
        guard case .object = document else { throw fault("expected an object", at: path) }
        guard let uid = document["uid"] else { throw fault("'uid' is missing", at: path) }
        guard let attributes = document["attrs"] else { throw fault("'attrs' is missing", at: path) }
        guard case .array(let parents)? = document["parents"] else {
            throw fault("'parents' is missing, or no array", at: path)
        }
        var above: [EntityUID] = []
        let name = try self.uid(uid, at: path + ".uid")
        for (index, parent) in parents.enumerated() {
            let place = path + ".parents[\(index)]"
            let parent = try self.uid(parent, at: place)
            if name.type.basename == "Action", parent.type.basename != "Action" {
                throw fault("the parents of actions are actions", at: place)
            }
            above.append(parent)
        }
        return Entity(
            name, attributes: try record(attributes, at: path + ".attrs"), parents: above,
            tags: try document["tags"].map { (tags) throws(CedarPolicyError) in try record(tags, at: path + ".tags") }
                ?? .empty)
    }

    /// `{ "type": ..., "id": ... }`, perhaps in an `__entity`.
    static func uid(_ document: JSON, at path: String) throws(CedarPolicyError) -> EntityUID {
        if let inner = document["__entity"] { return try uid(inner, at: path + ".__entity") }
        guard case .string(let type)? = document["type"], case .string(let id)? = document["id"] else {
            throw fault("expected an object with the strings 'type' and 'id'", at: path)
        }
        guard let name = QualifiedName(wellFormed: type.string) else { throw fault("not the name of a type", at: path) }
        return EntityUID(type: name, id: id)
    }

    /// The values of an object, whatever its names.
    static func record(_ document: JSON, at path: String) throws(CedarPolicyError) -> CedarRecord {
        guard case .object(let members) = document else { throw fault("expected an object", at: path) }
        var fields: [CedarRecord.Field] = []
        for member in members {
            fields.append(
                CedarRecord.Field(
                    name: member.name, value: try value(member.value, at: path + ".\(member.name)")))
        }
        return CedarRecord(distinct: fields)
    }

    static func value(_ document: JSON, at path: String) throws(CedarPolicyError) -> CedarValue {
        switch document {
        case .null: throw fault("there is no null in Cedar", at: path)
        case .bool(let value): return .bool(value)
        case .integer(let value): return .long(value)
        case .otherNumber: throw fault("expected a whole number of 64 bits", at: path)
        case .string(let value): return .string(value)
        case .array(let elements):
            var values: [CedarValue] = []
            for (index, element) in elements.enumerated() {
                values.append(try value(element, at: path + "[\(index)]"))
            }
            return .set(CedarSet(values))
        case .object(let members):
            if let special = members.first(where: { ["__entity", "__extn", "__expr"].contains($0.name) }) {
                guard members.count == 1, special.name != "__expr" else {
                    throw fault("a name that is reserved", at: path)
                }
                return special.name == "__entity"
                    ? .entity(try uid(special.value, at: path + ".__entity"))
                    : try call(special.value, at: path + ".__extn")
            }
            return .record(try record(document, at: path))
        }
    }

    /// `{ "fn": ..., "arg": ... }`, or with `"args": [...]`.
    static func call(_ document: JSON, at path: String) throws(CedarPolicyError) -> CedarValue {
        guard case .string(let name)? = document["fn"] else { throw fault("expected the string 'fn'", at: path) }
        var arguments: [CedarValue] = []
        for (argument, place) in try self.arguments(document, at: path) {
            arguments.append(try value(argument, at: place))
        }
        return try apply(name.string, arguments, at: path)
    }

    /// What a call is of, each with its path.
    static func arguments(_ document: JSON, at path: String) throws(CedarPolicyError) -> [(JSON, String)] {
        if let argument = document["arg"] { return [(argument, path + ".arg")] }
        guard case .array(let all)? = document["args"] else {
            throw fault("expected 'arg', or the array 'args'", at: path)
        }
        return all.enumerated().map { ($0.element, path + ".args[\($0.offset)]") }
    }

    /// The value of a function or method of an extension type.
    static func apply(
        _ name: String, _ arguments: [CedarValue], at path: String
    ) throws(CedarPolicyError) -> CedarValue {
        do throws(EvaluationError) {
            if let function = ExtensionFunction(rawValue: name) { return try Operators.call(function, arguments) }
            if let method = Method(rawValue: name), method.isExtension, let receiver = arguments.first {
                return try Operators.call(method, on: receiver, Array(arguments.dropFirst()), .none)
            }
        } catch {
            throw CedarPolicyError(.invalidValue, error.message, path: path)
        }
        throw fault("there is no such function", at: path)
    }
}
