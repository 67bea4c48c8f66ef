/// What a log states of itself: so many records, with this root.
///
/// ## Specification
/// C2SP tlog-checkpoint.
///
/// | line | |
/// |---|---|
/// | 1 | origin: the log's identity |
/// | 2 | size: records, in decimal without leading zeros |
/// | 3 | root: standard base64 of the RFC 6962 root over them |
/// | more | extensions, not empty; this library writes none |
public struct Checkpoint: Hashable, Sendable {
    /// The log's identity. A log's signer has the same name.
    public let origin: String

    /// Records.
    public let size: Int

    /// The root over them.
    public let root: MerkleHash

    /// Lines below, which nothing here interprets.
    public let extensions: [String]

    /// - Parameters:
    ///   - origin: not empty, one line.
    ///   - size: not negative.
    ///   - root: of the RFC 6962 tree over so many leaves.
    /// - Throws: `malformedCheckpoint`.
    public init(origin: String, size: Int, root: MerkleHash) throws(AuditLogError) {
        guard !origin.isEmpty, origin.utf8.allSatisfy({ $0 >= 0x20 }), size >= 0 else { throw Self.malformed }
        (self.origin, self.size, self.root, extensions) = (origin, size, root, [])
    }

    /// Reads the text of a note.
    ///
    /// - Throws: `malformedCheckpoint`.
    public init(text: String) throws(AuditLogError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The last line ends with a newline too.
        guard lines.popLast() == "", lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }),
            text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), let size = Self.decimal(lines[1]),
            let root = MerkleHash(base64: String(lines[2]))
        else { throw Self.malformed }
        (origin, self.size, self.root) = (String(lines[0]), size, root)
        extensions = lines.dropFirst(3).map(String.init)
    }

    /// The text of the note.
    public var text: String {
        ([origin, "\(size)", root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    static let malformed = AuditLogError(
        .malformedCheckpoint, "not a checkpoint: the origin, the size, the root in base64, a line each")

    /// Digits without leading zeros.
    static func decimal(_ text: Substring) -> Int? {
        let digits = text.utf8
        guard let first = digits.first, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            first != 0x30 || digits.count == 1
        else { return nil }
        return Int(text)
    }
}
