import CryptoCore

/// One reading of a log by a verifier.
struct VerifierPass {
    var report = AuditReport()

    /// Checkpoints that are signed and of this log, the smallest first.
    private var checkpoints: [SignedCheckpoint] = []
    private var nextCheckpoint = 0
    /// Records up to which a checkpoint agreed.
    private var anchored = 0
    private var frontier = MerkleFrontier()
    private var previous: MerkleHash?
    /// The number that the next record should have. Differs from the leaves that were read where records are missing.
    private var expected = 0
    /// The number behind. A record may state one that is as large as can be, and that must not end the verifier.
    private var next: Int { expected == Int.max ? expected : expected + 1 }
    private var lastTime = AuditTime(milliseconds: 0)

    private mutating func find(
        _ code: AuditFinding.Code, _ message: String, at place: AuditPlace, _ sequences: Range<Int>
    ) {
        guard report.findings.count < AuditVerifier.findingLimit else {
            report.furtherFindings += 1
            return
        }
        report.findings.append(AuditFinding(code: code, message: message, place: place, sequences: sequences))
    }

    mutating func addCheckpoints(
        _ archive: AuditArchive, _ published: [SignedCheckpoint], _ keys: [NoteVerifier], _ origin: String
    ) throws(AuditLogError) {
        let place = AuditPlace(file: SegmentName.checkpoints)
        var listed: [SignedCheckpoint] = []
        do throws(AuditLogError) {
            _ = try CheckpointList.read(in: archive.files) { (entry) throws(AuditLogError) in
                listed.append(try entry.checkpoint())
            }
        } catch {
            // Those above the damage still say what they say.
            guard error.code == .corrupted else { throw error }
            find(.malformedCheckpoints, error.message, at: error.place ?? place, 0..<0)
        }
        var last: Checkpoint?
        for (index, checkpoint) in (listed + published).enumerated() {
            let place =
                index < listed.count ? place : AuditPlace(file: "published checkpoint \(index - listed.count + 1)")
            let stated = checkpoint.checkpoint
            do throws(AuditLogError) {
                try checkpoint.verify(by: keys, origin: origin)
            } catch {
                guard error.code != .cryptographyFailed else { throw error }
                find(
                    .untrustedCheckpoint, "the checkpoint of \(stated.size) records: \(error.message)", at: place, 0..<0
                )
                continue
            }
            if index < listed.count {
                if let last, stated.size < last.size || stated.size == last.size && stated.root != last.root {
                    find(
                        .checkpointOrder, "a checkpoint of \(stated.size) records below one of \(last.size)", at: place,
                        min(stated.size, last.size)..<last.size)
                }
                last = stated
            }
            checkpoints.append(checkpoint)
        }
        checkpoints.sort { $0.checkpoint.size < $1.checkpoint.size }
        try compare()
    }

    mutating func addSegment(_ path: String, _ name: String, isLast: Bool) throws(AuditLogError) {
        let first = SegmentName.first(name) ?? 0
        if first != expected {
            find(
                .missingSegment,
                first > expected
                    ? "the records before this segment are missing" : "the segment begins with records that were there",
                at: AuditPlace(file: name), min(first, expected)..<max(first, expected))
            // The first line says the same.
            (expected, previous) = (first, nil)
        }
        report.segments += 1
        var pass = self
        let end = try LineReader.read(path, "the segment \(name)") { (line, number) throws(AuditLogError) in
            try pass.add(line, AuditPlace(file: name, line: number, sequence: pass.expected))
            return true
        }
        self = pass
        guard end.rest > 0 else { return }
        if isLast {
            report.unfinishedBytes = end.rest
        } else {
            find(
                .unfinishedSegment, "the segment ends in the middle of a line",
                at: AuditPlace(file: name, line: end.lines + 1, sequence: expected), expected..<next)
        }
    }

    mutating func add(_ line: Span<UInt8>, _ place: AuditPlace) throws(AuditLogError) {
        let leaf = try MerkleTree.leafHash(line)
        do throws(AuditLogError) {
            let outline = try LineOutline(line)
            if outline.sequence != expected {
                let range = min(outline.sequence, expected)..<max(outline.sequence, expected)
                find(.wrongSequence, "record \(outline.sequence) stands at the place of \(expected)", at: place, range)
                expected = outline.sequence
            } else if try !isLinked(outline.previous) {
                find(
                    .brokenLink, "the record before was changed, or what this one says of it", at: place,
                    max(0, expected - 1)..<next)
            }
            if outline.time < lastTime {
                report.timesGoingBack += 1
                if report.firstTimeGoingBack == nil { report.firstTimeGoingBack = place }
            }
            lastTime = outline.time
        } catch {
            guard error.code == .malformedRecord else { throw error }
            find(.malformedRecord, error.message, at: place, expected..<next)
        }
        expected = next
        previous = leaf
        try frontier.append(leaf)
        report.records += 1
        try compare()
    }

    /// Behind a gap that was reported nothing is expected.
    private func isLinked(_ hash: MerkleHash) throws(AuditLogError) -> Bool {
        if let previous { return hash == previous }
        guard frontier.size == 0, expected == 0 else { return true }
        return hash == (try MerkleTree.emptyRoot())
    }

    /// Compares with the checkpoints of as many records as were read.
    private mutating func compare() throws(AuditLogError) {
        while nextCheckpoint < checkpoints.count, checkpoints[nextCheckpoint].checkpoint.size == frontier.size {
            let checkpoint = checkpoints[nextCheckpoint]
            nextCheckpoint += 1
            if try frontier.root() == checkpoint.checkpoint.root {
                report.verifiedCheckpoints += 1
                (anchored, report.anchoredRecords) = (frontier.size, frontier.size)
                report.lastCheckpoint = checkpoint
            } else {
                find(
                    .rootMismatch, "the first \(frontier.size) records are not those that were signed",
                    at: AuditPlace(file: SegmentName.checkpoints), anchored..<frontier.size)
            }
        }
    }

    mutating func finish() {
        for checkpoint in checkpoints[nextCheckpoint...] {
            find(
                .rolledBack,
                "a checkpoint tells of \(checkpoint.checkpoint.size) records, and there are \(frontier.size)",
                at: AuditPlace(file: SegmentName.checkpoints), frontier.size..<checkpoint.checkpoint.size)
        }
    }
}
