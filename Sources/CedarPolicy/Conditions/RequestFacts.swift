/// A request with the attributes of its principal and resource at hand: no entities need be made for these two.
package struct RequestFacts: Sendable {
    /// Whose attributes may turn out to be more than those that are at hand.
    package struct Open: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let principal = Open(rawValue: 1)
        package static let resource = Open(rawValue: 2)
        package static let context = Open(rawValue: 4)
        /// Nobody knows who the principal is, either.
        package static let identity = Open(rawValue: 8)
    }

    package let request: Request
    /// Of the principal; nil where it is not among the entities.
    package let principal: CedarRecord?
    /// What the principal is in, beside what the entities say.
    package let principalParents: [EntityUID]
    /// Of the resource; nil where it is not among the entities.
    package let resource: CedarRecord?
    /// All others.
    package let entities: Entities
    package let open: Open

    package init(
        _ request: Request, principal: CedarRecord?, principalParents: [EntityUID] = [], resource: CedarRecord?,
        entities: Entities, open: Open = []
    ) {
        self.request = request
        self.principal = principal
        self.principalParents = principalParents
        self.resource = resource
        self.entities = entities
        self.open = open
    }

    /// The same with other attributes of the resource, all of which are there.
    package func with(resource: CedarRecord) -> RequestFacts {
        RequestFacts(
            request, principal: principal, principalParents: principalParents, resource: resource, entities: entities,
            open: open.subtracting(.resource))
    }

    /// The attributes of an entity; nil where it is not among the entities.
    @inline(__always)
    func attributes(of uid: EntityUID) -> CedarRecord? {
        if uid == request.principal { return principal }
        if uid == request.resource { return resource }
        let place = entities.place(of: uid)
        return place >= 0 ? entities.nodes[place].attributes : nil
    }

    /// Whether an entity is another, or below it.
    @inline(__always)
    func isIn(_ uid: EntityUID, _ ancestor: EntityUID) -> Bool {
        if entities.isIn(uid, ancestor) { return true }
        guard !principalParents.isEmpty, uid == request.principal else { return false }
        for parent in principalParents where entities.isIn(parent, ancestor) { return true }
        return false
    }

    /// Why an entity does not have an attribute: because it has none such, or because nobody has said yet.
    func missing(of uid: EntityUID) -> EvaluationError {
        isOpen(uid) ? .unknown : EvaluationError(attributes(of: uid) == nil ? .entityNotFound : .attributeNotFound)
    }

    /// Whether an entity may have more attributes than are at hand.
    func isOpen(_ uid: EntityUID) -> Bool {
        if open.isEmpty { return false }
        return open.contains(.principal) && uid == request.principal
            || open.contains(.resource) && uid == request.resource
    }
}
