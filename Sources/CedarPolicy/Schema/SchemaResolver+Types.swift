extension SchemaResolver {
    /// The type that a reference means. Common types that it names have to be defined.
    func type(
        _ reference: SchemaFragment.TypeReference, _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> StaticType {
        switch reference {
        case .bool: return .anyBool
        case .long: return .long
        case .string: return .string
        case .extension(let type): return .extension(type)
        case .set(let element): return try bounded(.set(try type(element, namespace)))
        case .record(let attributes): return try bounded(.record(try record(attributes, namespace)))
        case .entity(let reference): return .entity(try entityType(reference, namespace))
        case .common(let reference): return try meaning(try commonType(reference, namespace), reference.place)
        case .either(let reference):
            let (name, isCommon) = try either(reference, namespace)
            return isCommon ? try meaning(name, reference.place) : .entity(name)
        }
    }

    private func meaning(_ name: QualifiedName, _ place: SchemaFragment.Place) throws(CedarPolicyError) -> StaticType {
        guard let type = meanings[name] else { throw Self.fault("the common type contains itself", place) }
        return type
    }

    private func record(
        _ attributes: [SchemaFragment.Attribute], _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> RecordType {
        var fields: [RecordType.Field] = []
        for attribute in attributes {
            let type = try type(attribute.type, namespace)
            fields.append(.init(name: attribute.name, type: type, isRequired: attribute.isRequired))
        }
        return RecordType(fields)
    }

    /// A type that is not so large that working with it would take for ever: common types can double at every step.
    private func bounded(_ type: StaticType) throws(CedarPolicyError) -> StaticType {
        guard type.size <= Self.sizeLimit, type.depth <= Self.depthLimit else {
            throw CedarPolicyError(.limitExceeded, "a type is too large once its common types are replaced")
        }
        return type
    }

    /// The type of a shape or context: a record, also by the name of a common type.
    func shape(
        _ reference: SchemaFragment.TypeReference?, _ namespace: QualifiedName?, _ place: SchemaFragment.Place
    ) throws(CedarPolicyError) -> RecordType {
        guard let reference else { return .empty }
        guard case .record(let record) = try type(reference, namespace) else {
            throw Self.fault("attributes and contexts are records", place)
        }
        return record
    }

    /// Works out the common types, those that others are made of first.
    mutating func defineCommonTypes() throws(CedarPolicyError) {
        // Kahn's algorithm: how many types each still waits for, and who waits for it.
        var (waiting, dependents, ready): ([QualifiedName: Int], [QualifiedName: [QualifiedName]], [QualifiedName]) =
            ([:], [:], [])
        for (name, (type, namespace)) in commonTypes {
            var needs: Set<QualifiedName> = []
            try commonTypes(in: type, namespace, &needs)
            waiting[name] = needs.count
            for need in needs { dependents[need, default: []].append(name) }
            if needs.isEmpty { ready.append(name) }
        }
        while let name = ready.popLast() {
            guard let (type, namespace) = commonTypes[name] else { continue }
            meanings[name] = try self.type(type, namespace)
            for dependent in dependents[name] ?? [] {
                let left = (waiting[dependent] ?? 0) - 1
                waiting[dependent] = left
                if left == 0 { ready.append(dependent) }
            }
        }
        guard meanings.count < commonTypes.count else { return }
        for namespace in fragment.namespaces {
            for type in namespace.commonTypes where meanings[Self.qualified(type.name, in: namespace.name)] == nil {
                throw Self.fault("the common type contains itself", type.place)
            }
        }
    }

    /// The common types that a type names.
    private func commonTypes(
        in reference: SchemaFragment.TypeReference, _ namespace: QualifiedName?, _ names: inout Set<QualifiedName>
    ) throws(CedarPolicyError) {
        switch reference {
        case .bool, .long, .string, .extension: break
        case .set(let element): try commonTypes(in: element, namespace, &names)
        case .record(let attributes):
            for attribute in attributes { try commonTypes(in: attribute.type, namespace, &names) }
        case .entity(let reference): _ = try entityType(reference, namespace)
        case .common(let reference): names.insert(try commonType(reference, namespace))
        case .either(let reference):
            let (name, isCommon) = try either(reference, namespace)
            if isCommon { names.insert(name) }
        }
    }
}
