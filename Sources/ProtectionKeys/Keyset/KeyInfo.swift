/// What may be shown of a key: everything but the key.
public struct KeyInfo: Hashable, Sendable {
    /// The key's number in its keyset.
    public let id: KeyID
    /// Whether it is in use.
    public let status: KeyStatus
    /// What stands in front of its output.
    public let prefix: OutputPrefix
    /// Tink's name of its type, such as `type.googleapis.com/google.crypto.tink.AesGcmKey`. Empty for a destroyed key
    /// of which that is gone too.
    public let typeURL: String
    /// Whether it is the one that writes.
    public let isPrimary: Bool
}

extension KeyInfo: CustomStringConvertible {
    /// Such as `1234 AesGcmKey enabled primary`.
    public var description: String {
        let type = typeURL.split(separator: ".").last ?? "unknown"
        return "\(id) \(type) \(status)\(isPrimary ? " primary" : "")"
    }
}
