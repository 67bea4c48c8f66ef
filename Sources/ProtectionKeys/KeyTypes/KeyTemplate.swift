import CryptoCore

/// A kind of key to make: algorithm, sizes and prefix.
public struct KeyTemplate: Hashable, Sendable {
    let type: KeyType
    let parameters: KeyParameters
    let keySize: Int
    /// What will stand in front of the output.
    public let prefix: OutputPrefix

    private init(
        _ type: KeyType, _ parameters: KeyParameters = KeyParameters(), keySize: Int, prefix: OutputPrefix = .tink
    ) {
        self.type = type
        self.parameters = parameters
        self.keySize = keySize
        self.prefix = prefix
    }

    /// The same kind of key with another prefix. PRF keys have `raw` only, XAES keys `tink` and `raw`.
    public func prefixed(_ prefix: OutputPrefix) -> KeyTemplate {
        KeyTemplate(type, parameters, keySize: keySize, prefix: prefix)
    }

    func randomKey() throws(ProtectionKeysError) -> TypedKey {
        try key(convertingErrors { () throws(CryptoCoreError) in try SecretBytes.random(count: keySize) })
    }

    /// The key of given bytes.
    func key(_ bytes: SecretBytes) throws(ProtectionKeysError) -> TypedKey {
        try TypedKey(type, parameters, bytes: bytes)
    }
}

/// For ``RootKeyset``: what fields, tokens, indexes and masks are protected under.
extension KeyTemplate {
    /// A root key: HKDF-SHA-256 with 32 bytes and no salt (`HkdfPrfKey`). The same kind as ``hkdfSHA256PRF``; use a
    /// keyset for one of the two only.
    public static let root = hkdfSHA256PRF
}

/// For ``AEAD``.
extension KeyTemplate {
    /// AES-128-GCM. At most 2^32 messages a key.
    public static let aes128GCM = KeyTemplate(.aesGCM, keySize: 16)
    /// AES-256-GCM. At most 2^32 messages a key.
    public static let aes256GCM = KeyTemplate(.aesGCM, keySize: 32)
    /// XAES-256-GCM with a nonce of 24 bytes, for any number of messages. The one to take when in doubt.
    public static let xaes256GCM = KeyTemplate(.xaesGCM, KeyParameters(saltSize: 12), keySize: 32)
    /// XAES-256-GCM with a nonce of 20 bytes, for services that have such keys.
    public static let xaes256GCM160BitNonce = KeyTemplate(.xaesGCM, KeyParameters(saltSize: 8), keySize: 32)
}

/// For ``DeterministicAEAD``.
extension KeyTemplate {
    /// AES-SIV with a key of 64 bytes.
    public static let aes256SIV = KeyTemplate(.aesSIV, keySize: 64)
}

/// For ``PRF``.
extension KeyTemplate {
    /// HKDF-SHA-256, which gives up to 8,160 bytes.
    public static let hkdfSHA256PRF = KeyTemplate(.hkdfPRF, KeyParameters(hash: .sha256), keySize: 32, prefix: .raw)
    /// HMAC-SHA-256, which gives up to 32 bytes.
    public static let hmacSHA256PRF = KeyTemplate(.hmacPRF, KeyParameters(hash: .sha256), keySize: 32, prefix: .raw)
    /// HMAC-SHA-512, which gives up to 64 bytes.
    public static let hmacSHA512PRF = KeyTemplate(.hmacPRF, KeyParameters(hash: .sha512), keySize: 64, prefix: .raw)
    /// AES-256-CMAC, which gives up to 16 bytes.
    public static let aesCMACPRF = KeyTemplate(.aesCMACPRF, keySize: 32, prefix: .raw)
}

/// For ``MAC``.
extension KeyTemplate {
    /// HMAC-SHA-256 with a tag of 16 bytes.
    public static let hmacSHA256Tag128 = KeyTemplate(.hmac, KeyParameters(hash: .sha256, tagSize: 16), keySize: 32)
    /// HMAC-SHA-256 with a tag of 32 bytes.
    public static let hmacSHA256Tag256 = KeyTemplate(.hmac, KeyParameters(hash: .sha256, tagSize: 32), keySize: 32)
    /// HMAC-SHA-512 with a tag of 64 bytes.
    public static let hmacSHA512Tag512 = KeyTemplate(.hmac, KeyParameters(hash: .sha512, tagSize: 64), keySize: 64)
    /// AES-256-CMAC with a tag of 16 bytes.
    public static let aesCMAC = KeyTemplate(.aesCMAC, KeyParameters(tagSize: 16), keySize: 32)
}
