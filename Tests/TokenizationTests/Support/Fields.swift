import FormatPreservingEncryption
import Foundation
import ProtectionKeys

@testable import Tokenization

/// Fields that tests use.
enum Fields {
    static let email = FieldContext(tenant: "acme", domain: "customer.email")
    static let card = FieldContext(tenant: "acme", domain: "payment.pan")

    /// Fields that differ from `email` in one thing each.
    static let others: [FieldContext] = [
        FieldContext(tenant: "acme", domain: "customer.phone"), FieldContext(tenant: "Acme", domain: "customer.email"),
        FieldContext(tenant: nil, domain: "customer.email"), FieldContext(tenant: "", domain: "customer.email"),
        FieldContext(tenant: "acmec", domain: "ustomer.email"), FieldContext(tenant: "acme", domain: ""),
        FieldContext(tenant: "customer.email", domain: "acme"),
    ]
}

/// A root keyset and what becomes of it.
struct Keys {
    var keyset: Keyset
    let first: KeyID
    let second: KeyID

    /// Two enabled keys, the first the primary.
    init() throws {
        keyset = try Keyset(.root)
        first = keyset.primaryKeyID
        second = try keyset.add(.root)
    }

    /// The keys with the second as the primary.
    func promoted(_ change: (inout Keyset) throws -> Void = { _ in }) throws -> RootKeyset {
        var keyset = keyset
        try keyset.promote(second)
        try change(&keyset)
        return try RootKeyset(keyset)
    }

    var root: RootKeyset { get throws { try RootKeyset(keyset) } }
}

/// The shapes of opaque tokens, with prefixes of the least and the greatest length.
let shapes: [OpaqueShape] = [
    .text(.tok), .text(TokenPrefix("a")!), .text(TokenPrefix("abcdefgh12345678")!), .email(.tok),
    .email(TokenPrefix("a")!), .email(TokenPrefix("abcdefgh12345678")!),
]

/// The ways to make an opaque token.
enum Making: CaseIterable {
    case deterministic, random, expiring

    var kind: OpaqueKind {
        switch self {
        case .deterministic: .deterministic
        case .random: .random
        case .expiring: .expiring
        }
    }

    func token(_ tokenizer: OpaqueTokenizer, _ value: String, _ context: FieldContext) throws -> String {
        switch self {
        case .deterministic: try tokenizer.tokenizeDeterministically(value, context: context)
        case .random: try tokenizer.tokenize(value, context: context)
        case .expiring: try tokenizer.tokenize(value, context: context, until: .distantFuture)
        }
    }
}

/// The text of a token's bytes, with a right checksum whatever they are.
func tokenText(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    return OpaqueTokenText.text(of: bytes.span, prefix: .tok)
}

/// The bytes of a token's text.
func tokenBytes(_ token: String) -> [UInt8] { OpaqueTokenText.bytes(of: token.utf8.span, prefix: .tok)! }
