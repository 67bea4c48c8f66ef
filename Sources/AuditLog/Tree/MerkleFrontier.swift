/// A tree that grows at its right, of which only the roots of its full subtrees are kept: one hash for each bit of its size.
///
/// ## Specification
/// RFC 6962, section 2.1: the tree over n leaves splits at the largest power of two below n.
public struct MerkleFrontier: Hashable, Sendable {
    /// Leaves.
    public private(set) var size: Int

    /// The roots of the full subtrees from left to right, the largest first: one for each bit that is set in `size`.
    public private(set) var roots: [MerkleHash]

    /// A tree without leaves.
    public init() { (size, roots) = (0, []) }

    /// A tree of which the frontier was kept.
    ///
    /// - Returns: nil unless there is one root for each bit set in the size.
    public init?(size: Int, roots: [MerkleHash]) {
        guard size >= 0, roots.count == size.nonzeroBitCount else { return nil }
        (self.size, self.roots) = (size, roots)
    }

    /// Adds a leaf. Complexity: one node on average, log2 of the size at most.
    ///
    /// - Parameter leaf: its hash, of ``MerkleTree/leafHash(_:)``.
    /// - Throws: `cryptographyFailed`, after which the tree is as it was.
    public mutating func append(_ leaf: MerkleHash) throws(AuditLogError) {
        // As many full subtrees are completed as there are ones at the low end of the size.
        let merges = size.trailingOneCount
        var hash = leaf
        for level in 0..<merges { hash = try MerkleTree.nodeHash(roots[roots.count - 1 - level], hash) }
        roots.removeLast(merges)
        roots.append(hash)
        size += 1
    }

    /// The root over all leaves: MTH. Complexity: log2 of the size.
    ///
    /// - Returns: the root.
    /// - Throws: `cryptographyFailed`.
    public func root() throws(AuditLogError) -> MerkleHash {
        guard var hash = roots.last else { return try MerkleTree.emptyRoot() }
        for left in roots.dropLast().reversed() { hash = try MerkleTree.nodeHash(left, hash) }
        return hash
    }
}

extension Int {
    fileprivate var trailingOneCount: Int { (~self).trailingZeroBitCount }
}
