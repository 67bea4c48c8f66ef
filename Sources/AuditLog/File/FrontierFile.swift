import CryptoCore

/// What a log keeps at the beginning of its last segment, so that opening it need not read all of it: the frontier of the
/// tree there, and the hash of the last leaf.
///
/// Nothing depends on the file: what it says is believed only if it leads to the root of a checkpoint that this log signed.
struct FrontierFile {
    let chain: LineChain

    init(_ chain: LineChain) { self.chain = chain }

    /// - Returns: nil where the text is not in the form of ``text``.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines.last == "", let size = Checkpoint.decimal(lines[0]),
            let previous = MerkleHash(base64: String(lines[1]))
        else { return nil }
        var roots: [MerkleHash] = []
        for line in lines.dropLast().dropFirst(2) {
            guard let root = MerkleHash(base64: String(line)) else { return nil }
            roots.append(root)
        }
        guard let frontier = MerkleFrontier(size: size, roots: roots) else { return nil }
        chain = LineChain(frontier, previous: previous)
    }

    var text: String {
        (["\(chain.size)", chain.previous.base64] + chain.frontier.roots.map(\.base64)).map { $0 + "\n" }.joined()
    }

    /// Replaces the file in one step.
    func write(in directory: Directory) throws(FileError) {
        do throws(FileError) { try directory.remove(SegmentName.newFrontier) } catch {
            guard error.code == .missing else { throw error }
        }
        let file = try AppendOnlyFile(directory.file(SegmentName.newFrontier), .creating)
        let bytes = Array(text.utf8)
        try file.append(bytes.span)
        try directory.rename(SegmentName.newFrontier, to: SegmentName.frontier)
    }

    static func read(in directory: Directory) -> FrontierFile? {
        do throws(FileError) {
            return FrontierFile(try FileReader.contents(directory.file(SegmentName.frontier), limit: 1 << 16))
        } catch {
            return nil
        }
    }
}
