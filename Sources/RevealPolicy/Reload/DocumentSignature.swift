/// A signature on the bytes of a reveal document, kept beside it.
///
/// Whoever writes the documents signs them with a ``DocumentSigningKey``; a ``LivePolicy`` that knows the
/// ``DocumentVerificationKey`` refuses all others. What is signed, by Ed25519:
///
/// | bytes | |
/// |---|---|
/// | `swift-data-protection reveal document v1` | so that the signature fits nothing else that the key signs |
/// | `00` | |
/// | the document | byte for byte, comments included |
///
/// The text form, for a file beside the document, is the id of the key, a colon, and the 64 bytes in Base64.
///
/// ## Specification
/// RFC 8032, section 5.1; RFC 4648, section 4.
public struct DocumentSignature: Hashable, Sendable {
    /// The key that made it, see ``DocumentVerificationKey/id``.
    public let keyID: String
    /// The 64 bytes of the signature.
    public let bytes: [UInt8]

    init(keyID: String, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }

    static let size = 64
    static let prefix = Array("swift-data-protection reveal document v1\0".utf8)

    /// Reads the text form. White space at both ends is passed over.
    ///
    /// - Throws: `invalidSignature` for any other text.
    public init(_ text: String) throws(RevealPolicyError) {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        let trimmed = text.utf8.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        let parts = Array(trimmed).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == DocumentVerificationKey.idSize,
            let bytes = Base64Text.bytes(Array(parts[1])), bytes.count == Self.size
        else {
            throw RevealPolicyError(
                .invalidSignature, "a signature is the id of a key, a colon, and 64 bytes in Base64")
        }
        self.init(keyID: String(decoding: parts[0], as: UTF8.self), bytes: bytes)
    }
}

extension DocumentSignature: CustomStringConvertible {
    /// The text form.
    public var description: String { "\(keyID):\(Base64Text.text(bytes))" }
}
