import CryptoCore

/// Whom a record is about: sixteen bytes of a keyed hash of the subject's identifier, so that who reads the audit learns
/// no identifier, and who knows one and has the key finds its records.
///
/// Made by the caller, with a key that is not in the audit: a hash without a key could be found by trying all identifiers.
public struct SubjectDigest: Hashable, Sendable {
    /// Bytes in a digest.
    public static let size = 16

    private let high: UInt64
    private let low: UInt64

    /// - Parameter bytes: the first 16 bytes of an HMAC-SHA-256, say.
    /// - Returns: nil of any other number of bytes.
    public init?(bytes: Span<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        (high, low) = (bytes.littleEndianWord(at: 0).byteSwapped, bytes.littleEndianWord(at: 8).byteSwapped)
    }

    /// - Parameter text: base64url without padding, 22 characters.
    /// - Returns: nil of anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(text: bytes.span)
    }

    static let textSize = 22

    init?(text: Span<UInt8>) {
        guard text.count == Self.textSize else { return nil }
        let digest: SubjectDigest? = withTemporaryBytes(capacity: Self.textSize) { output in
            Base64.decode(text, .url, to: &output) ? SubjectDigest(bytes: output.span) : nil
        }
        guard let digest else { return nil }
        self = digest
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 & 7))) }
    }

    func append(to output: inout OutputSpan<UInt8>) {
        let bytes: InlineArray<16, UInt8> = InlineArray { index in
            UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(56 - 8 * (index & 7)))
        }
        Base64.encode(bytes.span, .url, to: &output)
    }
}

extension SubjectDigest: CustomStringConvertible {
    /// Base64url without padding.
    public var description: String {
        let text = [UInt8](capacity: Self.textSize) { output in append(to: &output) }
        return String(decoding: text.span)
    }
}
