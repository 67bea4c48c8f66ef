import AuditLog

/// RFC 6962, section 2.1, as it stands there: recursive, over all leaves, with the hashes of the library.
enum ReferenceTree {
    static func k(_ n: Int) -> Int {
        var k = 1
        while 2 * k < n { k *= 2 }
        return k
    }

    static func mth(_ leaves: ArraySlice<MerkleHash>) throws -> MerkleHash {
        if leaves.isEmpty { return try MerkleTree.emptyRoot() }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let split = leaves.startIndex + k(leaves.count)
        return try MerkleTree.nodeHash(mth(leaves[..<split]), mth(leaves[split...]))
    }

    static func path(_ m: Int, _ leaves: ArraySlice<MerkleHash>) throws -> [MerkleHash] {
        if leaves.count == 1 { return [] }
        let k = k(leaves.count)
        let split = leaves.startIndex + k
        return m < k
            ? try path(m, leaves[..<split]) + [mth(leaves[split...])]
            : try path(m - k, leaves[split...]) + [mth(leaves[..<split])]
    }

    static func proof(_ m: Int, _ leaves: ArraySlice<MerkleHash>) throws -> [MerkleHash] {
        try subproof(m, leaves, true)
    }

    static func subproof(_ m: Int, _ leaves: ArraySlice<MerkleHash>, _ b: Bool) throws -> [MerkleHash] {
        if m == leaves.count { return b ? [] : [try mth(leaves)] }
        let k = k(leaves.count)
        let split = leaves.startIndex + k
        return m <= k
            ? try subproof(m, leaves[..<split], b) + [mth(leaves[split...])]
            : try subproof(m - k, leaves[split...], false) + [mth(leaves[..<split])]
    }
}
