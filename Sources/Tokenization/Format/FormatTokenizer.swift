import CryptoCore
public import FormatPreservingEncryption
public import ProtectionKeys

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Replaces values by tokens of the same format: a column of nine digits goes on holding nine digits.
///
/// @Snippet(path: "swift-data-protection/Snippets/FormatTokens")
///
/// Equal values of a tenant and domain have equal tokens, in every table and on every machine; whoever sees a column sees
/// which rows are equal.
///
/// A format has no room to say which key made a token, nor for a check: **any text of the format detokenizes to something**,
/// also with another key, tenant or domain. So the caller keeps the key's id where keys are rotated, and, where a wrong
/// value would do harm, a ``check(of:context:tweak:keyID:)`` beside the token. What needs neither is an ``OpaqueTokenizer``.
///
/// ## Specification
/// `FormatCipher` (FF1, SP 800-38G) under the `RootKeyset`'s subkey of purpose 04, with the name as label. The context is in
/// the key; the tweak is the kept parts, and the caller's own if any. The check: HMAC-SHA-256 of the value in UTF-8 under
/// the subkey of purpose 07 with the name as label, the first 8 bytes, in base64url; before the value stand the length of the
/// caller's tweak in 4 bytes, big-endian, and the tweak.
///
/// Where ``Mismatch/opaque(_:)`` gives an opaque token instead, the caller's tweak is in its associated data, behind the
/// context: 4-byte length and bytes; nothing where there is none.
public struct FormatTokenizer: Sendable {
    /// The format of values and tokens.
    public let format: Format

    /// What becomes of other values.
    public let mismatch: Mismatch

    let root: RootKeyset
    private let ciphers: SubkeyCache<FormatWorker>
    private let checks: SubkeyCache<HMACWorker>
    let opaque: OpaqueSealer?

    /// Makes a tokenizer.
    ///
    /// - Parameters:
    ///   - root: its primary key makes tokens, unless the caller names another.
    ///   - format: of values and tokens.
    ///   - name: of the format, such as "pan": a part of the key, so another format needs another name. 1 to 255 bytes.
    ///   - mismatch: what becomes of values that the format does not have.
    public init(_ root: RootKeyset, format: Format, name: String, mismatch: Mismatch = .refuse) {
        precondition((1...255).contains(name.utf8.count), "a format has a name of 1 to 255 bytes")
        self.root = root
        self.format = format
        self.mismatch = mismatch
        let label = Array(name.utf8)
        ciphers = SubkeyCache(root, .formatPreservingToken, label: label) { (key) throws(CryptoCoreError) in
            try FormatWorker(key, format)
        }
        checks = SubkeyCache(root, .oneWayToken, label: label) { (key) throws(CryptoCoreError) in
            try HMACWorker(.sha256, key: key)
        }
        if case .opaque(let shape) = mismatch {
            opaque = OpaqueSealer(root, shape: shape)
        } else {
            opaque = nil
        }
    }

    /// The token of a value.
    ///
    /// - Parameters:
    ///   - value: of the format.
    ///   - context: tenant and domain.
    ///   - tweak: makes equal values different where it differs; needed again on the way back. Need not be secret.
    ///   - keyID: an enabled key; the primary when nil.
    /// - Throws: `valueDoesNotFit` with the position; `keyNotFound`, `keyDisabled`, `keyDestroyed`; `contextTooLong`,
    ///   `cryptographyFailed`.
    public func tokenizeDeterministically(
        _ value: String, context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil
    ) throws(TokenizationError) -> String {
        do throws(TokenizationError) {
            return try withCipher(context, keyID) { (cipher) throws(FormatPreservingEncryptionError) in
                try cipher.encrypt(value, tweak: tweak)
            }
        } catch  where error.code == .valueDoesNotFit {
            guard let opaque else { throw error }
            return try opaque.token(
                of: value.utf8.span, .deterministic, context, keyID ?? root.primaryKeyID, tweak: tweak)
        }
    }

    /// The value of a token. A token of another key, tenant, domain or tweak is not noticed; see ``FormatTokenizer``.
    ///
    /// - Parameters:
    ///   - token: of the format, or opaque where ``mismatch`` says so.
    ///   - context: the tenant and domain that it was made for.
    ///   - tweak: what was given there.
    ///   - keyID: the key that made it; the primary when nil.
    /// - Throws: `notAToken` for a text that the format does not have; as ``tokenizeDeterministically(_:context:tweak:keyID:)``; for opaque tokens
    ///   as ``OpaqueTokenizer/detokenize(_:context:now:)``.
    public func detokenize(
        _ token: String, context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil
    ) throws(TokenizationError) -> String {
        if let opaque, opaque.shape.bytes(of: token) != nil {
            return try opaque.detokenize(token, context, tweak, now: Date())
        }
        do throws(TokenizationError) {
            return try withCipher(context, keyID) { (cipher) throws(FormatPreservingEncryptionError) in
                try cipher.decrypt(token, tweak: tweak)
            }
        } catch  where error.code == .valueDoesNotFit {
            throw TokenizationError(.notAToken, "not a token of this format", position: error.position)
        }
    }

    /// The token of the same value under another key. The value does not leave this call.
    ///
    /// - Parameters:
    ///   - token: of the format, or opaque where ``mismatch`` says so.
    ///   - context: tenant and domain.
    ///   - tweak: what it was made with.
    ///   - from: the key that made it.
    ///   - to: the key of the new token; the primary when nil.
    /// - Throws: as ``detokenize(_:context:tweak:keyID:)``.
    public func retokenize(
        _ token: String, context: FieldContext, tweak: [UInt8] = [], from: KeyID, to: KeyID? = nil
    ) throws(TokenizationError) -> String {
        if let opaque, opaque.shape.bytes(of: token) != nil {
            let target = to ?? root.primaryKeyID
            try root.requireKeyOfToken(target)
            return try opaque.withValue(of: token, context, tweak, now: Date()) {
                (value, kind, end) throws(TokenizationError) in
                try opaque.token(of: value, kind, context, target, end: end, tweak: tweak)
            }
        }
        let value = try detokenize(token, context: context, tweak: tweak, keyID: from)
        return try tokenizeDeterministically(value, context: context, tweak: tweak, keyID: to)
    }

    /// The key that made a token, for tokens that say so: opaque ones. Nil for those of the format, and for any other text.
    ///
    /// It is said in clear and not checked here.
    public func keyID(of token: String) -> KeyID? {
        opaque.flatMap { try? $0.header(of: token) }?.keyID
    }

    /// A short keyed digest of a value, to be kept beside its token where a wrong value would do harm: 11 characters.
    ///
    /// Equal values have equal checks where they have equal tokens.
    ///
    /// - Parameters:
    ///   - value: of the format, or another.
    ///   - context: tenant and domain.
    ///   - tweak: that of the token.
    ///   - keyID: an enabled key; the primary when nil.
    /// - Throws: `keyNotFound`, `keyDisabled`, `keyDestroyed`; `contextTooLong`, `cryptographyFailed`.
    public func check(
        of value: String, context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil
    ) throws(TokenizationError) -> String {
        let keyID = keyID ?? root.primaryKeyID
        try root.requireKeyOfToken(keyID)
        let text = value.utf8.span
        return try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: 8) { (tag) throws(CryptoCoreError) in
                try withTemporaryBytes(capacity: 4 + tweak.count + text.count, wiping: true) {
                    (message) throws(CryptoCoreError) in
                    message.append(bigEndian: UInt32(tweak.count))
                    message.append(copying: tweak.span)
                    message.append(copying: text)
                    let message = message.span
                    try checks.withPrimitive(of: keyID, scope: context.scope.span) { (hmac) throws(CryptoCoreError) in
                        try hmac.appendTag(of: message, size: 8, to: &tag)
                    }
                }
                let digits = [UInt8](capacity: Base64.encodedSize(8, .url)) { Base64.encode(tag.span, .url, to: &$0) }
                return String(decoding: digits, as: UTF8.self)
            }
        }
    }

    /// The value of a token, if it is the one that the check was made of.
    ///
    /// - Parameters:
    ///   - token: of the format.
    ///   - check: what ``check(of:context:tweak:keyID:)`` gave for the value, under the same key.
    ///   - context: tenant and domain.
    ///   - tweak: what both were made with.
    ///   - keyID: the key that made both; the primary when nil.
    /// - Throws: `checkFailed` for another token, key, tenant, domain or tweak; as ``detokenize(_:context:tweak:keyID:)``.
    public func detokenize(
        _ token: String, check: String, context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil
    ) throws(TokenizationError) -> String {
        let value = try detokenize(token, context: context, tweak: tweak, keyID: keyID)
        let expected = try self.check(of: value, context: context, tweak: tweak, keyID: keyID)
        guard constantTimeEqual(expected.utf8.span, check.utf8.span) else {
            throw TokenizationError(.checkFailed, "the token is not the one that the check was kept for")
        }
        return value
    }

    /// Lends the cipher of a context and key.
    func withCipher<Result>(
        _ context: FieldContext, _ keyID: KeyID?,
        _ body: (FormatCipher) throws(FormatPreservingEncryptionError) -> Result
    ) throws(TokenizationError) -> Result {
        let keyID = keyID ?? root.primaryKeyID
        try root.requireKeyOfToken(keyID)
        let result = try convertingErrors { () throws(CryptoCoreError) in
            try ciphers.withPrimitive(of: keyID, scope: context.scope.span) { (worker) throws(CryptoCoreError) in
                Swift.Result { () throws(FormatPreservingEncryptionError) in try body(worker.cipher) }
            }
        }
        do throws(FormatPreservingEncryptionError) {
            return try result.get()
        } catch {
            throw TokenizationError(error)
        }
    }
}

extension FormatTokenizer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The format, and the keys by id, type and status; never their bytes.
    public var description: String { "FormatTokenizer(\(format), \(root))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
