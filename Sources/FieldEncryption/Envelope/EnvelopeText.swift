import CryptoCore
import ProtectionKeys

/// The text form of envelopes and index values: base64url without padding.
enum EnvelopeText {
    /// The text of bytes.
    static func encode(_ bytes: Span<UInt8>) -> String {
        withTemporaryBytes(capacity: Base64.encodedSize(bytes.count, .url)) { digits in
            Base64.encode(bytes, .url, to: &digits)
            guard let text = try? UTF8Span(validating: digits.span) else {
                preconditionFailure("the digits of Base64 are ASCII")
            }
            return String(copying: text)
        }
    }

    /// Lends the bytes of a text.
    ///
    /// - Throws: `malformedEnvelope` when the text is not base64url, padded, or has bits behind its end.
    static func withDecoded<Result: ~Copyable>(
        _ text: String, _ body: (Span<UInt8>) throws(FieldEncryptionError) -> Result
    ) throws(FieldEncryptionError) -> Result {
        let digits = text.utf8.span
        return try withTemporaryBytes(capacity: digits.count) { (bytes) throws(FieldEncryptionError) in
            guard Base64.decode(digits, .url, to: &bytes) else {
                throw FieldEncryptionError(
                    .malformedEnvelope, "not base64url: what is stored was changed, or was never encrypted")
            }
            return try body(bytes.span)
        }
    }
}
