import CryptoCore

/// Finds whether a log is still what was written: any edit, cut, insertion, reordering, missing file, or rollback behind a
/// checkpoint, and where.
///
/// What it proves is bounded by the last checkpoint that it verifies. Give it checkpoints that were kept elsewhere: the list
/// beside the log can be cut together with it.
///
/// ## Specification
/// RFC 6962, section 2.1; C2SP tlog-checkpoint.
public struct AuditVerifier: Sendable {
    /// The greatest number of findings that are described.
    public static let findingLimit = 100

    /// The keys that are trusted.
    public let keys: [NoteVerifier]

    /// The log's identity.
    public let origin: String

    /// - Parameters:
    ///   - keys: that sign or signed this log. A checkpoint by any one of them anchors what it counts, so do not add a
    ///     witness that is not to be trusted alone.
    ///   - origin: the log's identity; the first key's name unless given.
    public init(keys: [NoteVerifier], origin: String? = nil) {
        self.keys = keys
        self.origin = origin ?? keys.first?.name ?? ""
    }

    /// Reads a whole log. A log that is being written can be verified too, as far as it was written at the beginning.
    ///
    /// - Parameters:
    ///   - archive: the log.
    ///   - published: checkpoints of it that were kept elsewhere.
    /// - Returns: what was found.
    /// - Throws: `storageFailed`, `storageRefused` where something cannot be read; `cryptographyFailed`. What is wrong with the
    ///   log is not thrown, but in the report.
    /// - Complexity: O(n), in memory that does not grow with the log but for its checkpoints.
    public func verify(
        _ archive: AuditArchive, published: [SignedCheckpoint] = []
    ) throws(AuditLogError) -> AuditReport {
        // Checkpoints first: those of a log that goes on meanwhile are then of records that can be read.
        var pass = VerifierPass()
        try pass.addCheckpoints(archive, published, keys, origin)
        let names = try AuditLogError.storing("the folder") { () throws(FileError) in try archive.files.names() }
        pass.report.foreignFiles = names.filter { !SegmentName.isOwn($0) }
        let segments = names.filter { SegmentName.first($0) != nil }
        for (index, name) in segments.enumerated() {
            try pass.addSegment(archive.files.file(name), name, isLast: index == segments.count - 1)
        }
        pass.finish()
        return pass.report
    }
}
