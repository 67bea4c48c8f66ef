import CryptoCore
public import ProtectionKeys

/// Replaces values by tokens that have no way back, not even for who has the key: for data that is only ever compared,
/// such as visitors that are counted.
///
/// Equal values of a tenant and domain have equal tokens. Who has the key can confirm a guess, so for values of which
/// there are few (dates, postal codes) the way back is a loop; who has no key cannot.
///
/// ## Specification
/// HMAC-SHA-256 (FIPS 198-1) of the value in UTF-8, under the `RootKeyset`'s subkey of purpose 07, the first 16 bytes unless
/// asked; in the form of ``OpaqueKind/oneWay``.
public struct OneWayTokenizer: Sendable {
    /// The bytes of the digest that a token has.
    public let length: OneWayLength

    /// What tokens begin with.
    public let prefix: TokenPrefix

    private let root: RootKeyset
    private let keys: SubkeyCache<HMACWorker>

    /// Makes a tokenizer.
    ///
    /// - Parameters:
    ///   - root: its primary key makes tokens; its enabled keys verify them.
    ///   - length: decides how soon two values share a token; see ``OneWayLength/collisionBound(values:)``.
    ///   - prefix: what tokens begin with.
    public init(_ root: RootKeyset, length: OneWayLength = .standard, prefix: TokenPrefix = .tok) {
        self.root = root
        self.length = length
        self.prefix = prefix
        keys = SubkeyCache(root, .oneWayToken) { (key) throws(CryptoCoreError) in try HMACWorker(.sha256, key: key) }
    }

    /// The token of a value, under the primary key.
    ///
    /// - Throws: `contextTooLong`, `cryptographyFailed`.
    public func tokenizeDeterministically(
        _ value: String, context: FieldContext
    ) throws(TokenizationError) -> String {
        try token(of: value, context, root.primaryKeyID)
    }

    /// The tokens that a value may be stored with: one for every enabled key, that of the primary first.
    ///
    /// - Throws: as ``tokenizeDeterministically(_:context:)``.
    public func candidates(for value: String, context: FieldContext) throws(TokenizationError) -> [String] {
        var tokens: [String] = []
        for keyID in root.liveKeyIDs { try tokens.append(token(of: value, context, keyID)) }
        return tokens
    }

    /// Whether a token is that of a value, under whichever key made it. Compared in constant time.
    ///
    /// - Throws: `notAToken` for what is no one-way token of this prefix and length; `keyNotFound`, `keyDisabled`,
    ///   `keyDestroyed` with the key's id; `contextTooLong`, `cryptographyFailed`.
    public func verify(
        _ token: String, of value: String, context: FieldContext
    ) throws(TokenizationError) -> Bool {
        let keyID = try keyID(of: token)
        try root.requireKeyOfToken(keyID)
        let expected = try self.token(of: value, context, keyID)
        return constantTimeEqual(expected.utf8.span, token.utf8.span)
    }

    /// The key that made a token. It is said in clear and not checked here.
    ///
    /// - Throws: `notAToken`.
    public func keyID(of token: String) throws(TokenizationError) -> KeyID {
        guard let bytes = OpaqueTokenText.bytes(of: token.utf8.span, prefix: prefix),
            let header = OpaqueHeader(of: bytes.span), header.kind == .oneWay,
            bytes.count == OpaqueKind.oneWay.headerSize + length.bytes
        else { throw .notAToken }
        return header.keyID
    }

    /// Whether another key than the primary made a token. To move it, the value is needed.
    ///
    /// - Throws: `notAToken`.
    public func needsRotation(_ token: String) throws(TokenizationError) -> Bool {
        try keyID(of: token) != root.primaryKeyID
    }

    private func token(
        of value: String, _ context: FieldContext, _ keyID: KeyID
    ) throws(TokenizationError) -> String {
        try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: OpaqueKind.oneWay.headerSize + length.bytes) {
                (token) throws(CryptoCoreError) in
                OpaqueHeader(.oneWay, keyID, end: nil).append(to: &token)
                try keys.withPrimitive(of: keyID, scope: context.scope.span) { (hmac) throws(CryptoCoreError) in
                    try hmac.appendTag(of: value.utf8.span, size: length.bytes, to: &token)
                }
                return OpaqueTokenText.text(of: token.span, prefix: prefix)
            }
        }
    }
}

extension OneWayTokenizer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The keys by id, type and status; never their bytes.
    public var description: String { "OneWayTokenizer(\(root))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
