import CryptoCore

/// A log's folder, for reading: its checkpoints, and proofs of its records. Needs no lock and no key; a log may be written
/// meanwhile.
///
/// What it returns is what stands there. Whether that is what the log wrote, an ``AuditVerifier`` says.
public struct AuditArchive: Sendable {
    /// The folder.
    public let directory: String

    let files: Directory

    /// - Parameter directory: of a ``FileAuditLog``, or a copy of it.
    public init(directory: String) {
        self.directory = directory
        files = Directory(directory)
    }

    /// All checkpoints that are complete, in their order. Their signatures are not verified.
    ///
    /// - Throws: `corrupted`, `storageFailed`, `storageRefused`.
    public func checkpoints() throws(AuditLogError) -> [SignedCheckpoint] {
        var checkpoints: [SignedCheckpoint] = []
        _ = try CheckpointList.read(in: files) { (entry) throws(AuditLogError) in
            checkpoints.append(try entry.checkpoint())
        }
        return checkpoints
    }

    /// The numbers of the segments' first records, in ascending order.
    func segmentFirsts() throws(AuditLogError) -> [Int] {
        try AuditLogError.storing("the folder") { () throws(FileError) in try files.names() }
            .compactMap { SegmentName.first($0) }
    }

    /// The proof that a record stands in the log that a checkpoint tells of, for somebody who has the checkpoint.
    ///
    /// - Parameters:
    ///   - sequence: of the record.
    ///   - checkpoint: counts it.
    /// - Returns: the record's line, the proof and the checkpoint.
    /// - Throws: `outOfRange` where the checkpoint does not count the record, or the log has fewer; `proofFailed` where the
    ///   records are not those that the checkpoint tells of; `storageFailed`, `storageRefused`.
    /// - Complexity: O(n): reads and hashes all that the checkpoint counts.
    public func proof(of sequence: Int, in checkpoint: SignedCheckpoint) throws(AuditLogError) -> RecordProof {
        let size = checkpoint.checkpoint.size
        guard sequence >= 0, sequence < size else {
            throw AuditLogError(.outOfRange, "the checkpoint counts \(size) records, and not record \(sequence)")
        }
        var line: [UInt8] = []
        let path = try roots(InclusionProof.ranges(index: sequence, size: size), in: checkpoint.checkpoint) {
            (bytes, index) in
            if index == sequence { line = bytes.indices.map { bytes[$0] } }
        }
        return RecordProof(
            line: line, inclusion: InclusionProof(index: sequence, size: size, path: path), checkpoint: checkpoint)
    }

    /// The proof that the log at one checkpoint begins with all that it was at an earlier one.
    ///
    /// - Parameters:
    ///   - old: the earlier one, as somebody kept it.
    ///   - new: the later one.
    /// - Throws: `outOfRange` where the later one counts fewer records, or the log has fewer; `proofFailed` where the records
    ///   are not those that the later one tells of; `storageFailed`, `storageRefused`.
    /// - Complexity: O(n): reads and hashes all that the later one counts.
    public func consistencyProof(from old: Checkpoint, to new: Checkpoint) throws(AuditLogError) -> ConsistencyProof {
        guard old.size <= new.size else {
            throw AuditLogError(.outOfRange, "the later checkpoint counts \(new.size) records, the earlier \(old.size)")
        }
        let path = try roots(ConsistencyProof.ranges(oldSize: old.size, newSize: new.size), in: new) { _, _ in }
        return ConsistencyProof(oldSize: old.size, newSize: new.size, path: path)
    }

    /// The roots of some ranges, of records whose root is that of the checkpoint.
    private func roots(
        _ ranges: [Range<Int>], in checkpoint: Checkpoint, _ visit: (Span<UInt8>, Int) -> Void
    ) throws(AuditLogError) -> [MerkleHash] {
        var subtrees = SubtreeRoots(ranges)
        for first in try segmentFirsts() where subtrees.whole.size < checkpoint.size {
            let name = SegmentName.name(first: first)
            guard first == subtrees.whole.size else {
                throw AuditLogError(
                    .outOfRange, "the records before this segment are missing", at: AuditPlace(file: name))
            }
            _ = try LineReader.read(files.file(name), "a segment") { (line, _) throws(AuditLogError) in
                visit(line, subtrees.whole.size)
                try subtrees.append(MerkleTree.leafHash(line))
                return subtrees.whole.size < checkpoint.size
            }
        }
        guard subtrees.whole.size == checkpoint.size else {
            throw AuditLogError(.outOfRange, "the log has fewer records than the checkpoint tells of")
        }
        guard try subtrees.whole.root() == checkpoint.root else { throw AuditLogError.proofFailed }
        return try subtrees.roots()
    }
}
