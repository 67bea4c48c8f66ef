/// The proof that a log at one checkpoint begins with all that it was at an earlier one: nothing of that was changed, moved
/// or removed.
///
/// ## Specification
/// RFC 6962, section 2.1.2; RFC 9162, section 2.1.4.
public struct ConsistencyProof: Hashable, Sendable {
    /// Leaves in the earlier tree.
    public let oldSize: Int

    /// Leaves in the later tree.
    public let newSize: Int

    /// The hashes, in the order of RFC 6962.
    public let path: [MerkleHash]

    /// A proof that was received. Nothing is known of it before ``verify(oldRoot:newRoot:)``.
    public init(oldSize: Int, newSize: Int, path: [MerkleHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Whether both roots are of one log that grew.
    ///
    /// - Parameters:
    ///   - oldRoot: of the checkpoint whose size is ``oldSize``.
    ///   - newRoot: of the checkpoint whose size is ``newSize``.
    /// - Throws: `proofFailed`, `outOfRange`, `cryptographyFailed`.
    ///
    /// ## Specification
    /// RFC 9162, section 2.1.4.2. Sizes that are equal, or an earlier tree without leaves, have an empty proof: the roots
    /// are equal then, or the earlier one is that of nothing.
    public func verify(oldRoot: MerkleHash, newRoot: MerkleHash) throws(AuditLogError) {
        guard oldSize >= 0, oldSize <= newSize else {
            throw AuditLogError(.outOfRange, "a tree of \(newSize) cannot have grown from one of \(oldSize)")
        }
        if oldSize == newSize || oldSize == 0 {
            let expected = oldSize == 0 ? try MerkleTree.emptyRoot() : newRoot
            guard path.isEmpty, oldRoot == expected, oldSize < newSize || oldRoot == newRoot else {
                throw AuditLogError.proofFailed
            }
            return
        }
        // 1.
        var path = self.path[...]
        guard !path.isEmpty else { throw AuditLogError.proofFailed }
        // 2: where the earlier tree is a full subtree, its root begins the path.
        if oldSize & (oldSize - 1) == 0 { path = [oldRoot] + path }
        // 3, 4.
        var (fn, sn) = (oldSize - 1, newSize - 1)
        while fn & 1 == 1 { (fn, sn) = (fn >> 1, sn >> 1) }
        // 5.
        var (fr, sr) = (path[path.startIndex], path[path.startIndex])
        // 6.
        for c in path.dropFirst() {
            // 6a.
            guard sn != 0 else { throw AuditLogError.proofFailed }
            if fn & 1 == 1 || fn == sn {
                // 6b.
                fr = try MerkleTree.nodeHash(c, fr)
                sr = try MerkleTree.nodeHash(c, sr)
                while fn & 1 == 0, fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
            } else {
                // 6c.
                sr = try MerkleTree.nodeHash(sr, c)
            }
            // 6d.
            (fn, sn) = (fn >> 1, sn >> 1)
        }
        // 7.
        guard sn == 0, fr == oldRoot, sr == newRoot else { throw AuditLogError.proofFailed }
    }

    /// The leaves whose subtrees make the proof: PROOF(m, D[n]) with each MTH as the range of its leaves.
    ///
    /// ## Specification
    /// RFC 6962, section 2.1.2.
    static func ranges(oldSize m: Int, newSize n: Int) -> [Range<Int>] {
        guard m > 0, m < n else { return [] }
        // SUBPROOF(m, D[n], b), from the root downwards.
        var (path, start, m, n, b) = ([Range<Int>](), 0, m, n, true)
        while m != n {
            let k = largestPowerOfTwo(below: n)
            if m <= k {
                path.append(start + k..<start + n)
                n = k
            } else {
                path.append(start..<start + k)
                (start, m, n, b) = (start + k, m - k, n - k, false)
            }
        }
        if !b { path.append(start..<start + n) }
        return path.reversed()
    }
}
