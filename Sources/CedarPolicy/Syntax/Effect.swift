/// What a policy does where it is satisfied.
public enum Effect: String, Hashable, Sendable {
    /// It allows, unless something forbids.
    case permit
    /// It denies, whatever permits.
    case forbid
}
