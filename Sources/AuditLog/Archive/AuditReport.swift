/// What a verifier has to say of a log.
public struct AuditReport: Hashable, Sendable {
    /// What is wrong, in the order of the log; at most ``AuditVerifier/findingLimit``.
    public internal(set) var findings: [AuditFinding] = []

    /// How many findings there were beyond.
    public internal(set) var furtherFindings = 0

    /// Records that were read.
    public internal(set) var records = 0

    /// Segments that were read.
    public internal(set) var segments = 0

    /// Checkpoints that are signed, of this log, and whose root the records have.
    public internal(set) var verifiedCheckpoints = 0

    /// The records that such a checkpoint counts: nobody without the key can have changed one of them unseen. Those from this
    /// number on are the **unanchored tail**: a chain holds them together, but whoever can write the files can have
    /// removed or replaced them.
    public internal(set) var anchoredRecords = 0

    /// The last such checkpoint.
    public internal(set) var lastCheckpoint: SignedCheckpoint?

    /// Bytes of an unfinished line at the end: a log that is being written, or was killed. Not wrong.
    public internal(set) var unfinishedBytes = 0

    /// Records whose time is before that of the record before them: clocks are set back, and callers wait. Not wrong by
    /// itself.
    public internal(set) var timesGoingBack = 0

    /// The first of these.
    public internal(set) var firstTimeGoingBack: AuditPlace?

    /// Files in the folder that no log made, by name. They are not read.
    public internal(set) var foreignFiles: [String] = []

    /// Whether nothing is wrong. Look at ``anchoredRecords`` too: a log without checkpoints has no findings.
    public var isIntact: Bool { findings.isEmpty }

    /// Records behind the last checkpoint that was verified.
    public var unanchoredRecords: Int { records - anchoredRecords }
}

extension AuditReport: CustomStringConvertible {
    /// A line for each finding, and one that sums up.
    public var description: String {
        let summary =
            "\(records) records in \(segments) segments, \(anchoredRecords) of them anchored by "
            + "\(verifiedCheckpoints) checkpoints, \(unanchoredRecords) not; "
            + (isIntact ? "intact" : "\(findings.count + furtherFindings) findings")
        return (findings.map(\.description) + [summary]).joined(separator: "\n")
    }
}
