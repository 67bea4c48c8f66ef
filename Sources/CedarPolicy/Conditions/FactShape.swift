/// The attributes that a schema declares, made ready for checking records one after the other.
package struct FactShape: Sendable {
    private indirect enum Kind: Sendable {
        case plain(StaticType)
        case set(Kind)
        case record(FactShape)

        init(_ type: StaticType) {
            switch type {
            case .set(let element): self = .set(Kind(element))
            case .record(let record): self = .record(FactShape(record))
            default: self = .plain(type)
            }
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

    /// The attributes of an entity type.
    package init?(entityType: QualifiedName, in schema: Schema) {
        guard let definition = schema.entityTypes[entityType] else { return nil }
        self.init(definition.shape)
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
        var (place, seen) = (0, 0)
        for field in record.fields {
            while place < fields.count, fields[place].name.hash < field.name.hash { place += 1 }
            var found = place
            while found < fields.count, fields[found].name != field.name {
                guard fields[found].name.hash == field.name.hash else { return false }
                found += 1
            }
            guard found < fields.count, Self.admits(field.value, fields[found].kind) else { return false }
            if fields[found].isRequired { seen += 1 }
        }
        return isOpen || seen == required
    }

    /// Whether a record without anything is admitted.
    package var admitsNothing: Bool { required == 0 }

    private static func admits(_ value: CedarValue, _ kind: Kind) -> Bool {
        switch (kind, value) {
        case (.plain(.string), .string), (.plain(.long), .long), (.plain(.bool), .bool),
            (.plain(.extension(.decimal)), .decimal), (.plain(.extension(.ipaddr)), .ip),
            (.plain(.extension(.datetime)), .datetime), (.plain(.extension(.duration)), .duration):
            true
        case (.plain(.entity(let name)), .entity(let uid)): uid.type == name
        case (.set(let kind), .set(let set)): set.elements.allSatisfy { admits($0.value, kind) }
        case (.record(let shape), .record(let record)): shape.admits(record)
        default: false
        }
    }

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
