import CryptoCore
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("A log in a folder")
struct FileAuditLogTests {
    @Test("has what was appended, in order, after it was opened again")
    func reopening() async throws {
        let folder = try TemporaryFolder()
        for _ in 0..<3 { try await makeLog(25, in: folder) }
        let entries = try AuditQuery().entries(in: folder.archive)
        #expect(entries.map(\.sequence) == Array(0..<75))
        #expect(entries.map(\.record) == (0..<75).map(record))
        let report = try testVerifier().verify(folder.archive)
        #expect(
            report.isIntact && report.records == 75 && report.anchoredRecords == 75 && report.unanchoredRecords == 0)
        #expect(report.verifiedCheckpoints == 3)
    }

    @Test("gives every record of many tasks a number of its own, and batches their neighbours")
    func concurrency() async throws {
        let folder = try TemporaryFolder()
        let log = try FileAuditLog(
            directory: folder.path, signer: testSigner(),
            limits: AuditLogLimits(segmentSize: 20_000, checkpointRecords: 37, checkpointInterval: .seconds(3600)))
        let receipts = try await withThrowingTaskGroup(of: [(AuditReceipt, String)].self) { group in
            for task in 0..<8 {
                group.addTask {
                    var receipts: [(AuditReceipt, String)] = []
                    for round in 0..<40 {
                        let records = (0..<1 + (task + round) % 5).map {
                            AuditRecord(
                                decision: .revealed, principal: "\(task)", reason: "\(task)/\(round)", budgetLeft: $0)
                        }
                        receipts.append((try await log.append(records), "\(task)/\(round)"))
                    }
                    return receipts
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        try await log.close()
        let entries = try AuditQuery().entries(in: folder.archive, limit: .max)
        #expect(receipts.flatMap { $0.0.sequences }.sorted() == entries.map(\.sequence))
        for (receipt, reason) in receipts {
            #expect(entries[receipt.sequences].allSatisfy { $0.record.reason == reason })
            #expect(entries[receipt.sequences].map(\.record.budgetLeft) == (0..<receipt.sequences.count).map { $0 })
        }
        let report = try testVerifier().verify(folder.archive)
        #expect(report.isIntact && report.anchoredRecords == entries.count)
        #expect(report.segments > 3 && report.verifiedCheckpoints > 5)
        #expect(report.foreignFiles == [])
    }

    @Test("goes on in new segments, each named by its first record, and opens by the last one")
    func rotation() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(
            100, in: folder, limits: AuditLogLimits(segmentSize: 5000, checkpointInterval: .seconds(3600)))
        let segments = try folder.segments()
        #expect(segments.count > 4)
        for segment in segments {
            let first = try AuditEntry(#require(try folder.lines(segment).first))
            #expect(SegmentName.first(segment) == first.sequence)
        }
        // The last one is enough, as a checkpoint vouches for the frontier.
        let copy = try folder.copy()
        for segment in segments.dropLast() { try copy.remove(segment) }
        let log = try openLog(in: copy)
        #expect(log.recovery.records == 100)
        try await log.close()
        // Without the frontier, or with a wrong one, all of them are read.
        for change in [
            nil, "100\n",
            try folder.read("frontier").map { String(UnicodeScalar($0)) }.joined().replacing("A", with: "B"),
        ] {
            let copy = try folder.copy()
            try change.map { try copy.write("frontier", Array($0.utf8)) } ?? copy.remove("frontier")
            let log = try openLog(in: copy)
            #expect(log.recovery.records == 100)
            _ = try await log.append(record(100))
            try await log.close()
            #expect(try testVerifier().verify(copy.archive).isIntact)
            try copy.remove(segments[1])
            try? copy.remove("frontier")
            #expect(code { _ = try openLog(in: copy) } == .corrupted)
        }
    }

    @Test("belongs to one writer at a time")
    func lock() async throws {
        let folder = try TemporaryFolder()
        let log = try openLog(in: folder)
        #expect(code { _ = try openLog(in: folder) } == .locked)
        _ = try await log.append(record(0))
        try await log.close()
        #expect(await code { _ = try await log.append(record(1)) } == .closed)
        #expect(await code { _ = try await log.checkpoint() } == .closed)
        try await log.close()
        let next = try openLog(in: folder)
        #expect(next.recovery.records == 1)
    }

    @Test("is signed when asked, every so many records, and when it closes; not twice for the same")
    func checkpoints() async throws {
        let folder = try TemporaryFolder()
        let log = try FileAuditLog(
            directory: folder.path, signer: testSigner(),
            limits: AuditLogLimits(checkpointRecords: 10, checkpointInterval: .seconds(3600)))
        #expect(try await log.checkpoint().checkpoint.size == 0)
        _ = try await log.append((0..<9).map(record))
        #expect(try folder.archive.checkpoints().count == 1)
        let asked = try await log.checkpoint()
        #expect(try await log.checkpoint() == asked)
        #expect(asked.checkpoint.size == 9)
        _ = try await log.append((9..<30).map(record))
        _ = try await log.append([])
        // Written behind the receipt: the next request comes after it.
        #expect(try await log.checkpoint().checkpoint.size == 30)
        try await log.close()
        #expect(try folder.archive.checkpoints().map(\.checkpoint.size) == [0, 9, 30])
        let witness = try NoteSigner.random(name: "witness.example")
        let next = try FileAuditLog(
            directory: folder.path, signer: testSigner(), cosigners: [witness],
            limits: AuditLogLimits(checkpointInterval: .zero))
        _ = try await next.append(record(30))
        try await next.close()
        let last = try #require(try folder.archive.checkpoints().last)
        #expect(try last.note.verify(by: [witness.verifier]).count == 1)
        #expect(
            try AuditVerifier(keys: [witness.verifier], origin: "PeterNeumann").verify(folder.archive).anchoredRecords
                == 31)
    }

    @Test("opens under the key it was written with, or one that is named as its earlier key")
    func keys() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(5, in: folder)
        let next = try NoteSigner.random(name: "PeterNeumann")
        #expect(code { _ = try FileAuditLog(directory: folder.path, signer: next) } == .untrustedNote)
        let other = try NoteSigner.random(name: "example.com/other")
        #expect(
            code {
                _ = try FileAuditLog(directory: folder.path, signer: other, earlierKeys: [testSigner().verifier])
            } == .wrongLog)
        let log = try FileAuditLog(directory: folder.path, signer: next, earlierKeys: [testSigner().verifier])
        _ = try await log.append(record(5))
        try await log.close()
        let report = try AuditVerifier(keys: [next.verifier, testSigner().verifier]).verify(folder.archive)
        #expect(report.isIntact && report.anchoredRecords == 6)
        #expect(try !testVerifier().verify(folder.archive).isIntact)
    }

    @Test("with files of others is opened, and the verifier names them")
    func foreignFiles() async throws {
        let folder = try TemporaryFolder()
        try folder.write("README", Array("mine".utf8))
        try folder.write("0.jsonl", Array("{}".utf8))
        try folder.write("00000000000000000000.jsonl.gz", [1, 2, 3])
        try await makeLog(3, in: folder)
        let report = try testVerifier().verify(folder.archive)
        #expect(report.isIntact && report.foreignFiles == ["0.jsonl", "00000000000000000000.jsonl.gz", "README"])
    }

    @Test("where there is no place for it is not made")
    func noPlace() throws {
        let folder = try TemporaryFolder()
        #expect(code { _ = try FileAuditLog(directory: folder.path + "/a/b", signer: testSigner()) } == .storageFailed)
        try folder.write("file", [])
        #expect(code { _ = try FileAuditLog(directory: folder.path + "/file", signer: testSigner()) } == .storageFailed)
        #expect(
            code { _ = try FileAuditLog(directory: folder.path + "/a\u{0}b", signer: testSigner()) } == .storageFailed)
        // Permissions do not hold for root, but these are of the system: see also the writer to whom a folder becomes read-only.
        #expect(code { _ = try FileAuditLog(directory: "/sys/audit", signer: testSigner()) } == .storageRefused)
        #expect(code { _ = try FileAuditLog(directory: "/sys/kernel", signer: testSigner()) } == .storageRefused)
        #expect(code { _ = try FileAuditLog(directory: "/proc/self/audit", signer: testSigner()) } == .storageFailed)
        let empty = try testVerifier().verify(AuditArchive(directory: folder.path))
        #expect(empty.isIntact && empty.records == 0 && empty.anchoredRecords == 0 && empty.foreignFiles == ["file"])
        #expect(
            code { _ = try testVerifier().verify(AuditArchive(directory: folder.path + "/none")) } == .storageFailed)
    }

    @Test("is begun with a key that others can read in no case, and the error does not say which")
    func exposedKey() throws {
        let folder = try TemporaryFolder()
        try folder.write("key", Array((testKey + "\n").utf8))
        let path = folder.path + "/key"
        for mode in [0o644, 0o640, 0o602, 0o601] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            do {
                _ = try NoteSigner(file: path)
                Issue.record("the key was read")
            } catch {
                #expect(error.code == .storageRefused)
                #expect(!"\(error)".contains("key\"") && !"\(error)".contains(folder.path))
                #expect(!"\(error)".contains("PeterNeumann"))
            }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        #expect(try NoteSigner(file: path).verifier.text == testVerifierText)
    }

    @Test("refuses what would wait too long, and records nothing of it")
    func overload() async throws {
        let folder = try TemporaryFolder()
        let log = try FileAuditLog(
            directory: folder.path, signer: testSigner(),
            limits: AuditLogLimits(checkpointInterval: .seconds(3600), pendingSize: 2000))
        let outcomes = await withTaskGroup(of: AuditReceipt?.self) { group in
            for number in 0..<200 { group.addTask { try? await log.append([record(number), record(number)]) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await log.close()
        let done = outcomes.compactMap(\.self)
        #expect(try AuditQuery().entries(in: folder.archive).count == 2 * done.count)
        #expect(await code { _ = try await log.append((0..<100).map(record)) } == .closed)
    }
}
