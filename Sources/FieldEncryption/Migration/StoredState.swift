/// How a value is stored, on the way from plaintext to envelopes.
public enum StoredState: Hashable, Sendable {
    /// In clear.
    case plaintext
    /// In the old scheme.
    case legacy
    /// In an envelope.
    case current
}
