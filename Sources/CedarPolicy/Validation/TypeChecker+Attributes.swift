extension TypeChecker {
    /// The attributes of an entity type or record; nil after a note that it is neither.
    private mutating func shape(_ type: StaticType, _ expression: Expr) -> (fields: RecordType, isRecord: Bool)? {
        switch type {
        case .record(let record): return (record, true)
        case .entity(let name): return (schema.entityTypes[name]?.shape ?? .empty, false)
        default:
            expected("an entity or a record", type, expression)
            return nil
        }
    }

    mutating func attribute(
        _ operand: Expr, _ name: CedarString, _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        guard let type = check(operand, known).type, let shape = shape(type, operand) else { return .failed }
        guard let field = shape.fields[name] else {
            note(.unknownAttribute, "\(type) has no such attribute", expression)
            return .failed
        }
        if !field.isRequired, !known.contains(.attribute(operand, name)) {
            note(.untestedAttribute, "the attribute is optional: test with 'has' that it is there", expression)
        }
        return Answer(type: field.type)
    }

    /// Whether attributes are there: of a path each, until one that cannot be.
    mutating func has(_ operand: Expr, _ names: [CedarString], _ known: Set<Capability>) -> Answer {
        guard var type = check(operand, known).type else { return .failed }
        var (base, answer) = (operand, Answer(type: .bool(true)))
        for (index, name) in names.enumerated() {
            guard let shape = shape(type, base) else { return .failed }
            guard let field = shape.fields[name] else { return Answer(type: .bool(false)) }
            let capability = Capability.attribute(base, name)
            // An entity may not exist, and then it has nothing, whatever is required.
            let isCertain = known.contains(capability) || shape.isRecord && field.isRequired
            if !isCertain { answer.type = .anyBool }
            answer.capabilities.insert(capability)
            if index + 1 < names.count {
                type = field.type
                base = Expr(.attribute(base, name))
            }
        }
        return answer
    }

    mutating func record(_ fields: [RecordField], _ known: Set<Capability>) -> Answer {
        var types: [RecordType.Field]? = []
        for field in fields {
            if let type = check(field.value, known).type {
                types?.append(.init(name: field.name, type: type, isRequired: true))
            } else {
                types = nil
            }
        }
        return Answer(type: types.map { .record(RecordType($0)) })
    }

    // MARK: Tags

    mutating func hasTag(_ receiver: Expr, _ key: Expr, _ known: Set<Capability>) -> Answer {
        let type = entity(receiver, known)
        let isString = expect(.string, key, known)
        guard let type, isString else { return .failed }
        let capability = Capability.tag(receiver, key)
        if schema.entityTypes[type]?.tagType == nil { return Answer(type: .bool(false), capabilities: [capability]) }
        return Answer(type: known.contains(capability) ? .bool(true) : .anyBool, capabilities: [capability])
    }

    mutating func getTag(_ receiver: Expr, _ key: Expr, _ expression: Expr, _ known: Set<Capability>) -> Answer {
        let type = entity(receiver, known)
        let isString = expect(.string, key, known)
        guard let type, isString else { return .failed }
        guard known.contains(.tag(receiver, key)) else {
            note(.untestedTag, "test with 'hasTag' that the tag is there", expression)
            return .failed
        }
        guard let tag = schema.entityTypes[type]?.tagType else {
            note(.noTags, "\(type) has no tags", expression)
            return .failed
        }
        return Answer(type: tag)
    }
}
