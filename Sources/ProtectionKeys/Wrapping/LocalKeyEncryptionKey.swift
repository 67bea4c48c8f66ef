import CryptoCore

/// A key encryption key that this process holds itself: from a file, from its environment, or a Tink keyset.
///
/// A step below a key management service, since whoever reads the process's files or environment has it; far above a
/// keyset in cleartext beside the data.
///
/// ```sh
/// (umask 077; openssl rand -base64 32 > kek)
/// ```
///
/// ## Specification
/// From a file or the environment: AES-256-GCM in Tink's format without a prefix (nonce 12, ciphertext, tag 16).
public struct LocalKeyEncryptionKey: KeyEncryptionKey {
    /// `file:`, `env:` or `keyset:` and, in place of a name that may tell too much, nothing more than the kind; unless
    /// the caller gives one.
    public let uri: String

    private let aead: AEAD

    /// Uses an AEAD keyset, as Tink does.
    ///
    /// - Parameters:
    ///   - keyset: of AEAD keys; the primary wraps, all enabled keys unwrap, so it can be rotated too.
    ///   - uri: a name for it.
    /// - Throws: as ``AEAD/init(_:)``.
    public init(_ keyset: Keyset, uri: String = "keyset:") throws(ProtectionKeysError) {
        aead = try AEAD(keyset)
        self.uri = uri
    }

    /// Uses the 32 bytes of an AES-256-GCM key.
    ///
    /// - Throws: `invalidKey` when there are not 32 bytes; `cryptographyFailed`.
    public init(_ key: KeyMaterial, uri: String) throws(ProtectionKeysError) {
        guard key.count == 32 else {
            throw ProtectionKeysError(.invalidKey, "a key encryption key has 32 bytes, this one has \(key.count)")
        }
        let template = KeyTemplate.aes256GCM.prefixed(.raw)
        let entry = try KeysetEntry(
            id: 1, status: .enabled, prefix: .raw, typeURL: template.type.url, material: .symmetric,
            value: template.key(key.secret).serialized())
        try self.init(Keyset(entries: [entry], primaryKeyID: 1), uri: uri)
    }

    /// Reads a key from a file: 32 bytes in Base64 (RFC 4648, section 4), white space at the end allowed.
    ///
    /// - Parameter path: a plain file that belongs to this user or to root and that nobody else can read or change
    ///   (mode 0600 or 0400). A symbolic link is followed.
    /// - Throws: `keySourceUnreadable`, `keySourceExposed`, `invalidKey`.
    public init(file path: String) throws(ProtectionKeysError) {
        let text = try convertingErrors { () throws(CryptoCoreError) in
            try SecretSource.file(path, limit: Self.maximumTextSize)
        }
        try self.init(Self.decode(text), uri: "file:")
    }

    /// Reads a key from a variable of the environment: 32 bytes in Base64.
    ///
    /// The environment is readable for the whole process and its children for as long as it runs: prefer a file.
    ///
    /// - Throws: `keySourceUnreadable`, `invalidKey`.
    public init(environment name: String) throws(ProtectionKeysError) {
        let text = try convertingErrors { () throws(CryptoCoreError) in
            try SecretSource.environment(name, limit: Self.maximumTextSize)
        }
        try self.init(Self.decode(text), uri: "env:")
    }

    /// Wraps a key. See ``KeyEncryptionKey``.
    public func wrap(_ key: KeyMaterial, associatedData: [UInt8]) async throws -> [UInt8] {
        try key.withBytes { (key) throws(ProtectionKeysError) in
            try [UInt8](capacity: key.count + aead.overhead) { (output) throws(ProtectionKeysError) in
                try aead.encrypt(key, associatedData: associatedData.span, into: &output)
            }
        }
    }

    /// Unwraps a key. See ``KeyEncryptionKey``.
    ///
    /// - Throws: `authenticationFailed`.
    public func unwrap(_ wrapped: [UInt8], associatedData: [UInt8]) async throws -> KeyMaterial {
        KeyMaterial(
            try SecretBytes.appending(capacity: wrapped.count) { (output) throws(ProtectionKeysError) in
                try aead.decrypt(wrapped.span, associatedData: associatedData.span, into: &output)
            })
    }

    /// Room for the 44 digits and some white space.
    private static let maximumTextSize = 256

    private static func decode(_ text: SecretBytes) throws(ProtectionKeysError) -> KeyMaterial {
        var isValid = true
        let key = try SecretBytes.appending(capacity: text.count) { output in
            isValid = text.withBytes { text in
                var count = text.count
                while count > 0, [0x20, 0x09, 0x0D, 0x0A].contains(text[count - 1]) { count -= 1 }
                return Base64.decode(text.extracting(..<count), .standard, to: &output)
            }
        }
        guard isValid else {
            throw ProtectionKeysError(.invalidKey, "a key encryption key is 32 bytes in Base64, with padding")
        }
        return KeyMaterial(key)
    }
}

extension LocalKeyEncryptionKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URI; never the key.
    public var description: String { "LocalKeyEncryptionKey(\(uri))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
