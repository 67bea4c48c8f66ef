/// Whether a key is in use.
public enum KeyStatus: Hashable, Sendable {
    /// Reads, and writes when it is the primary key.
    case enabled
    /// Kept and not used; can be enabled again.
    case disabled
    /// Gone: only the id is left, so that what it wrote can be told from what nobody wrote.
    case destroyed
}
