/// What an opaque token looks like.
public enum OpaqueShape: Hashable, Sendable {
    /// `tok_…`: for columns of text.
    case text(TokenPrefix)
    /// `tok-…@….invalid`: for columns that take e-mail addresses only. No mail is ever delivered to it (RFC 2606).
    case email(TokenPrefix)
}

extension OpaqueShape {
    /// What tokens of the shape begin with.
    public var prefix: TokenPrefix {
        switch self {
        case .text(let prefix), .email(let prefix): prefix
        }
    }

    /// The greatest number of bytes of a token.
    var maximumSize: Int {
        switch self {
        case .text: OpaqueTokenText.maximumSize
        case .email: OpaqueTokenEmail.maximumSize
        }
    }

    /// The text of a token's bytes.
    func text(of bytes: Span<UInt8>) -> String {
        switch self {
        case .text(let prefix): OpaqueTokenText.text(of: bytes, prefix: prefix)
        case .email(let prefix): OpaqueTokenEmail.text(of: bytes, prefix: prefix)
        }
    }

    /// The bytes of a token; nil for any other text.
    func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .text(let prefix): OpaqueTokenText.bytes(of: text.utf8.span, prefix: prefix)
        case .email(let prefix): OpaqueTokenEmail.bytes(of: text.utf8.span, prefix: prefix)
        }
    }
}
