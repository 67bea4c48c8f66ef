extension Schema {
    /// Whether a request is one that the schema admits: its action, the types of principal and resource, and the context.
    ///
    /// Policies that are valid under the schema do not fail with type errors on such requests.
    ///
    /// - Throws: `invalidRequest` with the path of what is wrong, such as `context.reason`.
    public func check(_ request: Request) throws(CedarPolicyError) {
        let conformance = Conformance(schema: self, code: .invalidRequest)
        guard let action = actions[request.action] else {
            throw conformance.fault("the schema has no such action", "action")
        }
        guard action.principals.contains(request.principal.type) else {
            throw conformance.fault("the action does not apply to a principal of this type", "principal")
        }
        guard action.resources.contains(request.resource.type) else {
            throw conformance.fault("the action does not apply to a resource of this type", "resource")
        }
        try conformance.checkChoice(request.principal, "principal")
        try conformance.checkChoice(request.resource, "resource")
        try conformance.check(request.context, action.contextType, "context")
    }

    /// Whether entities are as the schema has them: their types, attributes, tags, and what stands above them.
    ///
    /// - Throws: `invalidEntity` with the path of what is wrong, such as `[2].attrs.address`.
    public func check(_ entities: Entities) throws(CedarPolicyError) {
        let conformance = Conformance(schema: self, code: .invalidEntity)
        for (index, node) in entities.nodes.enumerated() {
            let entity = Entity(node.uid, attributes: node.attributes, parents: node.parents, tags: node.tags)
            try conformance.check(entity, ancestors: node.ancestors, "[\(index)]")
        }
    }

    /// The actions as entities, with their groups: what `in` needs to know of them.
    public var actionEntities: [Entity] {
        actions.values.sorted { $0.uid < $1.uid }.map { Entity($0.uid, parents: $0.parents.sorted()) }
    }
}
