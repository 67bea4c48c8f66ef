import CryptoCore

/// A key encryption key derived from a passphrase by scrypt: for a keyset that a person has to be able to open.
///
/// Every wrap draws a salt of its own. The cost is stored with the result, so it can be raised later; it is
/// authenticated, and bounded when it is read, to what the greatest logarithmic cost takes (1 GiB, some seconds).
///
/// Deriving takes some tenths of a second of one processor, which it does not leave meanwhile: for the start of a
/// service and for tools, not for requests.
///
/// ## Specification
/// scrypt is RFC 7914's. What is stored, all of it authenticated before the plaintext is used:
///
/// | bytes | what |
/// |---|---|
/// | 1 | `01` |
/// | 1 | log2 of N |
/// | 1 | r |
/// | 1 | p |
/// | 16 | salt |
/// | 12 | nonce |
/// | n + 16 | AES-256-GCM ciphertext and tag under the 32 derived bytes; associated data: the first 20 bytes, then the caller's |
public struct PassphraseKeyEncryptionKey: KeyEncryptionKey {
    /// `passphrase:`
    public let uri = "passphrase:"

    private let passphrase: KeyMaterial
    private let cost: Scrypt.Cost

    private static let headerSize = 20

    /// Uses a passphrase with the default cost: 128 MiB.
    ///
    /// - Parameter passphrase: its bytes, as they are: a text is best normalised (NFC) and encoded in UTF-8 by the
    ///   caller. At least 8.
    /// - Throws: `invalidKey` for a shorter one.
    public init(_ passphrase: KeyMaterial) throws(ProtectionKeysError) {
        try self.init(passphrase, logarithmicCost: 17)
    }

    /// Uses a passphrase with a cost of its own.
    ///
    /// - Parameters:
    ///   - passphrase: at least 8 bytes.
    ///   - logarithmicCost: log2 of scrypt's N, 14 to 20, with r = 8 and p = 1: 17 is 128 MiB, each step more doubles
    ///     memory and time.
    /// - Throws: `invalidKey` for a shorter passphrase or another cost.
    public init(_ passphrase: KeyMaterial, logarithmicCost: Int) throws(ProtectionKeysError) {
        guard passphrase.count >= 8 else {
            throw ProtectionKeysError(.invalidKey, "a passphrase has at least 8 bytes")
        }
        guard (14...20).contains(logarithmicCost) else {
            throw ProtectionKeysError(.invalidKey, "the logarithmic cost is 14 to 20, not \(logarithmicCost)")
        }
        self.passphrase = passphrase
        cost = try convertingErrors { () throws(CryptoCoreError) in
            try Scrypt.Cost(n: 1 << UInt64(logarithmicCost), r: 8, p: 1)
        }
    }

    /// Wraps a key. See ``KeyEncryptionKey``.
    public func wrap(_ key: KeyMaterial, associatedData: [UInt8]) async throws -> [UInt8] {
        try seal(key, associatedData: associatedData)
    }

    /// Unwraps a key. See ``KeyEncryptionKey``.
    ///
    /// - Throws: `authenticationFailed` for a wrong passphrase, wrong associated data or changed bytes, which are not
    ///   told apart; `invalidKey` for bytes that are not a wrapped key of this kind.
    public func unwrap(_ wrapped: [UInt8], associatedData: [UInt8]) async throws -> KeyMaterial {
        try open(wrapped, associatedData: associatedData)
    }

    private func seal(_ key: KeyMaterial, associatedData: [UInt8]) throws(ProtectionKeysError) -> [UInt8] {
        let size = Self.headerSize + AESGCM.nonceSize + key.count + AESGCM.tagSize
        return try [UInt8](capacity: size) { (output) throws(ProtectionKeysError) in
            output.append(0x01)
            output.append(UInt8(cost.n.trailingZeroBitCount))
            output.append(UInt8(cost.r))
            output.append(UInt8(cost.p))
            try convertingErrors { () throws(CryptoCoreError) in try SecureRandom.append(16, to: &output) }
            let header = Self.bytes(output.span)
            let gcm = try cipher(cost, salt: header.span.extracting(4...))
            let data = header + associatedData
            try convertingErrors { () throws(CryptoCoreError) in
                var nonce = InlineArray<12, UInt8>(repeating: 0)
                var span = nonce.mutableSpan
                try SecureRandom.fill(&span)
                output.append(copying: span.span)
                try key.withBytes { (key) throws(CryptoCoreError) in
                    try gcm.seal(key, nonce: nonce.span, associatedData: data.span, into: &output)
                }
            }
        }
    }

    private func open(_ wrapped: [UInt8], associatedData: [UInt8]) throws(ProtectionKeysError) -> KeyMaterial {
        guard wrapped.count >= Self.headerSize + AESGCM.nonceSize + AESGCM.tagSize, wrapped[0] == 0x01 else {
            throw ProtectionKeysError(.invalidKey, "not a key that a passphrase wraps")
        }
        guard (1...24).contains(wrapped[1]) else {
            throw ProtectionKeysError(.invalidKey, "the stored cost of scrypt is not an allowed one")
        }
        let cost = try convertingErrors { () throws(CryptoCoreError) in
            try Scrypt.Cost(n: 1 << UInt64(wrapped[1]), r: UInt32(wrapped[2]), p: UInt32(wrapped[3]))
        }
        // What this type writes at most: changed bytes must not make the start of a service take minutes.
        guard cost.n * UInt64(cost.r) * UInt64(cost.p) <= 1 << 23 else {
            throw ProtectionKeysError(.invalidKey, "the stored cost of scrypt is not an allowed one")
        }
        let bytes = wrapped.span
        let gcm = try cipher(cost, salt: bytes.extracting(4..<Self.headerSize))
        let data = Self.bytes(bytes.extracting(..<Self.headerSize)) + associatedData
        let nonce = bytes.extracting(Self.headerSize..<Self.headerSize + AESGCM.nonceSize)
        let sealed = bytes.extracting((Self.headerSize + AESGCM.nonceSize)...)
        return KeyMaterial(
            try SecretBytes.appending(capacity: sealed.count) { (output) throws(ProtectionKeysError) in
                try convertingErrors { () throws(CryptoCoreError) in
                    try gcm.open(sealed, nonce: nonce, associatedData: data.span, into: &output)
                }
            })
    }

    private func cipher(_ cost: Scrypt.Cost, salt: Span<UInt8>) throws(ProtectionKeysError) -> AESGCM {
        try convertingErrors { () throws(CryptoCoreError) in
            try AESGCM(key: Scrypt.derive(password: passphrase.secret, salt: salt, cost: cost, count: 32))
        }
    }

    private static func bytes(_ span: Span<UInt8>) -> [UInt8] { span.indices.map { span[$0] } }
}

extension PassphraseKeyEncryptionKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URI; never the passphrase.
    public var description: String { "PassphraseKeyEncryptionKey" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
