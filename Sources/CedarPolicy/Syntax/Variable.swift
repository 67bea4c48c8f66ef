/// The parts of a request that an expression can name.
public enum Variable: String, Hashable, Sendable, CaseIterable {
    /// Who asks.
    case principal
    /// What for.
    case action
    /// About what.
    case resource
    /// The record of all else that is known.
    case context
}
