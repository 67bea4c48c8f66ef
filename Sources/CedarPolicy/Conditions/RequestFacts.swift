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

    /// What is there before the attributes of the resource are: behind one reference, as these are many.
    final class Setting: Sendable {
        let asker: AskerFacts
        let resource: EntityUID
        /// All but the principal and the resource.
        let entities: Entities

        init(_ asker: AskerFacts, _ resource: EntityUID, _ entities: Entities) {
            (self.asker, self.resource, self.entities) = (asker, resource, entities)
        }
    }

    private let setting: Setting
    /// Of the resource; nil where it is not among the entities.
    let attributes: CedarRecord?
    let open: Open

    @inline(__always)
    var asker: AskerFacts { setting.asker }
    @inline(__always)
    var resource: EntityUID { setting.resource }
    @inline(__always)
    var entities: Entities { setting.entities }

    private init(_ setting: Setting, _ attributes: CedarRecord?, _ open: Open) {
        (self.setting, self.attributes, self.open) = (setting, attributes, open)
    }

    package init(
        _ asker: AskerFacts, resource: EntityUID, attributes: CedarRecord?, entities: Entities, open: Open = []
    ) {
        self.init(Setting(asker, resource, entities), attributes, open)
    }

    /// The same with other attributes of the resource, all of which are there.
    func with(_ attributes: CedarRecord) -> RequestFacts {
        RequestFacts(setting, attributes, open.subtracting(.resource))
    }

    /// The attributes of an entity; nil where it is not among the entities.
    @inline(__always)
    func attributes(of uid: EntityUID) -> CedarRecord? {
        if uid == asker.principal { return asker.attributes }
        if uid == resource { return attributes }
        let place = entities.place(of: uid)
        return place >= 0 ? entities.nodes[place].attributes : nil
    }

    /// Whether an entity is another, or below it.
    @inline(__always)
    func isIn(_ uid: EntityUID, _ ancestor: EntityUID) -> Bool {
        if entities.isIn(uid, ancestor) { return true }
        guard !asker.parents.isEmpty, uid == asker.principal else { return false }
        for parent in asker.parents where entities.isIn(parent, ancestor) { return true }
        return false
    }

    /// Why an entity does not have an attribute: because it has none such, or because nobody has said yet.
    func missing(of uid: EntityUID) -> EvaluationError {
        isOpen(uid) ? .unknown : EvaluationError(attributes(of: uid) == nil ? .entityNotFound : .attributeNotFound)
    }

    /// Whether an entity may have more attributes than are at hand.
    func isOpen(_ uid: EntityUID) -> Bool {
        if open.isEmpty { return false }
        return open.contains(.principal) && uid == asker.principal
            || open.contains(.resource) && uid == resource
    }
}

extension RequestFacts {
    /// A request about entities.
    init(_ request: Request, _ entities: Entities) {
        self.init(request, entities, entities.place(of: request.principal), entities.place(of: request.resource))
    }

    /// A request about entities, with where these two stand among them.
    init(_ request: Request, _ entities: Entities, _ principal: Int, _ resource: Int) {
        func attributes(_ place: Int) -> CedarRecord? { place < 0 ? nil : entities.nodes[place].attributes }
        self.init(
            AskerFacts(
                request.principal, attributes: attributes(principal), action: request.action, context: request.context),
            resource: request.resource, attributes: attributes(resource), entities: entities)
    }
}
