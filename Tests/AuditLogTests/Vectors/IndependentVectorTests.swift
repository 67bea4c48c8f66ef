import Foundation
import TestSupport
import Testing

@testable import AuditLog

/// Tests/Vectors/audit.
@Suite("What an independent script wrote")
struct IndependentVectorTests {
    struct Vectors: Decodable {
        struct Tree: Decodable {
            let lines: [String]
            let root: String
            let index: Int
            let path: [String]
            let oldSize: Int
            let oldRoot: String
            let consistency: [String]
        }
        struct Note: Decodable {
            let text: String
            let skeys: [String]
            let vkeys: [String]
            let note: String
        }
        struct Log: Decodable {
            let vkey: String
            let skey: String
            let records: [Record]
            let lines: [String]
            let checkpoints: [String]
            let proofIndex: Int
            let proof: String
        }
        struct Record: Decodable {
            let time: String
            let decision: String
            let principal: String
            let purpose: String?
            let reason: String?
            let tenant: String?
            let form: String?
            let fields: [String]
            let classes: [String]
            let rules: [String]
            let document: Document?
            let budgetLeft: Int?
            let subjects: [String]
            let facts: [String: String]
        }
        struct Document: Decodable {
            let name: String
            let version: Int

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                (name, version) = (try container.decode(String.self), try container.decode(Int.self))
            }
        }
        let trees: [Tree]
        let notes: [Note]
        let log: Log
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Vectors/audit")

    private static let vectors = Result {
        try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: folder.appending(path: "audit.json")))
    }

    private func hashes(_ texts: [String]) throws -> [MerkleHash] {
        try texts.map { try #require(MerkleHash(base64: $0)) }
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test("of trees and proofs is computed so here, and verified")
    func trees() throws {
        for tree in try Self.vectors.get().trees {
            let size = tree.lines.count
            var path = SubtreeRoots(InclusionProof.ranges(index: tree.index, size: size))
            var consistency = SubtreeRoots(ConsistencyProof.ranges(oldSize: tree.oldSize, newSize: size))
            var leaves: [MerkleHash] = []
            for line in tree.lines.map(bytes) {
                leaves.append(try MerkleTree.leafHash(line.span))
                try path.append(leaves[leaves.count - 1])
                try consistency.append(leaves[leaves.count - 1])
            }
            let (root, oldRoot) = try (hashes([tree.root])[0], hashes([tree.oldRoot])[0])
            #expect(try path.whole.root() == root)
            #expect(try path.roots() == hashes(tree.path))
            #expect(try consistency.roots() == hashes(tree.consistency))
            try InclusionProof(index: tree.index, size: size, path: hashes(tree.path))
                .verify(leaf: leaves[tree.index], root: root)
            try ConsistencyProof(oldSize: tree.oldSize, newSize: size, path: hashes(tree.consistency))
                .verify(oldRoot: oldRoot, newRoot: root)
        }
    }

    @Test("of signed notes is signed so here, and verified")
    func notes() throws {
        for vector in try Self.vectors.get().notes {
            let signers = try vector.skeys.map { try NoteSigner(insecureText: $0) }
            #expect(signers.map(\.verifier.text) == vector.vkeys)
            #expect(try SignedNote(text: vector.text, signers: signers).serialized == vector.note)
            let note = try SignedNote(vector.note)
            #expect(note.text == vector.text && note.serialized == vector.note)
            for key in try vector.vkeys.map({ try NoteVerifier($0) }) { #expect(try note.verify(by: [key]) == [key]) }
        }
    }

    private func record(_ vector: Vectors.Record) throws -> AuditRecord {
        AuditRecord(
            time: try #require(AuditTime(vector.time)), decision: AuditDecision(rawValue: vector.decision),
            principal: vector.principal, purpose: vector.purpose, reason: vector.reason, tenant: vector.tenant,
            form: vector.form, fields: vector.fields, classes: vector.classes, rules: vector.rules,
            document: vector.document.map { AuditRecord.Document(name: $0.name, version: $0.version) },
            budgetLeft: vector.budgetLeft,
            subjects: try vector.subjects.map { hex in
                let bytes = bytes(hex)
                let digest = AuditSubject(bytes: bytes.span)
                return try #require(digest)
            }, facts: vector.facts)
    }

    @Test("of a whole log is written so here, verified, opened, and gone on with")
    func log() async throws {
        let vector = try Self.vectors.get().log
        let records = try vector.records.map(record)
        let folder = try TemporaryFolder()
        let signer = try NoteSigner(insecureText: vector.skey)
        let log = try FileAuditLog(directory: folder.path, signer: signer)
        for (start, end) in [(0, 0), (0, 7), (7, 32), (32, 40)] {
            _ = try await log.append(Array(records[start..<end]))
            _ = try await log.checkpoint()
        }
        try await log.close()
        #expect(try folder.lines(firstSegment).map { String(decoding: $0, as: UTF8.self) } == vector.lines)
        #expect(try folder.archive.checkpoints().map(\.serialized) == vector.checkpoints)
        #expect(try AuditQuery().entries(in: folder.archive).map(\.record) == records)

        let key = try NoteVerifier(vector.vkey)
        let line = Array(vector.lines[vector.proofIndex].utf8)
        let proof = try RecordProof(line: line, text: vector.proof)
        #expect(try proof.verify(by: [key], origin: key.name).record == records[vector.proofIndex])
        let last = try #require(try folder.archive.checkpoints().last)
        #expect(try folder.archive.proof(of: vector.proofIndex, in: last) == proof)

        // The script's own files.
        let theirs = try TemporaryFolder()
        try theirs.write(firstSegment, lines: vector.lines.map { Array($0.utf8) })
        try theirs.write("checkpoints", Array(vector.checkpoints.map { $0 + "\n" }.joined().utf8))
        #expect(try AuditVerifier(keys: [key]).verify(theirs.archive).anchoredRecords == 40)
        let next = try FileAuditLog(directory: theirs.path, signer: signer)
        _ = try await next.append(records[0])
        try await next.close()
        #expect(try AuditVerifier(keys: [key]).verify(theirs.archive).anchoredRecords == 41)
    }

    /// What `verify_audit.py` verifies.
    @Test("can be verified is written here as it was when the script verified it")
    func written() async throws {
        struct Written: Encodable {
            struct Consistency: Encodable {
                let old: Int
                let new: Int
                let path: [String]
            }
            let vkey: String
            let proofs: [String]
            let consistency: [Consistency]
        }
        let folder = try TemporaryFolder()
        try await makeLog(
            30, in: folder, batch: 4,
            limits: AuditLogLimits(segmentSize: 4000, checkpointRecords: 7, checkpointInterval: .seconds(3600)))
        let checkpoints = try folder.archive.checkpoints()
        let proofs = try checkpoints.flatMap { checkpoint in
            try stride(from: 0, to: checkpoint.checkpoint.size, by: 3).map {
                try folder.archive.proof(of: $0, in: checkpoint).text
            }
        }
        var consistency: [Written.Consistency] = []
        for (place, old) in checkpoints.enumerated() {
            for new in checkpoints[(place + 1)...] {
                let proof = try folder.archive.consistencyProof(from: old.checkpoint, to: new.checkpoint)
                consistency.append(
                    Written.Consistency(old: proof.oldSize, new: proof.newSize, path: proof.path.map(\.base64)))
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let written = Written(vkey: testVerifierText, proofs: proofs, consistency: consistency)
        try folder.write("written.json", Array(encoder.encode(written)) + [0x0A])
        let golden = Self.folder.appending(path: "written")
        let names = try folder.segments() + ["checkpoints", "written.json"]
        if ProcessInfo.processInfo.environment["AUDIT_WRITE"] != nil {
            try? FileManager.default.removeItem(at: golden)
            try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
            for name in names { try Data(folder.read(name)).write(to: golden.appending(path: name)) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: golden.path).sorted() == names.sorted())
        for name in names { #expect(try Data(folder.read(name)) == Data(contentsOf: golden.appending(path: name))) }
    }
}
