/// What becomes of a batch in which a row fails.
public enum FailureHandling: Hashable, Sendable {
    /// All or nothing: the first failure is thrown.
    case refuse
    /// The other rows are protected, and the failures reported beside them.
    case collect
}
