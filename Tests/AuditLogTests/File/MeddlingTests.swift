import CryptoCore
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("Whoever else writes to the folder")
struct MeddlingTests {
    private static func truncate(_ path: String, to size: Int) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.truncate(atOffset: UInt64(size))
        try file.close()
    }

    @Test(
        "while the log is open is noticed before more is said to be durable",
        arguments: [firstSegment, "checkpoints"], 0..<4)
    func open(file: String, kind: Int) async throws {
        let folder = try TemporaryFolder()
        let log = try FileAuditLog(
            directory: folder.path, signer: testSigner(), limits: AuditLogLimits(checkpointInterval: .zero))
        _ = try await log.append((0..<3).map(record))
        _ = try await log.checkpoint()
        let before = try folder.read(file)
        let path = folder.path + "/" + file
        switch kind {
        // As a rotation of files by copying and cutting does.
        case 0: try Self.truncate(path, to: 0)
        case 1: try Self.truncate(path, to: before.count - 1)
        // A second writer, past the lock.
        case 2: try AppendOnlyFile(path, .existing).append([UInt8](arrayLiteral: 0x7B).span)
        default: try folder.remove(file)
        }
        let expected: AuditLogError.Code = kind == 3 ? .storageFailed : .corrupted
        if file == "checkpoints" {
            // The records themselves are in order; it is the next checkpoint that fails, and then everything.
            _ = try? await log.append(record(3))
            #expect([expected, .closed].contains(await code { _ = try await log.checkpoint() }))
        } else {
            #expect(await code { _ = try await log.append(record(3)) } == expected)
        }
        #expect(await code { _ = try await log.append(record(4)) } == .closed)
        try? await log.close()
    }

    @Test("and puts an old checkpoint last, to have the log go on from there, is found out when it is opened")
    func oldCheckpoint() async throws {
        let folder = try TemporaryFolder()
        for _ in 0..<3 { try await makeLog(4, in: folder) }
        let list = try folder.archive.checkpoints()
        let lines = try folder.lines(firstSegment)
        try folder.write(firstSegment, lines: Array(lines[..<4]))
        try folder.write("checkpoints", (list + [list[0]]).flatMap { CheckpointList.entry($0) })
        #expect(code { _ = try openLog(in: folder) } == .corrupted)
        // Two of as many records.
        let other = try SignedCheckpoint(
            Checkpoint(origin: "PeterNeumann", size: 12, root: list[0].checkpoint.root), signers: [testSigner()])
        try folder.write(firstSegment, lines: lines)
        try folder.write("checkpoints", (list + [other]).flatMap { CheckpointList.entry($0) })
        #expect(code { _ = try openLog(in: folder) } == .corrupted)
        // One that stands twice says nothing new.
        try folder.write("checkpoints", (list + [list[2]]).flatMap { CheckpointList.entry($0) })
        #expect(try openLog(in: folder).recovery.records == 12)
    }

    @Test("cannot have an honest log break its own chain by what it keeps to be opened faster")
    func frontier() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(12, in: folder)
        var chain = try LineChain()
        for line in try folder.lines(firstSegment) { try chain.append(MerkleTree.leafHash(line.span)) }
        // As a crash leaves it that comes right after a rotation; the frontier is right, the link is another one.
        try folder.write(SegmentName.name(first: 12), [])
        for previous in [chain.previous, try MerkleTree.emptyRoot()] {
            let copy = try folder.copy()
            try copy.write(
                "frontier", Array(FrontierFile(LineChain(chain.frontier, previous: previous)).text.utf8))
            let log = try openLog(in: copy)
            #expect(log.recovery.records == 12)
            _ = try await log.append(record(12))
            try await log.close()
            #expect(try testVerifier().verify(copy.archive).isIntact)
        }
    }

    @Test("and puts links or folders where files should be is not followed")
    func links() async throws {
        for name in [firstSegment, "checkpoints", "lock"] {
            let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
            try await makeLog(3, in: folder)
            try other.write(name, folder.read(name))
            try folder.remove(name)
            let link = folder.path + "/" + name
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other.path + "/" + name)
            #expect(code { _ = try openLog(in: folder) } == .storageFailed)
            #expect(try other.read(name) == (name == "lock" ? [] : folder.read(name)))
            try folder.remove(name)
            try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: false)
            #expect(code { _ = try openLog(in: folder) } == .storageFailed)
        }
    }

    @Test("and fills the list of checkpoints with what is none costs no memory")
    func hugeList() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(3, in: folder)
        let list = try folder.read("checkpoints")
        let fillings: [[UInt8]] = [
            Array(repeating: 0x61, count: 2 << 20) + [0x0A],
            Array(repeatElement(Array(repeating: 0x61, count: 999) + [0x0A], count: 1100).joined()),
            Array(repeating: 0x0A, count: 1000),
        ]
        for filling in fillings {
            try folder.write("checkpoints", list + filling)
            #expect(code { _ = try openLog(in: folder) } == .corrupted)
            #expect(try testVerifier().verify(folder.archive).findings.first?.code == .malformedCheckpoints)
        }
    }
}
