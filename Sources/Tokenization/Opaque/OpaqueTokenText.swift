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
        var text: [UInt8] = []
        text.reserveCapacity(prefix.utf8.count + Base62.maximumDigits(bytes.count) + checksumSize)
        text += prefix.utf8
        text += Base62.digits(of: bytes)
        text += checksum(text.span)
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a token; nil for any other text.
    static func bytes(of text: Span<UInt8>, prefix: TokenPrefix) -> [UInt8]? {
        let start = prefix.utf8.count
        guard text.count > start + checksumSize, text.count <= start + checksumSize + Base62.maximumDigits(maximumSize)
        else { return nil }
        for index in 0..<start where text[index] != prefix.utf8[index] { return nil }
        let end = text.count - checksumSize
        let sum = checksum(text.extracting(..<end))
        for index in 0..<checksumSize where text[end + index] != sum[index] { return nil }
        // No zero in front: a text has one form only.
        guard text[start] != 0x30, let bytes = Base62.bytes(of: text.extracting(start..<end)) else { return nil }
        guard let first = bytes.first, let kind = OpaqueKind(rawValue: first) else { return nil }
        return (kind.minimumSize...maximumSize).contains(bytes.count) ? bytes : nil
    }

    private static func checksum(_ text: Span<UInt8>) -> [UInt8] { Base62.sixDigits(of: CRC32.checksum(text)) }
}
