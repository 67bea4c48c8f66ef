import AuditLog

/// What a verifier found, for machines.
struct AuditSummary: Encodable {
    /// Something that is wrong.
    struct Finding: Encodable {
        let code, message, file: String
        let line: Int?
        /// The records of which one at least is not what was written: the first, and the one behind the last.
        let firstRecord, endRecord: Int?
    }

    let intact: Bool
    let records, segments, checkpoints, anchored, unanchored, unfinishedBytes, timesGoingBack: Int
    let lastRoot: String?
    let findings: [Finding]
    let furtherFindings: Int
    let foreignFiles: [String]

    init(_ report: AuditReport) {
        intact = report.isIntact
        (records, segments) = (report.records, report.segments)
        checkpoints = report.verifiedCheckpoints
        (anchored, unanchored) = (report.anchoredRecords, report.unanchoredRecords)
        (unfinishedBytes, timesGoingBack) = (report.unfinishedBytes, report.timesGoingBack)
        lastRoot = report.lastCheckpoint?.checkpoint.root.base64
        findings = report.findings.map { finding in
            let range = finding.sequences.isEmpty ? nil : finding.sequences
            return Finding(
                code: "\(finding.code)", message: finding.message, file: finding.place.file, line: finding.place.line,
                firstRecord: range?.lowerBound, endRecord: range?.upperBound)
        }
        furtherFindings = report.furtherFindings
        foreignFiles = report.foreignFiles
    }
}
