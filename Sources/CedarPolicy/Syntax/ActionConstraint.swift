/// What a policy's scope asks of its action.
public enum ActionConstraint: Hashable, Sendable {
    /// Nothing.
    case any
    /// `== action`
    case equal(EntityUID)
    /// `in action`
    case `in`(EntityUID)
    /// `in [action, ...]`
    case inAny([EntityUID])
}
