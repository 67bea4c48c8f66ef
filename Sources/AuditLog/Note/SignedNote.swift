import CryptoCore

/// A text with one or more signatures under it, as transparency logs exchange them.
///
/// The text means nothing before ``verify(by:)``.
///
/// ## Specification
/// C2SP signed-note.
///
/// | text, ends with a newline | empty line | signature lines: `—` space, key's name, space, base64(key ID 4, signature), newline |
/// |---|---|---|
public struct SignedNote: Hashable, Sendable {
    /// The greatest length of a note in bytes.
    public static let maximumSize = 1 << 20

    /// The greatest number of signatures.
    public static let maximumSignatures = 100

    /// What is signed, with the newline at its end.
    public let text: String

    /// All signatures, in their order: of keys that are known or not.
    public private(set) var signatures: [NoteSignature]

    /// Signs a text.
    ///
    /// - Parameters:
    ///   - text: ends with a newline, has no control characters but newlines.
    ///   - signers: one or more.
    /// - Throws: `malformedNote` for such a text, or no signer; `cryptographyFailed`.
    public init(text: String, signers: [NoteSigner]) throws(AuditLogError) {
        guard Self.isText(text), !signers.isEmpty, signers.count <= Self.maximumSignatures else {
            throw AuditLogError(
                .malformedNote, "a note's text ends with a newline and has no control characters; it has a signer")
        }
        self.text = text
        signatures = []
        for signer in signers { signatures.append(try signer.signature(of: text)) }
    }

    /// Reads a note. Says nothing of whether its signatures are right.
    ///
    /// - Parameter note: the whole note, and nothing behind it.
    /// - Throws: `malformedNote`.
    public init(_ note: String) throws(AuditLogError) {
        let malformed = AuditLogError(.malformedNote, "not a signed note: text, an empty line, signature lines")
        guard note.utf8.count <= Self.maximumSize, Self.isText(note) else { throw malformed }
        // The text is separated from the signatures by the last empty line.
        let bytes = Array(note.utf8)
        var end = bytes.count - 2
        while end >= 0, bytes[end] != 0x0A || bytes[end + 1] != 0x0A { end -= 1 }
        guard end > 0 else { throw malformed }
        text = String(decoding: bytes.span.extracting(...end))
        let lines = String(decoding: bytes.span.extracting((end + 2)...))
            .split(separator: "\n", omittingEmptySubsequences: false)
        // The last line ends with a newline too, so that an empty piece follows it.
        guard lines.count >= 2, lines.count - 1 <= Self.maximumSignatures, lines.last == "" else { throw malformed }
        signatures = []
        for line in lines.dropLast() {
            guard let signature = NoteSignature(line: line) else { throw malformed }
            signatures.append(signature)
        }
    }

    /// The whole note, as it is stored and sent.
    public var serialized: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

    /// The same with another signature below: a second key's, or a witness's.
    ///
    /// - Throws: `malformedNote` where there are too many; `cryptographyFailed`.
    public func signed(by signer: NoteSigner) throws(AuditLogError) -> SignedNote {
        guard signatures.count < Self.maximumSignatures else {
            throw AuditLogError(.malformedNote, "a note has at most \(Self.maximumSignatures) signatures")
        }
        var note = self
        note.signatures.append(try signer.signature(of: text))
        return note
    }

    /// Verifies what keys that are trusted have signed; signatures of others are ignored.
    ///
    /// - Parameter verifiers: the keys that are trusted.
    /// - Returns: those of the keys that signed, at least one.
    /// - Throws: `untrustedNote` where none did; `invalidSignature` where a signature bears a trusted key's name and ID and
    ///   is not its.
    @discardableResult
    public func verify(by verifiers: [NoteVerifier]) throws(AuditLogError) -> [NoteVerifier] {
        var verified: [NoteVerifier] = []
        for signature in signatures {
            for verifier in verifiers where verifier.isNamed(in: signature) {
                guard verifier.isValid(signature.bytes, for: text) else {
                    throw AuditLogError(
                        .invalidSignature, "a signature bears the name of a trusted key and was not made with it")
                }
                if !verified.contains(verifier) { verified.append(verifier) }
            }
        }
        guard !verified.isEmpty else {
            throw AuditLogError(.untrustedNote, "none of the note's signatures is by a key that is trusted")
        }
        return verified
    }

    /// Ends with a newline, and has no other ASCII control characters below U+0020.
    private static func isText(_ text: String) -> Bool {
        text.utf8.last == 0x0A && text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
    }
}
