import CryptoCore
public import ProtectionKeys

/// How a ``SubjectKeyStore`` on disk keeps what it must not keep in clear: for those who write one.
///
/// Subjects are found by a digest under an index key of the store's own, which is random and stays the same, so that root
/// keys can be rotated without knowing the ids. The index key and the subject keys are stored as envelopes under the root
/// keyset. Whoever has the store alone has nothing; whoever has it and the root keys has the keys that are not shredded.
///
/// To rotate, let ``rewrap(_:digest:)`` and ``rewrapIndexKey(_:)`` renew each envelope. After that the old root key can be
/// destroyed, and what is left of deleted envelopes on a disk, under that key, is unreadable too.
///
/// ## Specification
/// | stored | what it is |
/// |---|---|
/// | index key | 32 random bytes in a field envelope of the context `(absent, "subject-keys.index", "")` |
/// | digest | HMAC-SHA-256 under the index key of the encoded context `(tenant, "subject-keys.subject", subject)` |
/// | subject key | 32 random bytes in a field envelope of the context `(absent, "subject-keys.key", digest in hex)` |
///
/// The digest is of the tenant too, and so binds the envelope of a subject key to subject and tenant.
public struct SubjectKeyWrapping: Sendable {
    /// Bytes of a digest.
    public static let digestSize = 32

    private let cipher: FieldCipher
    private let index: HMAC

    private static let indexContext = FieldContext(tenant: nil, domain: "subject-keys.index", record: "")
    private static let keyContext = FieldContext(tenant: nil, domain: "subject-keys.key")

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - root: the service's keys.
    ///   - indexKey: what ``makeIndexKey(_:)`` made when the store was made, or ``rewrapIndexKey(_:)`` since.
    /// - Throws: `keyNotFound`, `keyDisabled`, `keyDestroyed` where the root key that wrote it is not at hand;
    ///   `storeDamaged` where it is not of this keyset.
    public init(_ root: RootKeyset, indexKey: [UInt8]) throws(FieldEncryptionError) {
        cipher = FieldCipher(root)
        let key = try Self.open(indexKey, cipher, Self.indexContext)
        index = try convertingErrors { () throws(CryptoCoreError) in try HMAC(.sha256, key: key.bytes) }
    }

    /// An index key for a new store, wrapped.
    ///
    /// - Throws: `cryptographyFailed`.
    public static func makeIndexKey(_ root: RootKeyset) throws(FieldEncryptionError) -> [UInt8] {
        try seal(SubjectKey.random(), FieldCipher(root), indexContext)
    }

    /// What a subject is found by: ``digestSize`` bytes.
    ///
    /// - Throws: `cryptographyFailed`.
    public func digest(of subject: String, tenant: String?) throws(FieldEncryptionError) -> [UInt8] {
        let name = SubjectName.name(of: subject, tenant: tenant)
        return try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: name.encodedSize) { (message) throws(CryptoCoreError) in
                name.encode(into: &message)
                let bytes = message.span
                return try [UInt8](capacity: Self.digestSize) { (tag) throws(CryptoCoreError) in
                    try index.appendTag(of: bytes, to: &tag)
                }
            }
        }
    }

    /// Wraps the key of the subject with a digest, under the primary root key.
    ///
    /// - Throws: `cryptographyFailed`.
    public func wrap(_ key: SubjectKey, digest: [UInt8]) throws(FieldEncryptionError) -> [UInt8] {
        try Self.seal(key, cipher, Self.keyContext.record(Self.hex(digest)))
    }

    /// Unwraps the key of the subject with a digest.
    ///
    /// - Throws: `keyNotFound`, `keyDisabled`, `keyDestroyed` where the root key that wrote it is not at hand;
    ///   `storeDamaged` where it is not what was stored for this subject.
    public func unwrap(_ wrapped: [UInt8], digest: [UInt8]) throws(FieldEncryptionError) -> SubjectKey {
        try Self.open(wrapped, cipher, Self.keyContext.record(Self.hex(digest)))
    }

    /// The key of a subject wrapped under the primary root key; nil where it is already.
    ///
    /// - Throws: as ``unwrap(_:digest:)``.
    public func rewrap(_ wrapped: [UInt8], digest: [UInt8]) throws(FieldEncryptionError) -> [UInt8]? {
        guard try Self.damaged({ () throws(FieldEncryptionError) in try cipher.needsRotation(wrapped) }) else {
            return nil
        }
        return try wrap(unwrap(wrapped, digest: digest), digest: digest)
    }

    /// The index key wrapped under the primary root key; nil where it is already.
    ///
    /// - Throws: as ``unwrap(_:digest:)``.
    public func rewrapIndexKey(_ wrapped: [UInt8]) throws(FieldEncryptionError) -> [UInt8]? {
        guard try Self.damaged({ () throws(FieldEncryptionError) in try cipher.needsRotation(wrapped) }) else {
            return nil
        }
        return try Self.seal(Self.open(wrapped, cipher, Self.indexContext), cipher, Self.indexContext)
    }

    private static func seal(
        _ key: SubjectKey, _ cipher: FieldCipher, _ context: FieldContext
    ) throws(FieldEncryptionError) -> [UInt8] {
        try [UInt8](capacity: FieldSealing.envelopeSize(SubjectKey.size, .randomized)) {
            (output) throws(FieldEncryptionError) in
            try key.bytes.withBytes { (bytes) throws(FieldEncryptionError) in
                try cipher.encrypt(bytes, context: context, into: &output)
            }
        }
    }

    private static func open(
        _ wrapped: [UInt8], _ cipher: FieldCipher, _ context: FieldContext
    ) throws(FieldEncryptionError) -> SubjectKey {
        try damaged { () throws(FieldEncryptionError) in
            let key = try withTemporaryBytes(capacity: wrapped.count, wiping: true) {
                (bytes) throws(FieldEncryptionError) in
                try cipher.decrypt(wrapped.span, context: context, into: &bytes)
                return try SubjectKey(copying: bytes.span)
            }
            guard let key else { throw .authenticationFailed }
            return key
        }
    }

    /// Says in the store's terms what is wrong with an envelope.
    private static func damaged<Result>(
        _ body: () throws(FieldEncryptionError) -> Result
    ) throws(FieldEncryptionError) -> Result {
        do throws(FieldEncryptionError) {
            return try body()
        } catch {
            switch error.code {
            case .keyNotFound, .keyDisabled, .keyDestroyed, .cryptographyFailed: throw error
            default:
                throw .storeDamaged("the store of subject keys was changed, or is of another keyset")
            }
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x57) }
}

extension SubjectKeyWrapping: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the keys.
    public var description: String { "SubjectKeyWrapping" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
