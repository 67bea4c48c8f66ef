import CryptoCore

/// Opens a log: takes the lock, finds the end, cuts away what a crash left unfinished, and checks the end against what was
/// signed.
struct LogOpening {
    let directory: Directory
    let signers: [NoteSigner]
    let trusted: [NoteVerifier]
    let limits: AuditLogLimits
    let open: LogWriter.Opening

    private var verifiers: [NoteVerifier] { signers.map(\.verifier) + trusted }
    private var origin: String { signers[0].verifier.name }

    /// The writer that goes on, and what was found.
    func run() throws(AuditLogError) -> (LogWriter, AuditRecovery) {
        try AuditLogError.storing("the folder") { () throws(FileError) in try directory.create() }
        let lock = try AuditLogError.storing("the lock") { () throws(FileError) in
            try FileLock(directory.file(SegmentName.lock))
        }
        let firsts = try AuditArchive(directory: directory.path).segmentFirsts()
        let checkpoints = try KnownCheckpoints(in: directory, from: firsts.last ?? 0)
        let list = try openList(checkpoints)
        let last = checkpoints.last
        try last?.verify(by: verifiers, origin: origin)
        guard let lastFirst = firsts.last else {
            guard (last?.checkpoint.size ?? 0) == 0 else { throw Self.rolledBack(SegmentName.name(first: 0)) }
            return try begin(lock, list, checkpoints)
        }
        let name = SegmentName.name(first: lastFirst)
        var chain = try chainBefore(lastFirst, firsts, checkpoints)
        let end = try read(name, &chain, checkpoints.roots)
        if let last, last.checkpoint.size > chain.size { throw Self.rolledBack(name) }
        let segment = try AuditLogError.storing("the segment") { () throws(FileError) in
            let segment = try open(directory.file(name), .existing)
            if end.rest > 0 { try segment.truncate(to: end.size) }
            // Also for lines that are complete and that nobody waited for to the end; and for the names of files whose maker
            // was killed before it came to that.
            try segment.synchronize()
            try directory.synchronize()
            return segment
        }
        let writer = LogWriter(
            directory: directory, signers: signers, limits: limits, open: open, lock: lock, segment: segment,
            segmentName: name, segmentSize: end.size, list: list, listSize: checkpoints.end.size, chain: chain,
            lastCheckpoint: last)
        let place = AuditPlace(file: name, line: end.lines + 1, sequence: chain.size)
        return (
            writer,
            AuditRecovery(
                records: chain.size, unfinishedBytes: end.rest, place: end.rest > 0 ? place : nil,
                unfinishedCheckpointBytes: checkpoints.end.rest, checkpoint: last)
        )
    }

    /// A log without records.
    private func begin(
        _ lock: FileLock, _ list: any AppendTarget, _ checkpoints: KnownCheckpoints
    ) throws(AuditLogError) -> (LogWriter, AuditRecovery) {
        let name = SegmentName.name(first: 0)
        try AuditLogError.storing("the folder above") { () throws(FileError) in
            do throws(FileError) { try directory.synchronizeParent() } catch {
                // Whoever may not read the folder above did not make this one just now.
                guard error.code == .noPermission else { throw error }
            }
        }
        let segment = try AuditLogError.storing("the first segment") { () throws(FileError) in
            let segment = try open(directory.file(name), .creating)
            try directory.synchronize()
            return segment
        }
        let writer = LogWriter(
            directory: directory, signers: signers, limits: limits, open: open, lock: lock, segment: segment,
            segmentName: name, segmentSize: 0, list: list, listSize: checkpoints.end.size, chain: try LineChain(),
            lastCheckpoint: checkpoints.last)
        return (
            writer,
            AuditRecovery(
                records: 0, unfinishedBytes: 0, place: nil, unfinishedCheckpointBytes: checkpoints.end.rest,
                checkpoint: checkpoints.last)
        )
    }

    private func openList(_ checkpoints: KnownCheckpoints) throws(AuditLogError) -> any AppendTarget {
        let path = directory.file(SegmentName.checkpoints)
        return try AuditLogError.storing("the list of checkpoints") { () throws(FileError) in
            let file: any AppendTarget
            do throws(FileError) { file = try open(path, .existing) } catch {
                guard error.code == .missing else { throw error }
                file = try open(path, .creating)
            }
            if checkpoints.end.rest > 0 { try file.truncate(to: checkpoints.end.size) }
            try file.synchronize()
            return file
        }
    }

    /// The chain up to the last segment: from the frontier that was kept, if a checkpoint of this log vouches for it; or by
    /// reading all segments before.
    private func chainBefore(
        _ first: Int, _ firsts: [Int], _ checkpoints: KnownCheckpoints
    ) throws(AuditLogError) -> LineChain {
        if first == 0 { return try LineChain() }
        if let kept = FrontierFile.read(in: directory)?.chain, kept.size == first,
            let checkpoint = checkpoints.atFirst, try kept.frontier.root() == checkpoint.checkpoint.root,
            try isLastLeaf(kept.previous, firsts)
        {
            try checkpoint.verify(by: verifiers, origin: origin)
            return kept
        }
        var chain = try LineChain()
        for segment in firsts where segment < first {
            let name = SegmentName.name(first: segment)
            guard segment == chain.size else {
                throw AuditLogError(
                    .corrupted, "the records before this segment are missing", at: AuditPlace(file: name))
            }
            let end = try read(name, &chain, checkpoints.roots)
            guard end.rest == 0 else {
                throw AuditLogError(
                    .corrupted, "a segment that others follow ends in the middle of a line",
                    at: AuditPlace(file: name, line: end.lines + 1))
            }
        }
        guard chain.size == first else {
            throw AuditLogError(
                .corrupted, "the records before this segment are missing",
                at: AuditPlace(file: SegmentName.name(first: first)))
        }
        return chain
    }

    /// Whether a hash is that of the last line before the last segment. No root says so; the first record of that segment
    /// does, but after a crash there may be none yet.
    private func isLastLeaf(_ hash: MerkleHash, _ firsts: [Int]) throws(AuditLogError) -> Bool {
        let name = SegmentName.name(first: firsts[firsts.count - 1])
        let size = try AuditLogError.storing("the segment") { () throws(FileError) in
            try FileReader(directory.file(name)).size()
        }
        guard size == 0, firsts.count > 1 else { return true }
        var last: MerkleHash?
        let before = directory.file(SegmentName.name(first: firsts[firsts.count - 2]))
        _ = try LineReader.read(before, "the segment") { (line, _) throws(AuditLogError) in
            last = try MerkleTree.leafHash(line)
            return true
        }
        return last == hash
    }

    /// Goes over a segment, and compares with what was signed on the way.
    private func read(
        _ name: String, _ chain: inout LineChain, _ roots: [Int: MerkleHash]
    ) throws(AuditLogError) -> LineReader.End {
        var passing = chain
        let end = try LineReader.read(directory.file(name), "the segment") { (line, number) throws(AuditLogError) in
            let place = AuditPlace(file: name, line: number, sequence: passing.size)
            try passing.append(line: line, at: place)
            if let root = roots[passing.size], try passing.frontier.root() != root {
                throw AuditLogError(
                    .corrupted, "the records up to here are not those that a checkpoint signed: run the verifier",
                    at: place)
            }
            return true
        }
        chain = passing
        return end
    }

    private static func rolledBack(_ name: String) -> AuditLogError {
        AuditLogError(
            .rolledBack,
            "there are fewer records than the last checkpoint tells of: restore them; do not go on without",
            at: AuditPlace(file: name))
    }
}
