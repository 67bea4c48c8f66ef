/// Computes the roots of some ranges of leaves, and of all leaves, while the leaves go by once.
///
/// Each range is one that RFC 6962 splits off, so that a frontier of its own gives its root.
struct SubtreeRoots {
    private let ranges: [Range<Int>]
    private var subtrees: [MerkleFrontier]
    private(set) var whole = MerkleFrontier()

    init(_ ranges: [Range<Int>]) {
        self.ranges = ranges
        subtrees = Array(repeating: MerkleFrontier(), count: ranges.count)
    }

    mutating func append(_ leaf: MerkleHash) throws(AuditLogError) {
        for index in ranges.indices where ranges[index].contains(whole.size) { try subtrees[index].append(leaf) }
        try whole.append(leaf)
    }

    func roots() throws(AuditLogError) -> [MerkleHash] {
        var roots: [MerkleHash] = []
        for subtree in subtrees { roots.append(try subtree.root()) }
        return roots
    }
}
