extension Schema: CustomStringConvertible {
    /// The schema in Cedar's own form: read again, it declares the same.
    ///
    /// Common types and annotations stay. Only where the JSON form names an entity type that a common type hides, which the
    /// text has no words for, are common types replaced by what they stand for.
    public var cedarText: String {
        let written = withShapesWrittenOut
        return SchemaPrinter(isExpressible(written) ? written : withoutCommonTypes).text
    }

    /// The schema in its JSON form: read again, it declares the same.
    public var jsonText: String { SchemaJSONWriter.text(fragment) }

    /// The schema in Cedar's own form.
    public var description: String { cedarText }

    /// Whether no reference to an entity type would mean a common type in the text.
    private func isExpressible(_ fragment: SchemaFragment) -> Bool {
        fragment.namespaces.allSatisfy { namespace in
            // The attributes of common types are looked at where these are declared.
            var references = namespace.commonTypes.map(\.type)
            for type in namespace.entityTypes {
                if case .standard(_, let shape, let tags) = type.kind {
                    references += [shape, tags].compactMap(\.self)
                }
            }
            references += namespace.actions.compactMap { $0.appliesTo?.context }
            return references.allSatisfy { isExpressible($0, namespace.name) }
        }
    }

    private func isExpressible(_ reference: SchemaFragment.TypeReference, _ namespace: QualifiedName?) -> Bool {
        switch reference {
        case .entity(let reference):
            let name = reference.name
            let candidates =
                name.namespace == nil ? [SchemaResolver.qualified("\(name)", in: namespace), name] : [name]
            return !candidates.contains { commonTypeNames.contains($0) }
        case .set(let element): return isExpressible(element, namespace)
        case .record(let attributes): return attributes.allSatisfy { isExpressible($0.type, namespace) }
        case .bool, .long, .string, .extension, .common, .either: return true
        }
    }

    /// The common types that are declared, and those of the language that no declaration hides.
    private var commonTypeNames: Set<QualifiedName> {
        var names: Set<QualifiedName> = []
        for name in ["Bool", "Long", "String"] + ExtensionType.allCases.map(\.rawValue)
        where entityTypes[QualifiedName(unchecked: name)] == nil {
            names.insert(QualifiedName(unchecked: name))
        }
        for namespace in fragment.namespaces {
            for type in namespace.commonTypes { names.insert(SchemaResolver.qualified(type.name, in: namespace.name)) }
        }
        return names
    }

    /// In the text attributes of entity types cannot be the name of a common type.
    private var withShapesWrittenOut: SchemaFragment {
        replacing(shapes: { if case .record = $0 { false } else { true } }, tags: false)
    }

    private var withoutCommonTypes: SchemaFragment {
        var fragment = replacing(shapes: { _ in true }, tags: true)
        for index in fragment.namespaces.indices {
            let namespace = fragment.namespaces[index].name
            fragment.namespaces[index].commonTypes = []
            fragment.namespaces[index].actions = fragment.namespaces[index].actions.map { action in
                let uid = EntityUID(type: SchemaResolver.actionType(in: namespace), id: action.name)
                guard let applies = action.appliesTo, let definition = actions[uid] else { return action }
                let appliesTo = SchemaFragment.AppliesTo(
                    principals: applies.principals, resources: applies.resources,
                    context: definition.contextType.reference)
                return .init(
                    name: action.name, parents: action.parents, appliesTo: appliesTo, annotations: action.annotations,
                    place: action.place)
            }
        }
        return fragment
    }

    /// The declarations with the types of attributes and tags replaced by what they stand for.
    private func replacing(shapes: (SchemaFragment.TypeReference) -> Bool, tags replacesTags: Bool) -> SchemaFragment {
        var fragment = fragment
        for index in fragment.namespaces.indices {
            let namespace = fragment.namespaces[index].name
            fragment.namespaces[index].entityTypes = fragment.namespaces[index].entityTypes.map { type in
                guard case .standard(let parents, let shape, let tags) = type.kind,
                    let definition = entityTypes[SchemaResolver.qualified(type.name, in: namespace)]
                else { return type }
                let kind = SchemaFragment.EntityType.Kind.standard(
                    parents: parents, shape: shape.map { shapes($0) ? definition.shape.reference : $0 },
                    tags: replacesTags ? definition.tagType?.reference : tags)
                return .init(name: type.name, kind: kind, annotations: type.annotations, place: type.place)
            }
        }
        return fragment
    }
}

extension RecordType {
    /// As it could have been declared.
    fileprivate var reference: SchemaFragment.TypeReference {
        .record(
            fields.map { .init(name: $0.name, type: $0.type.reference, isRequired: $0.isRequired, annotations: []) })
    }
}

extension StaticType {
    /// As it could have been declared.
    fileprivate var reference: SchemaFragment.TypeReference {
        switch self {
        case .bool: .bool
        case .long: .long
        case .string: .string
        case .extension(let type): .extension(type)
        case .set(let element): .set(element.reference)
        case .record(let record): record.reference
        case .entity(let name): .entity(.init(name: name, place: .init()))
        }
    }
}
