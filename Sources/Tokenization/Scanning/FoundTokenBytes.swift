package import ProtectionKeys

/// An opaque token that a ``TokenScanner`` found in bytes.
package struct FoundTokenBytes: Hashable, Sendable {
    /// Where it stands, in bytes.
    package let range: Range<Int>
    /// What it looks like, and begins with.
    package let shape: OpaqueShape
    /// What it is made of.
    package let kind: OpaqueKind
    /// Which key made it.
    package let keyID: KeyID
}
