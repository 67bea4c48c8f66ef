/// What becomes of a value that the format does not have. It is never passed through.
public enum Mismatch: Hashable, Sendable {
    /// An error, with the position.
    case refuse
    /// An opaque deterministic token of this shape instead, which is recognised on the way back. The column has to be
    /// wide enough for it. For columns that take e-mail addresses only, ``OpaqueShape/email(_:)``.
    case opaque(OpaqueShape)
}
