import CryptoCore

/// The one that writes a log's files: a group of records at a time, all or none.
///
/// Belongs to one thread at a time.
struct LogWriter {
    typealias Opening =
        @Sendable (_ path: String, _ opening: AppendOnlyFile.Opening) throws(FileError) ->
        any AppendTarget

    let directory: Directory
    let signers: [NoteSigner]
    let limits: AuditLogLimits
    let open: Opening
    /// Held as long as the log is open.
    var lock: FileLock?

    var segment: any AppendTarget
    var segmentName: String
    var segmentSize: Int
    var list: any AppendTarget
    var listSize: Int
    var chain: LineChain
    var lastCheckpoint: SignedCheckpoint?
    var lastCheckpointTime = ContinuousClock.now

    /// Why nothing can be written any more.
    private(set) var failure: AuditLogError?
    /// Whether a checkpoint that was due could not be written.
    private var isCheckpointOverdue = false

    init(
        directory: Directory, signers: [NoteSigner], limits: AuditLogLimits, open: @escaping Opening, lock: FileLock,
        segment: any AppendTarget, segmentName: String, segmentSize: Int, list: any AppendTarget, listSize: Int,
        chain: LineChain, lastCheckpoint: SignedCheckpoint?
    ) {
        (self.directory, self.signers, self.limits, self.open, self.lock) = (directory, signers, limits, open, lock)
        (self.segment, self.segmentName, self.segmentSize) = (segment, segmentName, segmentSize)
        (self.list, self.listSize, self.chain, self.lastCheckpoint) = (list, listSize, chain, lastCheckpoint)
    }

    /// Writes groups of records, in their order. When it returns, all are durable; when it throws, none is in the log, or
    /// nothing can be written to it any more.
    mutating func write(_ groups: [[LineBody]]) throws(AuditLogError) -> [AuditReceipt] {
        try requireOpen()
        // What could not be signed must not grow without an end.
        if isCheckpointOverdue { _ = try checkpoint() }
        if segmentSize >= limits.segmentSize { try rotate() }
        var chain = self.chain
        var receipts: [AuditReceipt] = []
        let capacity = groups.reduce(0) { $1.reduce($0) { $0 + $1.bytes.count + LineBody.headLimit + 1 } }
        let buffer = try [UInt8](capacity: capacity) { (output) throws(AuditLogError) in
            for group in groups {
                let first = chain.size
                for body in group {
                    let start = output.count
                    LineBody.appendHead(sequence: chain.size, previous: chain.previous, to: &output)
                    output.append(copying: body.bytes.span)
                    let leaf = try MerkleTree.leafHash(output.span.extracting(start...))
                    try chain.append(leaf)
                    output.append(0x0A)
                }
                receipts.append(AuditReceipt(sequences: first..<chain.size))
            }
        }
        try store(buffer, in: segment, size: segmentSize, "the segment")
        segmentSize += buffer.count
        self.chain = chain
        return receipts
    }

    /// Whether a checkpoint is to be written now.
    var isCheckpointDue: Bool {
        let records = chain.size - (lastCheckpoint?.checkpoint.size ?? 0)
        guard failure == nil, records > 0 else { return false }
        return records >= limits.checkpointRecords || lastCheckpointTime.duration(to: .now) >= limits.checkpointInterval
    }

    /// Signs what there is, unless the last checkpoint did.
    mutating func checkpoint() throws(AuditLogError) -> SignedCheckpoint {
        try requireOpen()
        if let lastCheckpoint, lastCheckpoint.checkpoint.size == chain.size { return lastCheckpoint }
        isCheckpointOverdue = true
        let checkpoint = try SignedCheckpoint(
            Checkpoint(origin: signers[0].verifier.name, size: chain.size, root: chain.frontier.root()),
            signers: signers)
        let entry = CheckpointList.entry(checkpoint)
        try store(entry, in: list, size: listSize, "the list of checkpoints")
        listSize += entry.count
        (lastCheckpoint, lastCheckpointTime, isCheckpointOverdue) = (checkpoint, .now, false)
        return checkpoint
    }

    /// Signs what there is, and writes no more.
    mutating func close() throws(AuditLogError) {
        defer {
            if failure == nil { failure = AuditLogError(.closed, "the log was closed") }
            lock = nil
        }
        if failure == nil, chain.size > 0 { _ = try checkpoint() }
    }

    private func requireOpen() throws(AuditLogError) {
        if let failure { throw failure }
    }

    /// Adds bytes to a file durably, or leaves it as long as it was.
    private mutating func store(
        _ bytes: [UInt8], in file: any AppendTarget, size: Int, _ what: String
    ) throws(AuditLogError) {
        try requireUntouched(file, size: size, what)
        do throws(FileError) {
            try file.append(bytes.span)
        } catch {
            // A part may stand there, whole records among it. If it cannot be cut away for good, nothing must be written
            // behind it.
            do throws(FileError) {
                try file.truncate(to: size)
                try file.synchronize()
            } catch { fail() }
            throw AuditLogError(error, what)
        }
        do throws(FileError) {
            try file.synchronize()
        } catch {
            // The system may have dropped what it could not write, and says so once: what is on the disk is known only to
            // whoever reads it again. The cut is a service to that one, and may fail.
            do throws(FileError) { try file.truncate(to: size) } catch {}
            fail()
            throw AuditLogError(error, what)
        }
    }

    /// What others cut, lengthen or remove while it is written would take records along that were said to be durable. Costs
    /// one call of the system for a whole group.
    private mutating func requireUntouched(
        _ file: any AppendTarget, size: Int, _ what: String
    ) throws(AuditLogError) {
        let found: Int
        do throws(FileError) { found = try file.size() } catch {
            fail()
            throw AuditLogError(error, what)
        }
        guard found == size else {
            fail()
            throw AuditLogError(
                .corrupted, "\(what): somebody else wrote to it or cut it: it has \(found) bytes, not \(size)")
        }
    }

    private mutating func fail() {
        failure = AuditLogError(
            .closed, "an earlier write failed and what is on the disk is not known: see to it, then open the log again")
    }

    /// Goes on in a new segment.
    private mutating func rotate() throws(AuditLogError) {
        // So that whoever opens the log can begin with the last segment.
        _ = try checkpoint()
        let name = SegmentName.name(first: chain.size)
        let next = try AuditLogError.storing("a new segment") { () throws(FileError) in
            do throws(FileError) { return try open(directory.file(name), .creating) } catch {
                // An attempt before this one came thus far.
                guard error.code == .existing else { throw error }
                let next = try open(directory.file(name), .existing)
                guard try next.size() == 0 else { throw error }
                return next
            }
        }
        do throws(FileError) { try directory.synchronize() } catch {
            // Reported once, as with files; but a folder that may not be read was not even asked.
            if error.code == .other { fail() }
            throw AuditLogError(error, "the folder")
        }
        (segment, segmentName, segmentSize) = (next, name, 0)
        // Without it, opening the log takes longer, and that is all.
        do throws(FileError) { try FrontierFile(chain).write(in: directory) } catch {}
    }
}
