import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("After a crash")
struct RecoveryTests {
    @Test("the end may be cut at any byte: what was whole is kept, what was not is told and cut away")
    func everyEnd() async throws {
        let folder = try TemporaryFolder()
        // Without a checkpoint of the last ones: a crash comes before close.
        let log = try openLog(in: folder)
        _ = try await log.append((0..<3).map(record))
        _ = try await log.checkpoint()
        _ = try await log.append((3..<6).map(record))
        let copy = try TemporaryFolder()
        for name in try folder.names() where name != "lock" { try copy.write(name, folder.read(name)) }
        let bytes = try copy.read(firstSegment)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        let list = try copy.read("checkpoints")
        // Every byte of the last line, and enough of those before: each takes several turns to the disk.
        let sizes = (ends[2]...bytes.count).filter { size in
            size >= ends[4] || size % 7 == 0 || ends.contains { abs($0 - size) < 3 }
        }
        for size in sizes {
            try copy.write(firstSegment, Array(bytes[..<size]))
            try copy.write("checkpoints", list)
            let log = try openLog(in: copy)
            let whole = ends.filter { $0 <= size }.count
            #expect(log.recovery.records == whole)
            #expect(log.recovery.unfinishedBytes == size - ends[whole - 1])
            if size > ends[whole - 1] {
                #expect(log.recovery.place == AuditPlace(file: firstSegment, line: whole + 1, sequence: whole))
            }
            _ = try await log.append(record(whole))
            try await log.close()
            #expect(try AuditQuery().entries(in: copy.archive).map(\.record) == (0...whole).map(record))
            #expect(try testVerifier().verify(copy.archive).isIntact)
        }
        // Below what was signed it is no crash.
        for size in [0, 1, ends[0], ends[2] - 1] {
            try copy.write(firstSegment, Array(bytes[..<size]))
            try copy.write("checkpoints", list)
            #expect(code { _ = try openLog(in: copy) } == .rolledBack)
            #expect(try copy.read(firstSegment).count == size)
        }
    }

    @Test("the list of checkpoints may be cut anywhere")
    func everyEndOfTheList() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(4, in: folder)
        try await makeLog(4, in: folder)
        let list = try folder.read("checkpoints")
        let first = try #require(try folder.archive.checkpoints().first)
        let half = CheckpointList.entry(first).count
        let edges = [0, half, list.count]
        for size in 0...list.count where size % 5 == 0 || edges.contains(where: { abs($0 - size) < 3 }) {
            let copy = try folder.copy()
            try copy.write("checkpoints", Array(list[..<size]))
            let log = try openLog(in: copy)
            let rest = size < half ? size : size < list.count ? size - half : 0
            #expect(log.recovery.unfinishedCheckpointBytes == rest)
            #expect(log.recovery.checkpoint?.checkpoint.size == (size < half ? nil : size < list.count ? 4 : 8))
            try await log.close()
            #expect(try copy.archive.checkpoints().last?.checkpoint.size == 8)
            #expect(try testVerifier().verify(copy.archive).isIntact)
        }
    }

    @Test("damage before the end is not taken for a crash", arguments: 0..<8)
    func damage(kind: Int) async throws {
        let folder = try TemporaryFolder()
        try await makeLog(6, in: folder)
        var lines = try folder.lines(firstSegment)
        switch kind {
        case 0: lines[2][40] ^= 1
        case 1: lines.remove(at: 2)
        case 2: lines.swapAt(2, 3)
        case 3: lines.insert(lines[2], at: 2)
        case 4: lines[2] = []
        case 5: lines[2].append(0x0D)
        case 6: lines[2] = Array(repeating: 0, count: lines[2].count)
        default: lines[2] = Array(repeating: 0x41, count: 10 << 20)
        }
        try folder.write(firstSegment, lines: lines)
        let before = try folder.read(firstSegment)
        do {
            _ = try openLog(in: folder)
            Issue.record("the log was opened")
        } catch {
            let error = try #require(error as? AuditLogError)
            #expect(error.code == .corrupted)
            #expect(error.place?.file == firstSegment && [3, 4].contains(error.place?.line))
        }
        #expect(try folder.read(firstSegment) == before)
        #expect(try !testVerifier().verify(folder.archive).isIntact)
    }

    @Test("a log whose records all are gone, or its list is another's, is not begun anew")
    func gone() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(6, in: folder)
        let copy = try folder.copy()
        try copy.remove(firstSegment)
        #expect(code { _ = try openLog(in: copy) } == .rolledBack)
        try copy.write(firstSegment, [])
        #expect(code { _ = try openLog(in: copy) } == .rolledBack)
        let other = try TemporaryFolder()
        try await makeLog(7, in: other, batch: 3)
        try other.write("checkpoints", folder.read("checkpoints"))
        var lines = try other.lines(firstSegment)
        let changed = String(decoding: lines[0], as: UTF8.self).replacing("agent-0", with: "agent-9")
        lines[0] = Array(changed.utf8)
        try other.write(firstSegment, lines: lines)
        #expect(code { _ = try openLog(in: other) } == .corrupted)
    }

    @Test("all lines written anew do not lead to what was signed")
    func rewritten() async throws {
        let (folder, forged) = (try TemporaryFolder(), try TemporaryFolder())
        try await makeLog(6, in: folder)
        let log = try openLog(in: forged)
        _ = try await log.append((0..<6).map { record($0 == 3 ? 4 : $0) })
        try await log.close()
        try forged.write("checkpoints", folder.read("checkpoints"))
        #expect(code { _ = try openLog(in: forged) } == .corrupted)
        let report = try testVerifier().verify(forged.archive)
        #expect(report.findings.map(\.code) == [.rootMismatch])
        #expect(report.findings.map(\.sequences) == [0..<6])
    }
}
