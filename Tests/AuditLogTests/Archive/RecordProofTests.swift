import TestSupport
import Testing

@testable import AuditLog

@Suite("Proofs of a log's records")
struct RecordProofTests {
    @Test("convince whoever has the public key, of every record, in every checkpoint that counts it")
    func inclusion() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(
            23, in: folder, batch: 4,
            limits: AuditLogLimits(segmentSize: 2000, checkpointRecords: 6, checkpointInterval: .seconds(3600)))
        let keys = [try NoteVerifier(testVerifierText)]
        for checkpoint in try folder.archive.checkpoints() {
            for sequence in 0..<checkpoint.checkpoint.size {
                let proof = try folder.archive.proof(of: sequence, in: checkpoint)
                #expect(try proof.verify(by: keys, origin: "PeterNeumann").record == record(sequence))
                let read = try RecordProof(line: proof.line, text: proof.text)
                #expect(read == proof)
                let extra = proof.text.replacing("\nindex", with: "\nextra AAAA\nindex")
                #expect(try RecordProof(line: proof.line, text: extra) == proof)
            }
            #expect(
                code { _ = try folder.archive.proof(of: checkpoint.checkpoint.size, in: checkpoint) } == .outOfRange)
            #expect(code { _ = try folder.archive.proof(of: -1, in: checkpoint) } == .outOfRange)
        }
        let last = try #require(try folder.archive.checkpoints().last)
        let proof = try folder.archive.proof(of: 7, in: last)
        let other = try folder.archive.proof(of: 8, in: last)
        #expect(code { _ = try proof.verify(by: keys, origin: "another") } == .wrongLog)
        #expect(code { _ = try proof.verify(by: [], origin: "PeterNeumann") } == .untrustedNote)
        for (line, text) in [(other.line, proof.text), (proof.line, proof.text.replacing("index 7", with: "index 6"))] {
            let forged = try RecordProof(line: line, text: text)
            #expect(code { _ = try forged.verify(by: keys, origin: "PeterNeumann") } == .proofFailed)
        }
    }

    @Test("text is read strictly")
    func text() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(5, in: folder)
        let last = try #require(try folder.archive.checkpoints().last)
        let proof = try folder.archive.proof(of: 3, in: last)
        for (part, replacement) in [
            ("@v1", "@v2"), ("index 3", "index 03"), ("index 3", "index -3"), ("index 3\n", ""), ("=\n", "\n"),
            ("c2sp.org", "C2SP.org"),
            ("index 3\n", "index 3\n" + String(repeating: last.checkpoint.root.base64 + "\n", count: 64)),
        ] {
            let text = proof.text.replacing(part, with: replacement, maxReplacements: 1)
            #expect(throws: AuditLogError.self) { _ = try RecordProof(line: proof.line, text: text) }
        }
    }

    @Test("of consistency convince whoever kept an earlier checkpoint")
    func consistency() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(
            23, in: folder, batch: 4,
            limits: AuditLogLimits(segmentSize: 2000, checkpointRecords: 6, checkpointInterval: .seconds(3600)))
        let checkpoints = try folder.archive.checkpoints().map(\.checkpoint)
        for new in checkpoints {
            for old in checkpoints where old.size <= new.size {
                let proof = try folder.archive.consistencyProof(from: old, to: new)
                try proof.verify(oldRoot: old.root, newRoot: new.root)
            }
        }
        let (first, last) = (checkpoints[0], try #require(checkpoints.last))
        #expect(code { _ = try folder.archive.consistencyProof(from: last, to: first) } == .outOfRange)
        // A log that is not what the checkpoint signed proves nothing.
        let changed = String(decoding: try folder.read(firstSegment), as: UTF8.self).replacing("masked", with: "clear!")
        try folder.write(firstSegment, Array(changed.utf8))
        #expect(code { _ = try folder.archive.consistencyProof(from: first, to: last) } == .proofFailed)
        let signed = try #require(try folder.archive.checkpoints().last)
        #expect(code { _ = try folder.archive.proof(of: 20, in: signed) } == .proofFailed)
        try folder.remove(try folder.segments()[1])
        #expect(code { _ = try folder.archive.proof(of: 20, in: signed) } == .outOfRange)
    }
}
