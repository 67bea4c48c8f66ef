import CryptoCore

/// What opening a log needs of its list of checkpoints: the last one, and those that its last segment has to lead to.
struct KnownCheckpoints {
    /// The last one in the list, which tells of the most records.
    private(set) var last: SignedCheckpoint?
    /// The one of exactly the records before the last segment.
    private(set) var atFirst: SignedCheckpoint?
    /// The roots of those of as many records, or more.
    private(set) var roots: [Int: MerkleHash] = [:]
    /// Where the list ends.
    private(set) var end = CheckpointList.End()

    /// - Parameter first: the number of the last segment's first record.
    /// - Throws: `corrupted` where the list is damaged from there on, or its order is: whoever puts an old checkpoint last
    ///   would have the log go on from there.
    init(in directory: Directory, from first: Int) throws(AuditLogError) {
        var (lastEntry, lastSize): (CheckpointList.Entry?, Int) = (nil, 0)
        var (roots, atFirst): ([Int: MerkleHash], SignedCheckpoint?) = ([:], nil)
        end = try CheckpointList.read(in: directory) { (entry) throws(AuditLogError) in
            // One that states no size is no checkpoint: decoding it says so.
            guard let size = entry.size else { return _ = try entry.checkpoint() }
            guard size >= lastSize else {
                throw CheckpointList.corrupted(
                    "a checkpoint of \(size) records below one of \(lastSize)", line: entry.line)
            }
            (lastEntry, lastSize) = (entry, size)
            guard size >= first else { return }
            let checkpoint = try entry.checkpoint()
            let root = checkpoint.checkpoint.root
            if let other = roots.updateValue(root, forKey: size), other != root {
                throw CheckpointList.corrupted(
                    "two checkpoints of \(size) records contradict each other", line: entry.line)
            }
            if size == first { atFirst = checkpoint }
        }
        last = try lastEntry?.checkpoint()
        (self.roots, self.atFirst) = (roots, atFirst)
    }
}
