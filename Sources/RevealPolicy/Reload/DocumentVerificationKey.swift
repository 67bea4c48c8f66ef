import CryptoCore

/// A key by which a ``LivePolicy`` knows who may write its documents.
///
/// Several may be known at once, so that keys can be replaced. Take them from a source that is trusted, such as the program
/// itself: not from where the documents come from.
///
/// ## Specification
/// RFC 8032, section 5.1.
public struct DocumentVerificationKey: Sendable {
    /// The first 16 hexadecimal digits of the SHA-256 digest of the public key.
    public let id: String
    /// The 32 bytes of the public key.
    public let publicKey: [UInt8]
    private let key: Ed25519.PublicKey

    static let idSize = 16

    /// A key of its public half.
    ///
    /// - Parameter publicKey: 32 bytes.
    /// - Throws: `invalidKey` for any other number of bytes, or where libcrypto does not work.
    public init(publicKey: [UInt8]) throws(RevealPolicyError) {
        do throws(CryptoCoreError) {
            key = try Ed25519.PublicKey(bytes: publicKey.span)
            id = try Self.id(of: publicKey)
        } catch {
            throw RevealPolicyError(.invalidKey, error.message)
        }
        self.publicKey = publicKey
    }

    static func id(of publicKey: [UInt8]) throws(CryptoCoreError) -> String {
        let digest = try SHA256.digest(publicKey.span)
        let hex = Array("0123456789abcdef".utf8)
        var digits: [UInt8] = []
        for index in 0..<(idSize / 2) {
            digits.append(hex[Int(digest[index] >> 4)])
            digits.append(hex[Int(digest[index] & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Whether a signature is of this key, for these bytes of a document.
    public func isValid(_ signature: DocumentSignature, for document: [UInt8]) -> Bool {
        guard signature.keyID == id else { return false }
        let message = DocumentSignature.prefix + document
        return key.isValid(signature.bytes.span, for: message.span)
    }
}

extension DocumentVerificationKey: Hashable {
    /// Whether both are one key.
    public static func == (a: DocumentVerificationKey, b: DocumentVerificationKey) -> Bool {
        a.publicKey == b.publicKey
    }

    /// Hashes the public key.
    public func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}

extension DocumentVerificationKey: CustomStringConvertible {
    /// The id.
    public var description: String { id }
}
