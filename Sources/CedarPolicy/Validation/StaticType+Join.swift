extension StaticType {
    /// The smallest type that both are of, nil where strict validation has none.
    ///
    /// ## Specification
    /// Cedar 4.5, "Validation", strict mode: entity types and the attributes of records have to be the same.
    func join(_ other: StaticType) -> StaticType? {
        switch (self, other) {
        case (.bool(let a), .bool(let b)): return .bool(a == b ? a : nil)
        case (.long, .long): return .long
        case (.string, .string): return .string
        case (.entity(let a), .entity(let b)): return a == b ? self : nil
        case (.extension(let a), .extension(let b)): return a == b ? self : nil
        case (.set(let a), .set(let b)): return a.join(b).map { .set($0) }
        case (.record(let a), .record(let b)):
            guard a.fields.count == b.fields.count else { return nil }
            var fields: [RecordType.Field] = []
            for (x, y) in zip(a.fields, b.fields) {
                guard x.name == y.name, x.isRequired == y.isRequired, let type = x.type.join(y.type) else { return nil }
                fields.append(.init(name: x.name, type: type, isRequired: x.isRequired))
            }
            return .record(RecordType(fields))
        default: return nil
        }
    }
}
