extension SchemaResolver {
    func entityTypeDefinitions() throws(CedarPolicyError) -> [QualifiedName: EntityTypeDefinition] {
        var parents: [QualifiedName: Set<QualifiedName>] = [:]
        for namespace in fragment.namespaces {
            for type in namespace.entityTypes {
                let name = Self.qualified(type.name, in: namespace.name)
                parents[name] = []
                guard case .standard(let references, _, _) = type.kind else { continue }
                for reference in references {
                    let parent = try entityType(reference, namespace.name)
                    if parent.basename == "Action" {
                        throw Self.fault("nothing is a member of a type of actions", reference.place)
                    }
                    parents[name]?.insert(parent)
                }
            }
        }
        let ancestors = try Self.close(parents)
        var definitions: [QualifiedName: EntityTypeDefinition] = [:]
        for namespace in fragment.namespaces {
            for type in namespace.entityTypes {
                let name = Self.qualified(type.name, in: namespace.name)
                var (choices, shape, tags): ([String]?, RecordType, StaticType?) = (nil, .empty, nil)
                switch type.kind {
                case .choices(let ids): choices = ids.map(\.string)
                case .standard(_, let attributes, let tagType):
                    shape = try self.shape(attributes, namespace.name, type.place)
                    if let tagType { tags = try self.type(tagType, namespace.name) }
                }
                definitions[name] = EntityTypeDefinition(
                    name: name, parents: parents[name] ?? [], ancestors: ancestors[name] ?? [], choices: choices,
                    shape: shape, tagType: tags)
            }
        }
        return definitions
    }

    func actionDefinitions() throws(CedarPolicyError) -> [EntityUID: ActionDefinition] {
        var parents: [EntityUID: Set<EntityUID>] = [:]
        for namespace in fragment.namespaces {
            for action in namespace.actions {
                let uid = EntityUID(type: Self.actionType(in: namespace.name), id: action.name)
                parents[uid] = []
                for reference in action.parents { parents[uid]?.insert(try self.action(reference, namespace.name)) }
            }
        }
        let ancestors = try Self.close(parents)
        var definitions: [EntityUID: ActionDefinition] = [:]
        for namespace in fragment.namespaces {
            for action in namespace.actions {
                let uid = EntityUID(type: Self.actionType(in: namespace.name), id: action.name)
                let above = ancestors[uid] ?? []
                guard !above.contains(uid) else { throw Self.fault("the action is in itself", action.place) }
                definitions[uid] = ActionDefinition(
                    uid: uid, parents: parents[uid] ?? [], ancestors: above,
                    principals: try ends(action.appliesTo?.principals, namespace.name),
                    resources: try ends(action.appliesTo?.resources, namespace.name),
                    contextType: try shape(action.appliesTo?.context, namespace.name, action.place))
            }
        }
        return definitions
    }

    /// The action that a group is named by.
    private func action(
        _ reference: SchemaFragment.ActionReference, _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> EntityUID {
        let type = reference.type ?? Self.actionType(in: nil)
        var types = [type]
        if let namespace, type.namespace == nil { types = [Self.qualified(type.text.string, in: namespace), type] }
        for type in types {
            let uid = EntityUID(type: type, id: reference.id)
            if actions.contains(uid) { return uid }
        }
        throw Self.fault("no action of this name is declared", reference.place)
    }

    /// The types that an action applies to, each once.
    private func ends(
        _ references: [SchemaFragment.NameReference]?, _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> [QualifiedName] {
        var (types, seen): ([QualifiedName], Set<QualifiedName>) = ([], [])
        for reference in references ?? [] {
            let type = try entityType(reference, namespace)
            guard type.basename != "Action" else {
                throw Self.fault("an action is no principal and no resource", reference.place)
            }
            if seen.insert(type).inserted { types.append(type) }
        }
        return types
    }

    /// Everything above each element. An element that is above itself is among them.
    private static func close<Element: Hashable>(
        _ parents: [Element: Set<Element>]
    ) throws(CedarPolicyError) -> [Element: Set<Element>] {
        var (closed, steps): ([Element: Set<Element>], Int) = ([:], 0)
        for element in parents.keys {
            var (above, open): (Set<Element>, [Element]) = ([], Array(parents[element] ?? []))
            while let next = open.popLast() {
                steps += 1
                guard steps <= stepLimit else { throw CedarPolicyError(.limitExceeded, "the hierarchy is too large") }
                if above.insert(next).inserted { open += parents[next] ?? [] }
            }
            closed[element] = above
        }
        return closed
    }
}
