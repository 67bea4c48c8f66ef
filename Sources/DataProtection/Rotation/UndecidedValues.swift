public import ProtectionKeys

/// What values are that do not tell: format-preserving tokens in columns without one for the key's id.
public enum UndecidedValues: Hashable, Sendable {
    /// Nobody knows: their rows fail with `undecidable`.
    case refused
    /// All of them are in clear: they are protected, in one run, during which nothing else writes the table.
    case plaintext
    /// All of them were made by this key: they are moved, in one run, during which nothing else writes the table.
    case ofKey(KeyID)
}
