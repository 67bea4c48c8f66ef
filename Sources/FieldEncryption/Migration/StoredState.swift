/// How a value is stored, on the way from plaintext to envelopes.
public enum StoredState: Hashable, Sendable {
    /// In clear.
    case plaintext
    /// In the old scheme.
    case legacy
    /// In an envelope.
    case current
}

/// How many values were read in each state.
public struct StoredCounts: Hashable, Sendable {
    /// In clear.
    public var plaintext = 0
    /// In the old scheme.
    public var legacy = 0
    /// In an envelope.
    public var current = 0
    /// Not read: neither of the three, or refused, or not authentic.
    public var refused = 0
}
