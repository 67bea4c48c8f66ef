import CryptoCore

/// Verifies the signatures of one key on signed notes. Needs the public key only; make one of the text that the log's
/// owner publishes.
///
/// Safe to use from several threads at once.
///
/// ## Specification
/// C2SP signed-note. The text form is that of Go's `golang.org/x/mod/sumdb/note`:
///
/// | name | `+` | key ID, 8 hexadecimal digits | `+` | base64(01, public key of 32 bytes) |
/// |---|---|---|---|---|
public struct NoteVerifier: Sendable {
    /// The key's name, by convention the log's origin.
    public let name: String

    /// The first four bytes of SHA-256(name, newline, 01, public key).
    public let keyID: UInt32

    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]

    private let key: Ed25519.PublicKey

    /// - Parameters:
    ///   - name: not empty, without spaces and `+`.
    ///   - publicKey: 32 bytes, of a source that is trusted.
    /// - Throws: `malformedKey`, `cryptographyFailed`.
    public init(name: String, publicKey: [UInt8]) throws(AuditLogError) {
        guard NoteKeyName.isValid(name), publicKey.count == Ed25519.publicKeySize else {
            throw NoteKeyName.malformedKey()
        }
        self.name = name
        self.publicKey = publicKey
        keyID = try NoteKeyName.keyID(name, publicKey: publicKey)
        key = try AuditLogError.converting { () throws(CryptoCoreError) in
            try Ed25519.PublicKey(bytes: publicKey.span)
        }
    }

    /// A key of its text form.
    ///
    /// - Parameter text: such as `example.com/audit+1a2b3c4d+AQ...`.
    /// - Throws: `malformedKey`, also where the key ID is not that of the name and the key; `cryptographyFailed`.
    public init(_ text: String) throws(AuditLogError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.standard.decoded(String(parts[2])), bytes.count == 33,
            bytes[0] == NoteKeyName.ed25519
        else { throw NoteKeyName.malformedKey() }
        try self.init(name: String(parts[0]), publicKey: Array(bytes[1...]))
        guard parts[1] == NoteKeyName.hexadecimal(keyID) else { throw NoteKeyName.malformedKey() }
    }

    /// The text form.
    public var text: String {
        let bytes = [NoteKeyName.ed25519] + publicKey
        return "\(name)+\(NoteKeyName.hexadecimal(keyID))+\(Base64.standard.text(bytes.span))"
    }

    /// Whether the signature bears this key's name and ID, byte by byte.
    func isNamed(in signature: NoteSignature) -> Bool {
        signature.keyID == keyID && signature.name.utf8.elementsEqual(name.utf8)
    }

    func isValid(_ signature: [UInt8], for text: String) -> Bool {
        let message = Array(text.utf8)
        return key.isValid(signature.span, for: message.span)
    }
}

extension NoteVerifier: Hashable {
    /// Whether the name and the key are the same.
    public static func == (a: NoteVerifier, b: NoteVerifier) -> Bool {
        a.publicKey == b.publicKey && a.name.utf8.elementsEqual(b.name.utf8)
    }

    /// Feeds the key ID.
    public func hash(into hasher: inout Hasher) { hasher.combine(keyID) }
}

extension NoteVerifier: CustomStringConvertible {
    /// The text form, which is public.
    public var description: String { text }
}
