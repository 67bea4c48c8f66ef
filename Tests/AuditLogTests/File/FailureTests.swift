import CryptoCore
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("A disk that fails")
struct FailureTests {
    /// Appends from several tasks at once.
    ///
    /// - Returns: the reasons of the records whose append returned, and the codes of the others' errors.
    private func appendAtOnce(_ log: FileAuditLog, _ tasks: Int, _ name: String) async -> (
        Set<String>, [AuditLogError.Code]
    ) {
        await withTaskGroup(of: Result<String, AuditLogError>.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    let reason = "\(name)/\(task)"
                    let records = (0..<3).map { AuditRecord(decision: .revealed, principal: "\($0)", reason: reason) }
                    do throws(AuditLogError) {
                        _ = try await log.append(records)
                        return .success(reason)
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: ([], [])) { result, outcome in
                switch outcome {
                case .success(let reason): result.0.insert(reason)
                case .failure(let error): result.1.append(error.code)
                }
            }
        }
    }

    private func reasons(_ folder: TemporaryFolder) throws -> [String] {
        try AuditQuery().entries(in: folder.archive).compactMap(\.record.reason)
    }

    @Test("when full fails whoever waits, keeps no part of what they wrote, and goes on when there is room")
    func fullDisk() async throws {
        // Full at any byte: in the middle of a line, at its end.
        for room in [0, 1, 100, 171, 172, 173, 500, 1000, 2500] {
            let (disk, folder) = (FailingDisk(), try TemporaryFolder())
            let log = try failingLog(disk, folder)
            var (told, codes) = await appendAtOnce(log, 3, "before")
            #expect(codes.isEmpty)
            disk.set { $0.room = room }
            let (some, failures) = await appendAtOnce(log, 12, "full")
            #expect(!failures.isEmpty && failures.allSatisfy { $0 == .storageFull })
            told.formUnion(some)
            disk.set { $0.room = .max }
            let (others, none) = await appendAtOnce(log, 3, "after")
            #expect(none.isEmpty)
            told.formUnion(others)
            try await log.close()
            // Exactly those that were told so, three times each, side by side.
            let reasons = try reasons(folder)
            #expect(reasons.count == 3 * told.count && Set(reasons) == told)
            #expect(try testVerifier().verify(folder.archive).isIntact)
            #expect(try openLog(in: folder).recovery.unfinishedBytes == 0)
        }
    }

    @Test("when a part that was written cannot be cut away is written to no more, until the log is opened again")
    func stuckTail() async throws {
        let (disk, folder) = (FailingDisk(), try TemporaryFolder())
        let log = try failingLog(disk, folder)
        let (told, _) = await appendAtOnce(log, 3, "before")
        disk.set { ($0.room, $0.failsToTruncate) = (100, true) }
        #expect(await code { _ = try await log.append(record(1)) } == .storageFull)
        disk.set { ($0.room, $0.failsToTruncate) = (.max, false) }
        #expect(await code { _ = try await log.append(record(2)) } == .closed)
        #expect(await code { _ = try await log.checkpoint() } == .closed)
        try await log.close()
        let next = try openLog(in: folder)
        #expect(next.recovery.records == 9 && next.recovery.unfinishedBytes == 100)
        _ = try await next.append(AuditRecord(decision: .denied, principal: "", reason: "after"))
        try await next.close()
        #expect(Set(try reasons(folder)) == told.union(["after"]))
        #expect(try testVerifier().verify(folder.archive).isIntact)
    }

    @Test("that cannot say what it has is not believed any more, until the log is opened again")
    func synchronizing() async throws {
        for truncates in [true, false] {
            let (disk, folder) = (FailingDisk(), try TemporaryFolder())
            let log = try failingLog(disk, folder)
            let (told, _) = await appendAtOnce(log, 3, "before")
            disk.set { ($0.failsToSynchronize, $0.failsToTruncate) = (true, !truncates) }
            let (none, codes) = await appendAtOnce(log, 6, "lost")
            #expect(none.isEmpty && codes.allSatisfy { $0 == .storageFailed || $0 == .closed })
            #expect(codes.contains(.storageFailed))
            disk.set { $0 = FailingDisk.Plan() }
            // A later success says nothing of what was lost.
            #expect(await code { _ = try await log.append(record(2)) } == .closed)
            try await log.close()
            let next = try openLog(in: folder)
            if truncates { #expect(next.recovery.records == 9) }
            try await next.close()
            #expect(told.isSubset(of: try reasons(folder)))
            #expect(try testVerifier().verify(folder.archive).isIntact)
        }
    }

    @Test("on which no segment can be made keeps the records that are there, and goes on later")
    func noSegment() async throws {
        let (disk, folder) = (FailingDisk(), try TemporaryFolder())
        let log = try failingLog(
            disk, folder, limits: AuditLogLimits(segmentSize: 500, checkpointInterval: .seconds(3600)))
        _ = try await log.append((0..<3).map(record))
        disk.set { $0.failsToCreate = true }
        #expect(await code { _ = try await log.append(record(3)) } == .storageFull)
        disk.set { $0.failsToCreate = false }
        // As a crash between two steps leaves it.
        try folder.write("00000000000000000003.jsonl", [])
        _ = try await log.append(record(3))
        try await log.close()
        #expect(try folder.segments().count == 2)
        #expect(try AuditQuery().entries(in: folder.archive).map(\.record) == (0..<4).map(record))
        #expect(try testVerifier().verify(folder.archive).isIntact)
    }

    @Test("on which no checkpoint can be written takes no more records once one was due")
    func noCheckpoint() async throws {
        let (disk, folder) = (FailingDisk(), try TemporaryFolder())
        let log = try failingLog(
            disk, folder, limits: AuditLogLimits(checkpointRecords: 4, checkpointInterval: .seconds(3600)))
        let line = try AuditEntry(sequence: 0, previous: MerkleTree.emptyRoot(), record: record(1)).line().count + 1
        disk.set { $0.room = 4 * line + 20 }
        _ = try await log.append([1, 1, 1, 1].map(record))
        #expect(await code { _ = try await log.append(record(1)) } == .storageFull)
        #expect(await code { _ = try await log.checkpoint() } == .storageFull)
        disk.set { $0.room = .max }
        _ = try await log.append(record(1))
        try await log.close()
        let report = try testVerifier().verify(folder.archive)
        #expect(report.isIntact && report.anchoredRecords == 5 && report.verifiedCheckpoints == 2)
    }

    @Test("answers with the system's own words")
    func realFiles() throws {
        let full = try AppendOnlyFile("/dev/full", .existing)
        #expect(throws: FileError(number: 28, operation: "write")) { try full.append(Array("x".utf8).span) }
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        let file = try AppendOnlyFile(path, .creating)
        let bytes = Array("abc".utf8)
        try file.append(bytes.span)
        try file.append(bytes.span)
        try file.truncate(to: 4)
        try file.append(bytes.span)
        try file.synchronize()
        #expect(try file.size() == 7)
        #expect(try FileReader.contents(path, limit: 7) == Array("abcaabc".utf8))
        #expect(throws: FileError.self) { try FileReader.contents(path, limit: 6) }
        #expect(throws: FileError.self) { try AppendOnlyFile(path, .creating) }
        #expect(throws: FileError.self) { try AppendOnlyFile(folder.path + "/none", .existing) }
        #expect(throws: FileError.self) { try FileReader(folder.path) }
        #expect(throws: FileError.self) { try FileReader("/dev/null") }
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: path)
        #expect(throws: FileError.self) { try AppendOnlyFile(folder.path + "/link", .existing) }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("when full and not sure to have cut away what it wrote is written to no more")
    func uncertainCut() async throws {
        let (disk, folder) = (FailingDisk(), try TemporaryFolder())
        let log = try failingLog(disk, folder)
        let (told, _) = await appendAtOnce(log, 3, "before")
        // Whole records stand there for a moment: after a loss of power they might again.
        disk.set { ($0.room, $0.failsToSynchronize) = (1000, true) }
        #expect(await code { _ = try await log.append((0..<5).map(record)) } == .storageFull)
        disk.set { $0 = FailingDisk.Plan() }
        #expect(await code { _ = try await log.append(record(2)) } == .closed)
        try await log.close()
        #expect(Set(try reasons(folder)) == told)
    }

    /// A descriptor that is closed twice is somebody else's the second time.
    @Test("and what is no plain file leaves the files of others open")
    func descriptors() async throws {
        let folder = try TemporaryFolder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<3000 { #expect(throws: FileError.self) { try FileReader("/dev/null") } }
            }
            group.addTask {
                for number in 0..<3000 {
                    let file = try AppendOnlyFile(folder.path + "/\(number)", .creating)
                    for _ in 0..<10 { _ = try file.size() }
                }
            }
            try await group.waitForAll()
        }
    }
}
