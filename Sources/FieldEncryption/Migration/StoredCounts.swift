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
