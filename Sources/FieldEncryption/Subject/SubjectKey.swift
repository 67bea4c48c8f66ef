import CryptoCore
import ProtectionKeys

/// The key of one subject: without it nobody reads the subject's values again, whoever has the root keys.
///
/// Values that were encrypted with it need both, the root key and this one. So erasing a subject is deleting 32 bytes, and
/// reaches every copy of the values: replicas, exports, backups. A ``SubjectKeyStore`` keeps these keys and deletes them.
///
/// The bytes are random. They are locked in memory, never printed, and wiped when the last copy goes.
///
/// ## Specification
/// Frozen. The field key of a value with a subject key is a `RootKeyset`'s subkey like that of any other value, but for its
/// label:
///
/// | part of the derivation | without a subject key | with one |
/// |---|---|---|
/// | purpose | `01` | `01` |
/// | context | tenant and domain | tenant and domain |
/// | label | none | `00 00 00 2B`, the 11 bytes of `subject key` in ASCII, the 32 bytes of the subject key |
///
/// The envelope is that of suite `01`, or `03` where it hides its length: see ``FieldCipher``. Nothing in it says that it
/// needs a subject key; which columns do is known from the outside. Without the subject key, or with another one, it
/// fails to authenticate like any envelope that is opened in the wrong place.
///
/// Why both keys are needed: the derivation is HMAC-SHA-256 under a key that comes from the root key, and so a pseudorandom
/// function for whoever has not that; to whoever has it, it is HKDF's own extraction, of 256 bits that he does not know
/// under a key that he does (RFC 5869, section 2.2). Rotation replaces the root key and leaves the subject key as it is.
public struct SubjectKey: Sendable {
    /// Bytes of a key.
    static let size = 32

    let bytes: SecretBytes

    private init(_ bytes: SecretBytes) { self.bytes = bytes }

    /// A fresh key.
    ///
    /// - Throws: `cryptographyFailed`.
    public static func random() throws(FieldEncryptionError) -> SubjectKey {
        try convertingErrors { () throws(CryptoCoreError) in SubjectKey(try SecretBytes.random(count: size)) }
    }

    /// A key that was kept; nil where it has not 32 bytes.
    init?(copying source: Span<UInt8>) throws(FieldEncryptionError) {
        guard source.count == Self.size else { return nil }
        do throws(CryptoCoreError) {
            bytes = try SecretBytes(copying: source)
        } catch {
            throw FieldEncryptionError(error)
        }
    }

    /// Gives a worker the field key of this subject in a tenant and domain. It is kept nowhere else, so that it ends with
    /// the subject key: whoever has used it lets the worker forget it.
    ///
    /// - Parameters:
    ///   - xaes: whoever has it works with the key then.
    ///   - keyID: an enabled key of `root`.
    ///   - scope: the encoding of the context up to the record.
    func key(
        _ xaes: XAES256GCMWorker, _ root: RootKeyset, _ keyID: KeyID, scope: Span<UInt8>
    ) throws(CryptoCoreError) {
        let label = Self.label
        let (labelSize, keySize) = (label.utf8.count + Self.size, SubkeyPurpose.randomizedEncryption.keySize)
        try withTemporaryBytes(capacity: labelSize, wiping: true) { (output) throws(CryptoCoreError) in
            output.append(copying: label.utf8.span)
            bytes.withBytes { output.append(copying: $0) }
            let label = output.span
            try withTemporaryBytes(capacity: keySize, wiping: true) { (key) throws(CryptoCoreError) in
                try root.appendSubkey(of: keyID, .randomizedEncryption, scope: scope, label: label, to: &key)
                let bytes = key.span
                try xaes.rekey(bytes)
            }
        }
    }

    private static let label = "subject key"
}

/// Equal when the bytes are, which takes the same time either way.
extension SubjectKey: Equatable {}

extension SubjectKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the key.
    public var description: String { "SubjectKey" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
