/// The proof that a record stands at its place in the log that a checkpoint tells of.
///
/// Whoever has the record's line, the proof, and the checkpoint with its signature needs nothing else: not the log.
///
/// ## Specification
/// RFC 6962, section 2.1.1; RFC 9162, section 2.1.3.
public struct InclusionProof: Hashable, Sendable {
    /// The place of the leaf from 0: the record's sequence number.
    public let index: Int

    /// Leaves in the tree.
    public let size: Int

    /// The audit path, from the leaf's sibling to the root's child.
    public let path: [MerkleHash]

    /// A proof that was received. Nothing is known of it before ``verify(leaf:root:)``.
    public init(index: Int, size: Int, path: [MerkleHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Whether the path leads from the leaf to the root.
    ///
    /// - Parameters:
    ///   - leaf: of ``MerkleTree/leafHash(_:)``, computed from the line itself.
    ///   - root: of the checkpoint whose size is ``size``.
    /// - Throws: `proofFailed`, `outOfRange`, `cryptographyFailed`.
    ///
    /// ## Specification
    /// RFC 9162, section 2.1.3.2.
    public func verify(leaf: MerkleHash, root: MerkleHash) throws(AuditLogError) {
        // 1.
        guard index >= 0, index < size else {
            throw AuditLogError(.outOfRange, "there is no leaf \(index) in a tree of \(size)")
        }
        // 2, 3.
        var (fn, sn) = (index, size - 1)
        var r = leaf
        // 4.
        for p in path {
            // 4a.
            guard sn != 0 else { throw AuditLogError.proofFailed }
            if fn & 1 == 1 || fn == sn {
                // 4b.
                r = try MerkleTree.nodeHash(p, r)
                while fn & 1 == 0, fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
            } else {
                // 4c.
                r = try MerkleTree.nodeHash(r, p)
            }
            // 4d.
            (fn, sn) = (fn >> 1, sn >> 1)
        }
        // 5.
        guard sn == 0, r == root else { throw AuditLogError.proofFailed }
    }

    /// The leaves whose subtrees make the path: PATH(m, D[n]) with each MTH as the range of its leaves.
    ///
    /// ## Specification
    /// RFC 6962, section 2.1.1.
    static func ranges(index m: Int, size n: Int) -> [Range<Int>] {
        var (path, start, m, n) = ([Range<Int>](), 0, m, n)
        // PATH(m, D[n]) for n > 1, from the root downwards; the path has the leaf's sibling first.
        while n > 1 {
            let k = largestPowerOfTwo(below: n)
            if m < k {
                path.append(start + k..<start + n)
                n = k
            } else {
                path.append(start..<start + k)
                (start, m, n) = (start + k, m - k, n - k)
            }
        }
        return path.reversed()
    }
}

/// k of RFC 6962, section 2.1: the largest power of two that is smaller than n, which is 2 or more.
func largestPowerOfTwo(below n: Int) -> Int { 1 << (Int.bitWidth - 1 - (n - 1).leadingZeroBitCount) }

extension AuditLogError {
    static let proofFailed = AuditLogError(.proofFailed, "the proof does not lead to this root")
}
