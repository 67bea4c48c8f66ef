/// A place in a template that a link fills in.
public enum Slot: Hashable, Sendable, CaseIterable {
    /// `?principal`
    case principal
    /// `?resource`
    case resource
}
