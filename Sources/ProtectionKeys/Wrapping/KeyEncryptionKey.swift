/// A key that encrypts other keys: in a key management service, in a file, in a passphrase.
///
/// Asynchronous, since a key management service is on the other side of a network; what is called for every field never
/// comes here. To use a service, write a type that calls its encrypt and decrypt operations, with the associated data
/// as its encryption context or authenticated data.
public protocol KeyEncryptionKey: Sendable {
    /// Which key it is, such as `aws-kms://arn:…`: for logs and configuration, so without secrets.
    var uri: String { get }

    /// Encrypts and authenticates a key.
    ///
    /// - Parameters:
    ///   - key: what to wrap: a keyset, or a data encryption key.
    ///   - associatedData: authenticated, not stored; may be empty.
    func wrap(_ key: KeyMaterial, associatedData: [UInt8]) async throws -> [UInt8]

    /// Decrypts what ``wrap(_:associatedData:)`` returned.
    ///
    /// - Throws: whatever it has; for bytes or associated data that are not authentic, best
    ///   ``ProtectionKeysError/authenticationFailed``.
    func unwrap(_ wrapped: [UInt8], associatedData: [UInt8]) async throws -> KeyMaterial
}
