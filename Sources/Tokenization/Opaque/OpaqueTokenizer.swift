#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
public import ProtectionKeys

/// Replaces values by opaque tokens, which mean nothing without the key and come back under it: no vault is asked, since
/// the value is in the token, encrypted.
///
/// @Snippet(path: "swift-data-protection/Snippets/OpaqueTokens")
///
/// ``tokenizeDeterministically(_:context:)`` gives equal values of a tenant and domain equal tokens, in every table and on
/// every machine, so that tokens can be joined on; and whoever sees a column sees which rows are equal.
/// ``tokenize(_:context:until:)`` gives a new token every time. Tokens of other tenants and domains have nothing to do with
/// each other; the record of the context does not count, since a token goes from table to table.
///
/// A token has 1.35 characters for each byte of its value, and 38, 70 or 81 more: deterministic, random, random with an end
/// (with the prefix `tok`; addresses are longer). Every token says which key made it.
///
/// ## Specification
/// See ``OpaqueKind`` for the bytes; keys: `RootKeyset`, purposes 05 and 06. Associated data: the bytes before the
/// ciphertext's nonce or synthetic IV, then the encoded `FieldContext` without a record. Text: `PREFIX_`, the bytes in
/// base 62, six digits of checksum (see ``TokenScanner``).
public struct OpaqueTokenizer: Sendable {
    let sealer: OpaqueSealer

    /// What its tokens look like.
    public var shape: OpaqueShape { sealer.shape }

    /// Makes a tokenizer.
    ///
    /// - Parameters:
    ///   - root: its primary key makes tokens; its enabled keys read them.
    ///   - shape: what tokens look like.
    public init(_ root: RootKeyset, shape: OpaqueShape = .text(.tok)) { sealer = OpaqueSealer(root, shape: shape) }

    /// The greatest number of bytes of a value: with the shape of an e-mail address 109 for deterministic, 85 for random,
    /// 77 for expiring tokens; else some 4,000.
    public func maximumValueSize(_ kind: OpaqueKind) -> Int { sealer.maximumValueSize(kind) }

    /// A token that is equal for equal values of a tenant and domain.
    ///
    /// - Throws: `valueTooLong` above ``maximumValueSize(_:)`` bytes, `contextTooLong`, `cryptographyFailed`.
    public func tokenizeDeterministically(
        _ value: String, context: FieldContext
    ) throws(TokenizationError) -> String {
        try sealer.token(of: value.utf8.span, .deterministic, context, sealer.root.primaryKeyID, end: nil)
    }

    /// A token that is new every time.
    ///
    /// - Parameters:
    ///   - value: up to ``maximumValueSize(_:)`` bytes in UTF-8.
    ///   - context: tenant and domain.
    ///   - end: when the token ceases to be readable, in whole seconds; nil for never. Stands in the token, authenticated
    ///     and in clear.
    /// - Throws: `valueTooLong`, `contextTooLong`, `cryptographyFailed`.
    public func tokenize(
        _ value: String, context: FieldContext, until end: Date? = nil
    ) throws(TokenizationError) -> String {
        try sealer.token(
            of: value.utf8.span, end == nil ? .random : .expiring, context, sealer.root.primaryKeyID, end: end)
    }

    /// The value of a token.
    ///
    /// - Parameters:
    ///   - token: of this tokenizer's shape, of any of its kinds.
    ///   - context: the tenant and domain that it was made for.
    ///   - now: what time it is, for tokens that have an end.
    /// - Throws: `notAToken` for any other text, one-way tokens among them; `authenticationFailed` for another tenant or domain, or a token
    ///   that was made up; `expired`; `keyNotFound`, `keyDisabled`, `keyDestroyed` with the key's id.
    public func detokenize(
        _ token: String, context: FieldContext, now: Date = Date()
    ) throws(TokenizationError) -> String {
        try sealer.detokenize(token, context, [], now: now)
    }

    /// The key that made a token. It is said in clear and not checked here.
    ///
    /// - Throws: `notAToken`.
    public func keyID(of token: String) throws(TokenizationError) -> KeyID {
        try sealer.header(of: token).keyID
    }

    /// Whether another key than the primary made a token.
    ///
    /// - Throws: `notAToken`.
    public func needsRotation(_ token: String) throws(TokenizationError) -> Bool {
        try keyID(of: token) != sealer.root.primaryKeyID
    }

    /// The token of the same value and kind under the primary key. The value does not leave this call, and is wiped.
    ///
    /// - Parameters:
    ///   - token: of any enabled key.
    ///   - context: the tenant and domain that it was made for.
    ///   - target: the tenant and domain that the new one is for; the same when nil.
    ///   - now: what time it is, for tokens that have an end, which they keep.
    /// - Throws: as ``detokenize(_:context:now:)``.
    public func retokenize(
        _ token: String, context: FieldContext, to target: FieldContext? = nil, now: Date = Date()
    ) throws(TokenizationError) -> String {
        try sealer.withValue(of: token, context, [], now: now) { (value, kind, end) throws(TokenizationError) in
            try sealer.token(of: value, kind, target ?? context, sealer.root.primaryKeyID, end: end)
        }
    }
}

extension OpaqueTokenizer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The keys by id, type and status; never their bytes.
    public var description: String { "OpaqueTokenizer(\(sealer.root))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
