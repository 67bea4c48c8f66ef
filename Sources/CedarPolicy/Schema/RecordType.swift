/// The attributes of a record, an entity type or a context.
struct RecordType: Hashable, Sendable {
    struct Field: Hashable, Sendable {
        let name: CedarString
        let type: StaticType
        let isRequired: Bool
    }

    /// In the order of the names' bytes, each name once.
    let fields: [Field]
    /// How many types it is made of, itself included.
    let size: Int
    /// How deep it is nested.
    let depth: Int

    static let empty = RecordType([])

    /// Of fields whose names differ.
    init(_ fields: [Field]) {
        self.fields = fields.sorted { $0.name < $1.name }
        var (size, depth) = (1, 0)
        for field in fields {
            size += field.type.size
            depth = max(depth, field.type.depth)
        }
        self.size = size
        self.depth = depth + 1
    }

    /// The field of a name. Logarithmic in the number of fields.
    subscript(name: CedarString) -> Field? {
        var (low, high) = (0, fields.count)
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low < fields.count && fields[low].name == name ? fields[low] : nil
    }

    /// As the public interface has it.
    var attributes: [SchemaAttribute] {
        fields.map { SchemaAttribute(name: $0.name.string, type: $0.type.schemaType, isRequired: $0.isRequired) }
    }
}
