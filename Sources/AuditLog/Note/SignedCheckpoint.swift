/// A checkpoint with the note that signs it. Publish it, keep it, send it: it fixes all records that it counts.
///
/// ## Specification
/// C2SP tlog-checkpoint, signed-note.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What is stated.
    public let checkpoint: Checkpoint

    /// Who signed it.
    public let note: SignedNote

    /// Reads a signed checkpoint. Says nothing of whether its signatures are right: see ``verify(by:origin:)``.
    ///
    /// - Parameter note: the whole note.
    /// - Throws: `malformedNote`, `malformedCheckpoint`.
    public init(_ note: String) throws(AuditLogError) {
        self.note = try SignedNote(note)
        checkpoint = try Checkpoint(text: self.note.text)
    }

    /// Signs a checkpoint.
    ///
    /// - Throws: `cryptographyFailed`.
    public init(_ checkpoint: Checkpoint, signers: [NoteSigner]) throws(AuditLogError) {
        self.checkpoint = checkpoint
        note = try SignedNote(text: checkpoint.text, signers: signers)
    }

    /// Verifies that a trusted key signed, and that the checkpoint is of this log.
    ///
    /// - Parameters:
    ///   - verifiers: the keys that are trusted.
    ///   - origin: the log's identity.
    /// - Throws: `untrustedNote`, `invalidSignature`, `wrongLog`.
    public func verify(by verifiers: [NoteVerifier], origin: String) throws(AuditLogError) {
        try note.verify(by: verifiers)
        guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
            throw AuditLogError(.wrongLog, "the checkpoint is of another log than the one asked for")
        }
    }

    /// The whole note, as it is stored and sent.
    public var serialized: String { note.serialized }
}
