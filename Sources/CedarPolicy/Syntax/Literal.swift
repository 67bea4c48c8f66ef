/// A value written out in a policy.
public enum Literal: Hashable, Sendable {
    /// `true` or `false`
    case bool(Bool)
    /// A whole number of 64 bits.
    case long(Int64)
    /// A string.
    case string(CedarString)
    /// An entity.
    case entity(EntityUID)
}
