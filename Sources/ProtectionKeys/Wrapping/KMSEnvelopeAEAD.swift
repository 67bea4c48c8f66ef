import CryptoCore

/// Tink's envelope encryption: every message under a fresh key of its own, which a key management service wraps.
///
/// One call to the service for every message: for files and documents, not for fields. To protect fields, wrap one
/// ``RootKeyset`` and derive from it.
///
/// ## Specification
/// Tink, "Wire format", KMS envelope: 4 bytes, big-endian, the length of the wrapped key; the wrapped key (its message,
/// such as AesGcmKey, wrapped with empty associated data); the ciphertext without a prefix, with the caller's associated
/// data.
public struct KMSEnvelopeAEAD: Sendable {
    /// The greatest length of a wrapped key, as Tink has it.
    private static let maximumWrappedSize = 4096

    private let keyEncryptionKey: any KeyEncryptionKey
    private let template: KeyTemplate

    /// - Parameters:
    ///   - keyEncryptionKey: wraps the key of every message.
    ///   - template: what those keys are: an AEAD template. What is read has to be of the same type. Tink itself takes
    ///     AES-GCM keys in envelopes and no XAES-GCM keys: do not take those for what Tink has to read.
    /// - Throws: `wrongPrimitive`.
    public init(
        _ keyEncryptionKey: any KeyEncryptionKey, template: KeyTemplate = .aes256GCM
    ) throws(ProtectionKeysError) {
        guard template.type.primitive == .aead else {
            throw ProtectionKeysError(
                .wrongPrimitive, "an envelope's keys are AEAD keys, not \(template.type.rawValue)")
        }
        self.keyEncryptionKey = keyEncryptionKey
        self.template = template
    }

    /// Encrypts under a fresh key.
    ///
    /// - Throws: `inputTooLong`, `cryptographyFailed`; what the key encryption key throws.
    public func encrypt(_ plaintext: [UInt8], associatedData: [UInt8]) async throws -> [UInt8] {
        let key = try template.randomKey()
        let wrapped = try await keyEncryptionKey.wrap(KeyMaterial(key.serialized()), associatedData: [])
        guard (1...Self.maximumWrappedSize).contains(wrapped.count) else {
            throw ProtectionKeysError(
                .inputTooLong,
                "a wrapped key has at most \(Self.maximumWrappedSize) bytes, this one has \(wrapped.count)")
        }
        let cipher = try AEADCipher(key)
        let size = 4 + wrapped.count + plaintext.count + cipher.overhead
        return try [UInt8](capacity: size) { (output) throws(ProtectionKeysError) in
            output.append(bigEndian: UInt32(wrapped.count))
            output.append(copying: wrapped.span)
            try convertingErrors { () throws(CryptoCoreError) in
                try cipher.seal(plaintext.span, associatedData: associatedData.span, into: &output)
            }
        }
    }

    /// Decrypts what ``encrypt(_:associatedData:)``, or Tink, wrote.
    ///
    /// - Throws: `authenticationFailed` for anything that is not authentic; what the key encryption key throws.
    public func decrypt(_ ciphertext: [UInt8], associatedData: [UInt8]) async throws -> [UInt8] {
        guard ciphertext.count > 4 else { throw ProtectionKeysError.authenticationFailed }
        let size = Int(ciphertext.span.bigEndianWord(at: 0))
        guard (1...Self.maximumWrappedSize).contains(size), size <= ciphertext.count - 4 else {
            throw ProtectionKeysError.authenticationFailed
        }
        let serialized = try await keyEncryptionKey.unwrap(Array(ciphertext[4..<4 + size]), associatedData: [])
        let cipher = try AEADCipher(TypedKey(template.type, serialized: serialized.secret))
        let sealed = ciphertext.span.extracting((4 + size)...)
        return try [UInt8](capacity: sealed.count) { (output) throws(ProtectionKeysError) in
            try convertingErrors { () throws(CryptoCoreError) in
                try cipher.open(sealed, associatedData: associatedData.span, into: &output)
            }
        }
    }
}
