import CryptoCore

/// The end of a log: what the next line has to continue.
struct LineChain {
    private(set) var frontier: MerkleFrontier
    /// The hash of the last leaf.
    private(set) var previous: MerkleHash

    init() throws(AuditLogError) {
        frontier = MerkleFrontier()
        previous = try MerkleTree.emptyRoot()
    }

    init(_ frontier: MerkleFrontier, previous: MerkleHash) { (self.frontier, self.previous) = (frontier, previous) }

    /// Records so far.
    var size: Int { frontier.size }

    /// Goes on by a leaf.
    mutating func append(_ leaf: MerkleHash) throws(AuditLogError) {
        try frontier.append(leaf)
        previous = leaf
    }

    /// Goes on by a line that was read.
    ///
    /// - Throws: `corrupted` where it does not continue the chain.
    mutating func append(line: Span<UInt8>, at place: AuditPlace) throws(AuditLogError) {
        let outline: LineOutline
        do throws(AuditLogError) { outline = try LineOutline(line) } catch {
            throw AuditLogError(.corrupted, "a line that is no record: run the verifier", at: place)
        }
        guard outline.sequence == size, links(line.extracting(outline.previous)) else {
            throw AuditLogError(.corrupted, "a record that does not follow the one before: run the verifier", at: place)
        }
        try append(MerkleTree.leafHash(line))
    }

    /// Whether digits of a line are the hash of the last leaf.
    func links(_ digits: Span<UInt8>) -> Bool {
        var expected: [UInt8] = []
        expected.reserveCapacity(44)
        Base64.url.append(previous.storage.span, to: &expected)
        guard digits.count == expected.count else { return false }
        for index in digits.indices where digits[index] != expected[index] { return false }
        return true
    }
}
