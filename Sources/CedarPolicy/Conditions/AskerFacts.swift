/// Who asks, what for, and all else that is known whatever it is asked about: made once for many resources, and behind one reference.
package final class AskerFacts: Sendable {
    package let principal: EntityUID
    /// Nil where the principal is not among the entities.
    package let attributes: CedarRecord?
    /// What the principal is in, beside what the entities say.
    package let parents: [EntityUID]
    package let action: EntityUID
    package let context: CedarRecord

    package init(
        _ principal: EntityUID, attributes: CedarRecord?, parents: [EntityUID] = [], action: EntityUID,
        context: CedarRecord
    ) {
        self.principal = principal
        self.attributes = attributes
        self.parents = parents
        self.action = action
        self.context = context
    }
}
