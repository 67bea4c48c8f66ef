/// The attributes that a schema declares, made ready for checking records one after the other.
package struct FactShape: Sendable {
    /// The types, flat: for every value one of them is looked at.
    private indirect enum Kind: Sendable {
        case string, long, bool, decimal, ip, datetime, duration
        case entity(QualifiedName)
        case set(Kind)
        case record(FactShape)

        init(_ type: StaticType) {
            switch type {
            case .string: self = .string
            case .long: self = .long
            case .bool: self = .bool
            case .extension(.decimal): self = .decimal
            case .extension(.ipaddr): self = .ip
            case .extension(.datetime): self = .datetime
            case .extension(.duration): self = .duration
            case .entity(let name): self = .entity(name)
            case .set(let element): self = .set(Kind(element))
            case .record(let record): self = .record(FactShape(record))
            }
        }

        func admits(_ value: CedarValue) -> Bool {
            switch self {
            case .string: if case .string = value { return true }
            case .long: if case .long = value { return true }
            case .bool: if case .bool = value { return true }
            case .decimal: if case .decimal = value { return true }
            case .ip: if case .ip = value { return true }
            case .datetime: if case .datetime = value { return true }
            case .duration: if case .duration = value { return true }
            case .entity(let name): if case .entity(let uid) = value { return uid.type == name }
            case .set(let kind):
                if case .set(let set) = value { return set.elements.allSatisfy { kind.admits($0.value) } }
            case .record(let shape): if case .record(let record) = value { return shape.admits(record) }
            }
            return false
        }
    }

    private struct Field: Sendable {
        let name: CedarString
        let kind: Kind
        let isRequired: Bool
    }

    /// By the hash of the name, as in records.
    private let fields: [Field]
    private let required: Int
    private let type: RecordType

    init(_ type: RecordType) {
        self.type = type
        fields = type.fields.map { Field(name: $0.name, kind: Kind($0.type), isRequired: $0.isRequired) }
            .sorted { $0.name.hash < $1.name.hash }
        required = type.fields.count { $0.isRequired }
    }

    /// The attributes of an entity type, without some that are known to be as they have to be.
    package init?(entityType: QualifiedName, without names: [CedarString] = [], in schema: Schema) {
        guard let definition = schema.entityTypes[entityType] else { return nil }
        self.init(RecordType(definition.shape.fields.filter { !names.contains($0.name) }))
    }

    /// The context of an action, without one attribute.
    package init?(contextOf action: EntityUID, without name: CedarString, in schema: Schema) {
        guard let definition = schema.actions[action] else { return nil }
        self.init(RecordType(definition.contextType.fields.filter { $0.name != name }))
    }

    /// Whether a record has all that is required, nothing that is not declared, and every value of its type.
    ///
    /// - Parameter isOpen: More may come: what is required may be missing yet.
    package func admits(_ record: CedarRecord, isOpen: Bool = false) -> Bool {
        let (declared, given) = (fields.span, record.fields.span)
        var (place, seen) = (0, 0)
        for index in given.indices {
            let hash = given[index].name.hash
            while place < declared.count, declared[place].name.hash < hash { place += 1 }
            var found = place
            while found < declared.count, declared[found].name != given[index].name {
                guard declared[found].name.hash == hash else { return false }
                found += 1
            }
            guard found < declared.count, declared[found].kind.admits(given[index].value) else { return false }
            if declared[found].isRequired { seen += 1 }
        }
        return isOpen || seen == required
    }

    /// Whether a record without anything is admitted.
    package var admitsNothing: Bool { required == 0 }

    /// What is wrong with a record that is not admitted, and where: never a value.
    package func fault(in record: CedarRecord, at path: String, schema: Schema) -> String? {
        do throws(CedarPolicyError) {
            try Conformance(schema: schema, code: .invalidRequest).check(record, type, path)
            return nil
        } catch {
            return error.description
        }
    }
}
