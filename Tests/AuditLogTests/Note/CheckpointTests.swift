import Testing

@testable import AuditLog

/// C2SP tlog-checkpoint.
@Suite("Checkpoints")
struct CheckpointTests {
    /// The text of the specification's example.
    private static let example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    @Test("are read and written as in the specification")
    func example() throws {
        let checkpoint = try Checkpoint(text: Self.example)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
        #expect(checkpoint.text == Self.example)
        let extended = try Checkpoint(text: Self.example + "one\ntwo\n")
        #expect(extended.extensions == ["one", "two"])
        #expect(extended.text == Self.example + "one\ntwo\n")
    }

    @Test(
        "are read strictly",
        arguments: [
            "", "a\n1\n", "a\n01\n\(root)\n", "a\n-1\n\(root)\n", "a\n+1\n\(root)\n", "a\n\n\(root)\n",
            "\n1\n\(root)\n",
            "a\n1\n\(root)", "a\n1\n\(root)\n\n", "a\n1\n\(root)\n\nb\n", "a\n1\n\(root.dropLast())\n", "a\n1\nAAAA\n",
            "a\n9223372036854775808\n\(root)\n", "a\n1 \n\(root)\n", "a\n1\n \(root)\n", "a\r\n1\n\(root)\n",
            "a\n１\n\(root)\n",
        ])
    func refusals(text: String) {
        #expect(code { _ = try Checkpoint(text: text) } == .malformedCheckpoint)
    }

    private static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    @Test("are of one log, and by one key")
    func origin() throws {
        let signer = try testSigner()
        let signed = try SignedCheckpoint(
            Checkpoint(origin: "PeterNeumann", size: 0, root: MerkleTree.emptyRoot()), signers: [signer])
        let read = try SignedCheckpoint(signed.serialized)
        #expect(read == signed)
        try read.verify(by: [signer.verifier], origin: "PeterNeumann")
        #expect(code { try read.verify(by: [signer.verifier], origin: "PaulNeumann") } == .wrongLog)
        let other = try NoteSigner.random(name: "PeterNeumann").verifier
        #expect(code { try read.verify(by: [other], origin: "PeterNeumann") } == .untrustedNote)
    }
}
