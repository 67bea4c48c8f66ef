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
    private var buffer: [UInt8] = []

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
        // The memory is used again, but that of a large group is not kept for ever.
        var buffer = self.buffer
        self.buffer = []
        buffer.removeAll(keepingCapacity: true)
        for group in groups {
            let first = chain.size
            for body in group {
                let start = buffer.count
                LineBody.appendHead(sequence: chain.size, previous: chain.previous, to: &buffer)
                buffer.append(contentsOf: body.bytes)
                try chain.append(Self.leafHash(buffer, from: start))
                buffer.append(0x0A)
            }
            receipts.append(AuditReceipt(sequences: first..<chain.size))
        }
        try store(buffer, in: segment, size: segmentSize, "the segment")
        segmentSize += buffer.count
        self.chain = chain
        if buffer.capacity <= 16 << 20 { self.buffer = buffer }
        return receipts
    }

    private static func leafHash(_ buffer: [UInt8], from start: Int) throws(AuditLogError) -> MerkleHash {
        let bytes = buffer.span
        return try MerkleTree.leafHash(bytes.extracting(start...))
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
        do throws(FileError) {
            try file.append(bytes.span)
        } catch {
            // A part may stand there. If it cannot be cut away, nothing must be written behind it.
            do throws(FileError) { try file.truncate(to: size) } catch { fail() }
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

    private mutating func fail() {
        failure = AuditLogError(
            .closed, "an earlier write failed and what is on the disk is not known: see to it, then open the log again")
    }

    /// Goes on in a new segment.
    private mutating func rotate() throws(AuditLogError) {
        // So that whoever opens the log can begin with the last segment.
        _ = try checkpoint()
        let name = SegmentName.name(first: chain.size)
        do throws(FileError) {
            let next: any AppendTarget
            do throws(FileError) {
                next = try open(directory.file(name), .creating)
            } catch {
                // An attempt before this one came thus far.
                guard error.code == .existing else { throw error }
                next = try open(directory.file(name), .existing)
                guard try next.size() == 0 else { throw error }
            }
            try directory.synchronize()
            (segment, segmentName, segmentSize) = (next, name, 0)
        } catch {
            throw AuditLogError(error, "a new segment")
        }
        // Without it, opening the log takes longer, and that is all.
        do throws(FileError) { try FrontierFile(chain).write(in: directory) } catch {}
    }
}
