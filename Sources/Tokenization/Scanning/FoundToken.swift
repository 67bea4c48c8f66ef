public import ProtectionKeys

/// An opaque token that a ``TokenScanner`` found in a text.
public struct FoundToken: Hashable, Sendable {
    /// Where it stands.
    public let range: Range<String.Index>
    /// What it looks like, and begins with.
    public let shape: OpaqueShape
    /// What it is made of.
    public let kind: OpaqueKind
    /// Which key made it.
    public let keyID: KeyID
}
