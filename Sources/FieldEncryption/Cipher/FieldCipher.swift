import CryptoCore
public import ProtectionKeys

/// Encrypts fields: each value bound to its tenant, its meaning and its row.
///
/// @Snippet(path: "swift-data-protection/Snippets/EncryptFields")
///
/// ``encrypt(_:context:)-(String,_)`` is what to use: equal values give different envelopes, and an envelope opens in
/// its own row only. ``encryptDeterministically(_:context:)-(String,_)`` gives equal envelopes for equal values of a
/// tenant and domain, so that they can be found and joined on, which everybody who reads the column sees too. To find
/// randomised values, store a ``BlindIndex`` beside.
///
/// Equal envelopes are those of one key and one ``PlaintextLength``: while keys are rotated, look for
/// ``deterministicCandidates(for:context:)-(String,_)``.
///
/// Every envelope says which key wrote it, so keys can be rotated row by row: see ``needsRotation(_:)-(String)``.
///
/// A cipher is cheap to copy and safe to use from any number of threads. It holds the keys: what it derived is wiped
/// when the last copy goes.
///
/// ## Specification
/// The frozen format:
///
/// | bytes | what |
/// |---|---|
/// | 1 | version: `01` |
/// | 1 | suite: `01` XAES-256-GCM, `02` AES-SIV, `03` and `04` the same with a padded plaintext |
/// | 4 | key id, big-endian |
/// | n | suites `01`, `03`: nonce 24, ciphertext, tag 16; suites `02`, `04`: synthetic IV 16, ciphertext |
///
/// Associated data: the first six bytes, then the encoded `FieldContext`. Text form: base64url without padding.
/// XAES-256-GCM is C2SP's; AES-SIV is RFC 5297's, with the associated data as its one component. Keys: `RootKeyset`.
public struct FieldCipher: Sendable {
    /// The greatest number of plaintext bytes: 1 GiB.
    public static let maximumPlaintextSize = 1 << 30

    /// Whether new envelopes show how long their plaintexts are. Reading does not depend on it.
    public let plaintextLength: PlaintextLength

    let root: RootKeyset
    let randomized: SubkeyCache<XAES256GCMWorker>
    let deterministic: SubkeyCache<AESSIVWorker>
    /// Take the key of one subject after the other. None has one while nobody uses it.
    let subjectWorkers: ExclusivePool<XAES256GCMWorker>

    /// Makes a cipher.
    ///
    /// - Parameters:
    ///   - root: its primary key writes, its enabled keys read.
    ///   - plaintextLength: whether new envelopes show how long their plaintexts are.
    public init(_ root: RootKeyset, plaintextLength: PlaintextLength = .visible) {
        self.root = root
        self.plaintextLength = plaintextLength
        randomized = SubkeyCache(root, .randomizedEncryption) { (key) throws(CryptoCoreError) in
            try XAES256GCMWorker(key: key)
        }
        deterministic = SubkeyCache(root, .deterministicEncryption) { (key) throws(CryptoCoreError) in
            try AESSIVWorker(key: key)
        }
        subjectWorkers = ExclusivePool { () throws(CryptoCoreError) in
            try XAES256GCMWorker(key: SecretBytes.initializing(count: XAES256GCM.keySize) { _ in })
        }
    }

    /// Encrypts a value for its row.
    ///
    /// - Parameters:
    ///   - plaintext: 0 to ``maximumPlaintextSize`` bytes.
    ///   - context: with a record.
    ///   - output: gets the envelope: as many bytes more as ``maxStoredLength(plaintextBytes:)`` says.
    /// - Throws: `recordMissing`, `plaintextTooLong`, `contextTooLong`, `outputTooSmall`, `cryptographyFailed`. Nothing
    ///   is appended then.
    /// - Complexity: O(n). The first value of a tenant and domain derives their key, which takes some microseconds.
    public func encrypt(
        _ plaintext: Span<UInt8>, context: FieldContext, into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        guard context.record != nil else { throw .recordMissing }
        try write(plaintext, suite(deterministic: false), root.primaryKeyID, context, into: &output)
    }

    /// Encrypts a value so that equal values of a context give equal envelopes.
    ///
    /// Leaks to whoever reads the column which rows are equal, and so how often each value occurs. Give the context
    /// without a record where rows are to be compared.
    ///
    /// - Throws: `plaintextTooLong`, `contextTooLong`, `outputTooSmall`, `cryptographyFailed`. Nothing is appended
    ///   then.
    public func encryptDeterministically(
        _ plaintext: Span<UInt8>, context: FieldContext, into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        try write(plaintext, suite(deterministic: true), root.primaryKeyID, context, into: &output)
    }

    /// Decrypts an envelope, of either kind.
    ///
    /// - Parameters:
    ///   - envelope: as it was stored.
    ///   - context: the one that it was encrypted in.
    ///   - output: gets the plaintext; room for `envelope.count` bytes is enough.
    /// - Throws: `malformedEnvelope`, `unknownVersion`, `unknownSuite` for what this library did not write;
    ///   `keyNotFound`, `keyDisabled`, `keyDestroyed` with the key's id; `authenticationFailed` for a changed envelope
    ///   or another context; `outputTooSmall`. Nothing is appended then, and what was decrypted is wiped.
    public func decrypt(
        _ envelope: Span<UInt8>, context: FieldContext, into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        let header = try EnvelopeHeader(of: envelope)
        try root.requireKeyOfEnvelope(header.keyID)
        try withAssociatedData(header, context) { (data) throws(CryptoCoreError) in
            if header.suite.isDeterministic {
                try deterministic.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (siv) throws(CryptoCoreError) in
                    try FieldOpening.open(envelope, header.suite, siv, associatedData: data, into: &output)
                }
            } else {
                try randomized.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (xaes) throws(CryptoCoreError) in
                    try FieldOpening.open(envelope, header.suite, xaes, associatedData: data, into: &output)
                }
            }
        }
    }

    /// What new envelopes are.
    func suite(deterministic: Bool) -> EnvelopeSuite {
        EnvelopeSuite(deterministic: deterministic, padded: plaintextLength == .hidden)
    }

    /// Appends an envelope under an enabled key.
    @inline(__always)
    func write(
        _ plaintext: Span<UInt8>, _ suite: EnvelopeSuite, _ keyID: KeyID, _ context: FieldContext,
        into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        try Self.requirePlaintext(plaintext.count)
        let header = EnvelopeHeader(suite, keyID)
        try withAssociatedData(header, context) { (data) throws(CryptoCoreError) in
            if suite.isDeterministic {
                try deterministic.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (siv) throws(CryptoCoreError) in
                    try FieldSealing.seal(plaintext, header, siv, associatedData: data, into: &output)
                }
            } else {
                try randomized.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (xaes) throws(CryptoCoreError) in
                    try FieldSealing.seal(plaintext, header, xaes, associatedData: data, into: &output)
                }
            }
        }
    }

    static func requirePlaintext(_ count: Int) throws(FieldEncryptionError) {
        guard count <= maximumPlaintextSize else {
            throw FieldEncryptionError(
                .plaintextTooLong, "a field has at most \(maximumPlaintextSize) bytes, this one has \(count)")
        }
    }

    /// Lends the associated data of an envelope.
    @inline(__always)
    func withAssociatedData(
        _ header: EnvelopeHeader, _ context: FieldContext,
        _ body: (_ data: Span<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(FieldEncryptionError) {
        try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: EnvelopeHeader.size + context.encodedSize) {
                (data) throws(CryptoCoreError) in
                header.append(to: &data)
                context.encode(into: &data)
                try body(data.span)
            }
        }
    }
}

extension FieldCipher: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The keys by id, type and status; never their bytes.
    public var description: String { "FieldCipher(\(root))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
