import CryptoCore

/// The text of an opaque token.
///
/// ## Specification
/// `PREFIX_` base62(bytes), and six digits in base 62 of the CRC-32 of all that stands before them. Bytes: kind 1, key id
/// 4 (big-endian), body.
enum OpaqueTokenText {
    static let checksumSize = 6

    /// The greatest number of bytes, since the conversion takes time with the square of it.
    static let maximumSize = 4096

    static func text(of bytes: Span<UInt8>, prefix: TokenPrefix) -> String {
        withTemporaryBytes(capacity: prefix.utf8.count + Base62.maximumDigits(bytes.count) + checksumSize) { text in
            text.append(copying: prefix.utf8.span)
            Base62.append(bytes, to: &text)
            Base62.appendSixDigits(of: CRC32.checksum(text.span), to: &text)
            let span = text.span
            guard let utf8 = try? UTF8Span(validating: span) else { preconditionFailure("digits are UTF-8") }
            return String(copying: utf8)
        }
    }

    /// The bytes of a token; nil for any other text.
    static func bytes(of text: Span<UInt8>, prefix: TokenPrefix) -> [UInt8]? {
        let start = prefix.utf8.count
        guard text.count > start + checksumSize, text.count <= start + checksumSize + Base62.maximumDigits(maximumSize)
        else { return nil }
        for index in 0..<start where text[index] != prefix.utf8[index] { return nil }
        let end = text.count - checksumSize
        // No zero in front: a text has one form only.
        guard Base62.number(ofSixDigits: text.extracting(end...)) == UInt64(CRC32.checksum(text.extracting(..<end))),
            text[start] != 0x30, let bytes = Base62.bytes(of: text.extracting(start..<end)),
            let kind = bytes.first.flatMap(OpaqueKind.init(rawValue:))
        else { return nil }
        return (kind.minimumSize...maximumSize).contains(bytes.count) ? bytes : nil
    }
}
