/// What a policy's scope asks of its principal, or of its resource.
public enum ScopeConstraint: Hashable, Sendable {
    /// Nothing.
    case any
    /// `== entity`
    case equal(EntityReference)
    /// `in entity`
    case `in`(EntityReference)
    /// `is Type`
    case `is`(QualifiedName)
    /// `is Type in entity`
    case isIn(QualifiedName, EntityReference)

    /// The slot in it, if any.
    public var slot: Slot? {
        switch self {
        case .equal(.slot(let slot)), .in(.slot(let slot)), .isIn(_, .slot(let slot)): slot
        default: nil
        }
    }
}
