import CryptoCore

/// A key that signs reveal documents: for tools, not for services.
///
/// ## Specification
/// RFC 8032, section 5.1.
public struct DocumentSigningKey: Sendable {
    /// The public half.
    public let verificationKey: DocumentVerificationKey
    private let key: Ed25519.PrivateKey

    /// A key of its seed.
    ///
    /// - Parameter seed: 32 random bytes; they are copied into memory that is wiped, and the caller's are the caller's to wipe.
    /// - Throws: `invalidKey` for any other number of bytes, or where libcrypto does not work.
    public init(seed: Span<UInt8>) throws(RevealPolicyError) {
        let publicKey: [UInt8]
        do throws(CryptoCoreError) {
            key = try Ed25519.PrivateKey(seed: try SecretBytes(copying: seed))
            let bytes = try key.publicKeyBytes()
            publicKey = bytes.indices.map { bytes[$0] }
        } catch {
            throw RevealPolicyError(.invalidKey, error.message)
        }
        verificationKey = try DocumentVerificationKey(publicKey: publicKey)
    }

    /// Signs the bytes of a document.
    ///
    /// - Parameter document: The file byte for byte, as a ``LivePolicy`` will read it.
    /// - Throws: `invalidKey` where libcrypto does not work.
    public func sign(_ document: [UInt8]) throws(RevealPolicyError) -> DocumentSignature {
        let message = DocumentSignature.prefix + document
        do throws(CryptoCoreError) {
            let signature = try key.sign(message.span)
            return DocumentSignature(keyID: verificationKey.id, bytes: signature.indices.map { signature[$0] })
        } catch {
            throw RevealPolicyError(.invalidKey, error.message)
        }
    }
}

extension DocumentSigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The id of the public half.
    public var description: String { "signing key \(verificationKey.id)" }
    /// The id of the public half.
    public var debugDescription: String { description }
    /// Without the key.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
