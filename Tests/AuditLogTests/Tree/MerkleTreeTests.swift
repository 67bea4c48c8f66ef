import Testing

@testable import AuditLog

/// RFC 6962, section 2.1.
@Suite("The Merkle tree")
struct MerkleTreeTests {
    /// The eight leaves of the Certificate Transparency reference implementation
    /// (google/certificate-transparency, cpp/merkletree/merkle_tree_test.cc), and the roots of the trees over the first n.
    private static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private func hex(_ text: String) -> [UInt8] {
        let digits = Array(text.utf8).map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test("has the roots of Certificate Transparency's reference")
    func publishedRoots() throws {
        var frontier = MerkleFrontier()
        #expect(try frontier.root().bytes == hex(Self.roots[0]))
        for (leaf, root) in zip(Self.leaves, Self.roots.dropFirst()) {
            let bytes = hex(leaf)
            try frontier.append(MerkleTree.leafHash(bytes.span))
            #expect(try frontier.root().bytes == hex(root))
        }
    }

    @Test("has the audit path and the consistency proof of the reference")
    func publishedProofs() throws {
        var leaves: [MerkleHash] = []
        for leaf in Self.leaves {
            let bytes = hex(leaf)
            leaves.append(try MerkleTree.leafHash(bytes.span))
        }
        var (path, proof) = (
            SubtreeRoots(InclusionProof.ranges(index: 0, size: 8)),
            SubtreeRoots(ConsistencyProof.ranges(oldSize: 6, newSize: 8))
        )
        for leaf in leaves {
            try path.append(leaf)
            try proof.append(leaf)
        }
        #expect(
            try path.roots().map(\.bytes) == [
                hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
            ])
        #expect(
            try proof.roots().map(\.bytes) == [
                hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
            ])
    }

    private func hashes(_ count: Int) throws -> [MerkleHash] {
        var hashes: [MerkleHash] = []
        for number in 0..<count {
            let bytes = Array("leaf \(number)".utf8)
            hashes.append(try MerkleTree.leafHash(bytes.span))
        }
        return hashes
    }

    @Test("of every size to 70: the frontier's root is the recursive one")
    func frontiers() throws {
        let leaves = try hashes(70)
        var frontier = MerkleFrontier()
        for size in 0...70 {
            #expect(try frontier.root() == ReferenceTree.mth(leaves[..<size]))
            #expect(MerkleFrontier(size: size, roots: frontier.roots) == frontier)
            #expect(MerkleFrontier(size: size + 1 << 7, roots: frontier.roots) == nil)
            if size < 70 { try frontier.append(leaves[size]) }
        }
    }

    @Test("of every size to 33: every audit path is the recursive one, proves its leaf, and no other")
    func inclusion() throws {
        let leaves = try hashes(33)
        for size in 1...33 {
            let root = try ReferenceTree.mth(leaves[..<size])
            for index in 0..<size {
                var subtrees = SubtreeRoots(InclusionProof.ranges(index: index, size: size))
                for leaf in leaves[..<size] { try subtrees.append(leaf) }
                let path = try subtrees.roots()
                #expect(try path == ReferenceTree.path(index, leaves[..<size]))
                let proof = InclusionProof(index: index, size: size, path: path)
                try proof.verify(leaf: leaves[index], root: root)
                let other = leaves[(index + 1) % 33]
                #expect(code { try proof.verify(leaf: other, root: root) } == .proofFailed)
                #expect(code { try proof.verify(leaf: leaves[index], root: other) } == .proofFailed)
                // Another index that the same path could lead from.
                for wrong in 0..<size where wrong != index {
                    let proof = InclusionProof(index: wrong, size: size, path: path)
                    #expect(code { try proof.verify(leaf: leaves[index], root: root) } == .proofFailed)
                }
                for path in [Array(path.dropLast()), path + [root], [root] + path] where path != proof.path {
                    let proof = InclusionProof(index: index, size: size, path: path)
                    #expect(code { try proof.verify(leaf: leaves[index], root: root) } == .proofFailed)
                }
            }
        }
    }

    @Test("of every two sizes to 33: the proof of consistency is the recursive one, and proves no other roots")
    func consistency() throws {
        let leaves = try hashes(34)
        for newSize in 1...33 {
            let newRoot = try ReferenceTree.mth(leaves[..<newSize])
            for oldSize in 1...newSize {
                let oldRoot = try ReferenceTree.mth(leaves[..<oldSize])
                var subtrees = SubtreeRoots(ConsistencyProof.ranges(oldSize: oldSize, newSize: newSize))
                for leaf in leaves[..<newSize] { try subtrees.append(leaf) }
                let path = try subtrees.roots()
                #expect(try path == ReferenceTree.proof(oldSize, leaves[..<newSize]))
                let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path)
                try proof.verify(oldRoot: oldRoot, newRoot: newRoot)
                #expect(code { try proof.verify(oldRoot: leaves[33], newRoot: newRoot) } == .proofFailed)
                #expect(code { try proof.verify(oldRoot: oldRoot, newRoot: leaves[33]) } == .proofFailed)
                for place in path.indices {
                    var changed = path
                    changed[place] = leaves[33]
                    let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, path: changed)
                    #expect(code { try proof.verify(oldRoot: oldRoot, newRoot: newRoot) } == .proofFailed)
                }
                for path in [Array(path.dropLast()), path + [newRoot]] where path != proof.path {
                    let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path)
                    #expect(code { try proof.verify(oldRoot: oldRoot, newRoot: newRoot) } == .proofFailed)
                }
            }
        }
    }

    @Test("an empty log is the beginning of every log, and of nothing else are its root and proof")
    func beginning() throws {
        let (leaves, empty) = (try hashes(5), try MerkleTree.emptyRoot())
        let root = try ReferenceTree.mth(leaves[...])
        try ConsistencyProof(oldSize: 0, newSize: 5, path: []).verify(oldRoot: empty, newRoot: root)
        #expect(
            code { try ConsistencyProof(oldSize: 0, newSize: 5, path: []).verify(oldRoot: root, newRoot: root) }
                == .proofFailed)
        #expect(
            code { try ConsistencyProof(oldSize: 0, newSize: 0, path: []).verify(oldRoot: empty, newRoot: root) }
                == .proofFailed)
        #expect(
            code { try ConsistencyProof(oldSize: 6, newSize: 5, path: []).verify(oldRoot: root, newRoot: root) }
                == .outOfRange)
        #expect(code { try InclusionProof(index: 5, size: 5, path: []).verify(leaf: root, root: root) } == .outOfRange)
        #expect(code { try InclusionProof(index: -1, size: 5, path: []).verify(leaf: root, root: root) } == .outOfRange)
    }
}
