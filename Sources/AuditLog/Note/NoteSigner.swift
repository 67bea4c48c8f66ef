import CryptoCore

/// Signs notes: the key with which a log signs its checkpoints.
///
/// Whoever has it can sign a log that never was. Keep it in a file of the service's own; publish
/// ``verifier`` where the log's writer cannot change it. Safe to use from several threads at once; printing shows the
/// name only.
///
/// ## Specification
/// C2SP signed-note, Ed25519 signatures. The text form is that of Go's `golang.org/x/mod/sumdb/note`:
///
/// | `PRIVATE+KEY+` | name | `+` | key ID, 8 hexadecimal digits | `+` | base64(01, seed of 32 bytes) |
/// |---|---|---|---|---|---|
public struct NoteSigner: Sendable {
    /// Verifies what this signs.
    public let verifier: NoteVerifier

    private let key: Ed25519.PrivateKey
    private let seed: SecretBytes

    private static let prefix = "PRIVATE+KEY+"

    init(name: String, seed: SecretBytes) throws(AuditLogError) {
        guard NoteKeyName.isValid(name) else { throw NoteKeyName.malformedKey() }
        self.seed = seed
        let (key, publicKey) = try AuditLogError.converting { () throws(CryptoCoreError) in
            let key = try Ed25519.PrivateKey(seed: seed)
            let bytes = try key.publicKeyBytes()
            return (key, bytes.indices.map { bytes[$0] })
        }
        self.key = key
        verifier = try NoteVerifier(name: name, publicKey: publicKey)
    }

    /// A new key.
    ///
    /// - Parameter name: not empty, without spaces and `+`; by convention a URL without a scheme that nobody else uses,
    ///   such as `example.com/audit`.
    /// - Throws: `malformedKey` for such a name; `cryptographyFailed`.
    public static func random(name: String) throws(AuditLogError) -> NoteSigner {
        let seed = try AuditLogError.converting { () throws(CryptoCoreError) in
            try SecretBytes.random(count: Ed25519.seedSize)
        }
        return try NoteSigner(name: name, seed: seed)
    }

    /// The key in a file: its text form, and a newline or none.
    ///
    /// - Parameter file: a path. The file has to be the service's own, or root's, and readable for nobody else (mode 0600
    ///   or 0400).
    /// - Throws: `malformedKey`; `storageRefused` where the file cannot be read or others can; `cryptographyFailed`.
    public init(file: String) throws(AuditLogError) {
        let secret: SecretBytes
        do throws(CryptoCoreError) {
            secret = try SecretSource.file(file, limit: 4096)
        } catch {
            let isAboutFile = [.sourceExposed, .sourceUnreadable, .inputTooLong].contains(error.code)
            throw isAboutFile ? AuditLogError(.storageRefused, error.message) : AuditLogError(error)
        }
        self = try secret.withBytes { (bytes) throws(AuditLogError) in
            let hasNewline = !bytes.isEmpty && bytes[bytes.count - 1] == 0x0A
            return try NoteSigner(text: hasNewline ? bytes.extracting(droppingLast: 1) : bytes)
        }
    }

    /// The key of its text form, for a key that is handed over otherwise than in a file. The text is the caller's to keep
    /// secret.
    ///
    /// - Throws: `malformedKey`, `cryptographyFailed`.
    public init(insecureText text: String) throws(AuditLogError) {
        var bytes = Array(text.utf8)
        defer { wipe(&bytes) }
        let span = bytes.span
        try self.init(text: span)
    }

    private init(text: Span<UInt8>) throws(AuditLogError) {
        // The parts before the key are no secret.
        var separators: [Int] = []
        for index in text.indices where text[index] == UInt8(ascii: "+") && separators.count < 4 {
            separators.append(index)
        }
        guard separators.count == 4 else { throw NoteKeyName.malformedKey() }
        let start = String(decoding: text.extracting(...separators[1]))
        let name = String(decoding: text.extracting(separators[1] + 1..<separators[2]))
        let keyID = String(decoding: text.extracting(separators[2] + 1..<separators[3]))
        guard start == Self.prefix, var bytes = Base64.standard.decoded(text.extracting((separators[3] + 1)...)) else {
            throw NoteKeyName.malformedKey()
        }
        defer { wipe(&bytes) }
        guard bytes.count == 33, bytes[0] == NoteKeyName.ed25519 else { throw NoteKeyName.malformedKey() }
        let span = bytes.span
        let seed: SecretBytes
        do throws(CryptoCoreError) {
            seed = try SecretBytes(copying: span.extracting(1...))
        } catch {
            throw AuditLogError(error)
        }
        try self.init(name: name, seed: seed)
        guard keyID == NoteKeyName.hexadecimal(verifier.keyID) else { throw NoteKeyName.malformedKey() }
    }

    /// The text form, in clear: to be written to the file that ``init(file:)`` reads, and nowhere else.
    public var insecureText: String {
        let encoded = seed.withBytes { seed in
            var bytes = [NoteKeyName.ed25519]
            for index in seed.indices { bytes.append(seed[index]) }
            defer { wipe(&bytes) }
            return Base64.standard.text(bytes.span)
        }
        return "\(Self.prefix)\(verifier.name)+\(NoteKeyName.hexadecimal(verifier.keyID))+\(encoded)"
    }

    /// The signature over a note's text.
    func signature(of text: String) throws(AuditLogError) -> NoteSignature {
        let message = Array(text.utf8)
        let signature = try AuditLogError.converting { () throws(CryptoCoreError) in try key.sign(message.span) }
        return NoteSignature(name: verifier.name, keyID: verifier.keyID, bytes: signature.indices.map { signature[$0] })
    }
}

extension NoteSigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The key's name.
    public var description: String { "NoteSigner(\(verifier.name))" }
    /// The key's name.
    public var debugDescription: String { description }
    /// Without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
