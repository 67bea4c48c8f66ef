/// The answer to a request.
public enum Decision: String, Hashable, Sendable {
    /// Some policy permits, and none forbids.
    case allow
    /// No policy permits, or some forbids.
    case deny
}
