/// A record with all that proves, to somebody who has the log's public key and nothing else, that it stands in the log.
///
/// ## Specification
/// C2SP tlog-proof v1 for the text; RFC 6962 for the proof inside. The record's line travels beside the text:
///
/// | lines | |
/// |---|---|
/// | 1 | `c2sp.org/tlog-proof@v1` |
/// | 2 | `index`, space, the record's number |
/// | more | the audit path, a hash in base64 each |
/// | | an empty line |
/// | more | the checkpoint, a signed note |
public struct RecordProof: Hashable, Sendable {
    /// The record's line, without its newline.
    public let line: [UInt8]

    /// The path to the root.
    public let inclusion: InclusionProof

    /// The checkpoint that has this root.
    public let checkpoint: SignedCheckpoint

    init(line: [UInt8], inclusion: InclusionProof, checkpoint: SignedCheckpoint) {
        (self.line, self.inclusion, self.checkpoint) = (line, inclusion, checkpoint)
    }

    private static let head = "c2sp.org/tlog-proof@v1"

    /// Reads a proof that was received. Nothing is known of the record before ``verify(by:origin:)``.
    ///
    /// - Parameters:
    ///   - line: the record's line, without its newline.
    ///   - text: of ``text``, or of another implementation; extra data in it is passed over.
    /// - Throws: `malformedProof`, `malformedNote`, `malformedCheckpoint`.
    public init(line: [UInt8], text: String) throws(AuditLogError) {
        let malformed = AuditLogError(.malformedProof, "not a proof in the form of c2sp.org/tlog-proof@v1")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.head[...] else { throw malformed }
        if lines.first?.hasPrefix("extra ") == true { lines = lines.dropFirst() }
        guard let second = lines.popFirst(), second.hasPrefix("index "),
            let index = Checkpoint.decimal(second.dropFirst(6))
        else { throw malformed }
        var path: [MerkleHash] = []
        while let next = lines.popFirst(), !next.isEmpty {
            // A tree has at most 63 levels.
            guard path.count < 63, let hash = MerkleHash(base64: String(next)) else { throw malformed }
            path.append(hash)
        }
        checkpoint = try SignedCheckpoint(lines.joined(separator: "\n"))
        inclusion = InclusionProof(index: index, size: checkpoint.checkpoint.size, path: path)
        self.line = line
    }

    /// The proof in the form of C2SP tlog-proof; by convention in a file ending in `.tlog-proof`.
    public var text: String {
        ([Self.head, "index \(inclusion.index)"] + inclusion.path.map(\.base64)).map { $0 + "\n" }.joined() + "\n"
            + checkpoint.serialized
    }

    /// Verifies the signature, the path, and that the line is a record with this number.
    ///
    /// - Parameters:
    ///   - verifiers: the keys that are trusted.
    ///   - origin: the log's identity.
    /// - Returns: the record.
    /// - Throws: `untrustedNote`, `invalidSignature`, `wrongLog`, `proofFailed`, `outOfRange`, `malformedRecord`.
    public func verify(by verifiers: [NoteVerifier], origin: String) throws(AuditLogError) -> AuditEntry {
        try checkpoint.verify(by: verifiers, origin: origin)
        let bytes = line.span
        try inclusion.verify(leaf: MerkleTree.leafHash(bytes), root: checkpoint.checkpoint.root)
        let entry = try AuditEntry(line: bytes)
        guard entry.sequence == inclusion.index else { throw AuditLogError.proofFailed }
        return entry
    }
}
