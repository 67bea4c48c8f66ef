/// An entity: what it is called, what is known of it, and what it belongs to.
public struct Entity: Hashable, Sendable {
    /// What it is called.
    public let uid: EntityUID
    /// What is known of it.
    public var attributes: CedarRecord
    /// The entities that it belongs to directly.
    public var parents: [EntityUID]
    /// What else is known of it, under names that policies need not know.
    public var tags: CedarRecord

    /// An entity.
    public init(
        _ uid: EntityUID, attributes: CedarRecord = .empty, parents: [EntityUID] = [], tags: CedarRecord = .empty
    ) {
        self.uid = uid
        self.attributes = attributes
        self.parents = parents
        self.tags = tags
    }
}
