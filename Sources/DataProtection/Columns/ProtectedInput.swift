/// What becomes of a value that is protected already. It is never protected twice, as far as that can be told: a
/// format-preserving token looks like a value, unless its column names one for the key's id and that is given too.
public enum ProtectedInput: Hashable, Sendable {
    /// The row fails with `alreadyProtected`.
    case refuse
    /// The value stays as it is.
    case pass
}
