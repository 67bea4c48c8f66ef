import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("The verifier")
struct AuditVerifierTests {
    /// 40 records in four segments or so, with a checkpoint every ten and one at the end.
    private func log() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try await makeLog(
            40, in: folder, batch: 5,
            limits: AuditLogLimits(segmentSize: 4000, checkpointRecords: 10, checkpointInterval: .seconds(3600)))
        return folder
    }

    private func report(_ folder: TemporaryFolder, published: [SignedCheckpoint] = []) throws -> AuditReport {
        try testVerifier().verify(folder.archive, published: published)
    }

    /// The segment that has a record, and the record's line in it, from 0.
    private func place(_ sequence: Int, _ folder: TemporaryFolder) throws -> (String, Int) {
        let segment = try #require(try folder.segments().last { (SegmentName.first($0) ?? .max) <= sequence })
        return (segment, sequence - (SegmentName.first(segment) ?? 0))
    }

    private func change(
        _ sequence: Int, _ folder: TemporaryFolder, _ body: (inout [[UInt8]], Int) throws -> Void
    ) throws {
        let (segment, line) = try place(sequence, folder)
        var lines = try folder.lines(segment)
        try body(&lines, line)
        try folder.write(segment, lines: lines)
    }

    @Test("finds an edit that leaves a record, and says which")
    func edit() async throws {
        let folder = try await log()
        for sequence in [0, 1, 9, 10, 17, 39] {
            let copy = try folder.copy()
            try change(sequence, copy) { lines, line in
                let text = String(decoding: lines[line], as: UTF8.self)
                lines[line] = Array(text.replacing("\"form\":\"masked\"", with: "\"form\":\"clear!\"").utf8)
            }
            let report = try report(copy)
            // The link of the next record breaks; the last one has none, and only the root tells.
            if sequence < 39 {
                let found = try #require(report.findings.first { $0.code == .brokenLink })
                #expect(found.sequences.contains(sequence) && found.sequences.count == 2)
                #expect(report.findings.filter { $0.code == .brokenLink }.count == 1)
            }
            let roots = report.findings.filter { $0.code == .rootMismatch }
            #expect(!roots.isEmpty && roots.allSatisfy { $0.sequences.contains(sequence) })
            #expect(report.anchoredRecords <= sequence)
        }
    }

    @Test("finds a record that was removed, put in twice, or moved, and says where")
    func structure() async throws {
        let folder = try await log()
        for (kind, range) in [(0, 17..<18), (1, 17..<18), (2, 17..<18)] {
            let copy = try folder.copy()
            try change(17, copy) { lines, line in
                switch kind {
                case 0: lines.remove(at: line)
                case 1: lines.insert(lines[line], at: line)
                default: lines.swapAt(line, line + 1)
                }
            }
            let report = try report(copy)
            let first = try #require(report.findings.first)
            #expect(first.code == .wrongSequence && first.sequences == range)
            #expect(report.findings.contains { $0.code == .rootMismatch })
            #expect(try first.place.file == place(17, folder).0)
        }
        // A record of another log at this place.
        let copy = try folder.copy()
        try change(17, copy) { lines, line in
            lines[line] = try AuditEntry(sequence: 17, previous: MerkleTree.emptyRoot(), record: record(17)).line()
        }
        #expect(try report(copy).findings.map(\.code).starts(with: [.brokenLink, .brokenLink]))
    }

    @Test(
        "finds a line that is no record: NUL bytes, CRLF, ten million bytes, an enormous number, a name that stands twice"
    )
    func malformed() async throws {
        let folder = try await log()
        let lines: [(inout [UInt8]) -> Void] = [
            { $0 = Array(repeating: 0, count: $0.count) }, { $0.append(0x0D) },
            { $0 = Array(repeating: 0x61, count: 10_000_000) },
            {
                $0 = Array(
                    String(decoding: $0, as: UTF8.self).replacing(
                        "\"sequence\":17", with: "\"sequence\":99999999999999999999"
                    ).utf8)
            },
            {
                $0 = Array(
                    String(decoding: $0, as: UTF8.self).replacing(
                        "\"form\":\"masked\"", with: "\"form\":\"masked\",\"form\":\"clear\""
                    ).utf8)
            },
            { $0 = [] },
        ]
        for change in lines {
            let copy = try folder.copy()
            try self.change(17, copy) { lines, line in change(&lines[line]) }
            let report = try report(copy)
            let first = try #require(report.findings.first)
            #expect(first.code == .malformedRecord && first.place.sequence == 17 && first.sequences == 17..<18)
            #expect(report.records == 40)
        }
        let copy = try folder.copy()
        try change(17, copy) { lines, line in
            lines[line] = Array(
                String(decoding: lines[line], as: UTF8.self).replacing(
                    "\"sequence\":17", with: "\"sequence\":\(Int.max)"
                ).utf8)
        }
        #expect(try report(copy).findings.first?.sequences == 17..<Int.max)
        // Behind that there is no number, whatever is wrong with the next line, or with the end of the file.
        for next in ["", "no record", String(decoding: try folder.lines(firstSegment)[1], as: UTF8.self)] {
            let copy = try folder.copy()
            let segment = try place(17, folder).0
            try change(17, copy) { lines, line in
                let last = String(decoding: lines[line], as: UTF8.self).replacing(
                    "\"sequence\":17", with: "\"sequence\":\(Int.max)")
                let other = next.replacing("\"sequence\":1,", with: "\"sequence\":\(Int.max),")
                lines = lines[..<line] + [Array(last.utf8), Array(other.utf8)]
            }
            try copy.write(segment, copy.read(segment) + [0x7B])
            #expect(try !report(copy).isIntact)
        }
        let far = try folder.copy()
        try far.write(SegmentName.name(first: .max), [0x0A, 0x0A, 0x7B])
        try far.write(SegmentName.name(first: .max - 1), [0x0A, 0x0A, 0x7B])
        #expect(try report(far).findings.contains { $0.code == .malformedRecord })
    }

    @Test("finds a rollback behind a checkpoint; one that takes the list along only by a checkpoint kept elsewhere")
    func rollback() async throws {
        let folder = try await log()
        let checkpoints = try folder.archive.checkpoints()
        let last = try #require(checkpoints.last)
        let (segment, line) = try place(25, folder)
        let copy = try folder.copy()
        try copy.write(segment, lines: Array(folder.lines(segment)[..<line]))
        for name in try copy.segments() where name > segment { try copy.remove(name) }
        var report = try report(copy)
        #expect(!report.findings.isEmpty && report.findings.allSatisfy { $0.code == .rolledBack })
        #expect(report.findings.allSatisfy { $0.sequences.lowerBound == 25 })
        // A cut at a checkpoint, with the later ones cut off too: the log looks like a younger one of itself.
        let kept = checkpoints.filter { $0.checkpoint.size <= 25 }
        try copy.write("checkpoints", kept.flatMap { CheckpointList.entry($0) })
        report = try self.report(copy)
        #expect(report.isIntact)
        report = try self.report(copy, published: [last])
        #expect(report.findings.map(\.code) == [.rolledBack] && report.findings.map(\.sequences) == [25..<40])
        // And one that was written anew instead.
        let forged = try TemporaryFolder()
        try await makeLog(50, in: forged, batch: 7)
        #expect(try self.report(forged).isIntact)
        #expect(try self.report(forged, published: [last]).isIntact)
        let other = try TemporaryFolder()
        let log = try openLog(in: other)
        _ = try await log.append((100..<150).map(record))
        try await log.close()
        report = try self.report(other, published: [last])
        #expect(report.findings.map(\.code) == [.rootMismatch] && report.findings.map(\.sequences) == [0..<40])
        // What no checkpoint counts is held together by the chain alone, and the report says how much that is.
        let tail = try TemporaryFolder()
        let open = try openLog(in: tail)
        _ = try await open.append((0..<5).map(record))
        _ = try await open.checkpoint()
        _ = try await open.append((5..<9).map(record))
        report = try self.report(tail)
        #expect(report.isIntact && report.anchoredRecords == 5 && report.unanchoredRecords == 4)
    }

    @Test("finds a segment that is missing, and says which records were in it")
    func segments() async throws {
        let folder = try await log()
        let segments = try folder.segments()
        for (index, segment) in segments.enumerated().dropLast() {
            let copy = try folder.copy()
            try copy.remove(segment)
            let first = try #require(try report(copy).findings.first)
            let numbers =
                try #require(SegmentName.first(segment))..<(try #require(SegmentName.first(segments[index + 1])))
            #expect(first.code == .missingSegment && first.sequences == numbers)
        }
        let copy = try folder.copy()
        try copy.remove(try #require(segments.last))
        #expect(try report(copy).findings.last?.code == .rolledBack)
        let middle = try folder.copy()
        try middle.write(segments[1], Array(middle.read(segments[1]).dropLast()))
        #expect(try report(middle).findings.first?.code == .unfinishedSegment)
        let end = try folder.copy()
        let name = try #require(segments.last)
        try end.write(name, end.read(name) + Array("{\"v\":1".utf8))
        let report = try report(end)
        #expect(report.isIntact && report.unfinishedBytes == 6)
    }

    @Test("finds what is wrong with checkpoints")
    func checkpoints() async throws {
        let folder = try await log()
        let list = try folder.archive.checkpoints()
        func report(_ entries: [SignedCheckpoint]) throws -> AuditReport {
            let copy = try folder.copy()
            try copy.write("checkpoints", entries.flatMap { CheckpointList.entry($0) })
            return try self.report(copy)
        }
        #expect(try report(list).isIntact)
        // Without the list nothing is anchored, and the report says so.
        let none = try report([])
        #expect(none.isIntact && none.anchoredRecords == 0 && none.unanchoredRecords == 40)
        #expect(try report(list.reversed()).findings.contains { $0.code == .checkpointOrder })
        let root = list[0].checkpoint.root
        let forged = try SignedCheckpoint(
            Checkpoint(origin: "PeterNeumann", size: 40, root: root), signers: [.random(name: "PeterNeumann")])
        #expect(try report(list + [forged]).findings.map(\.code) == [.untrustedCheckpoint])
        let foreign = try SignedCheckpoint(
            Checkpoint(origin: "example.com/other", size: 40, root: root), signers: [testSigner()])
        #expect(try report(list + [foreign]).findings.map(\.code) == [.untrustedCheckpoint])
        let contradicting = try SignedCheckpoint(
            Checkpoint(origin: "PeterNeumann", size: 40, root: root), signers: [testSigner()])
        #expect(Set(try report(list + [contradicting]).findings.map(\.code)) == [.checkpointOrder, .rootMismatch])
        let copy = try folder.copy()
        var bytes = try copy.read("checkpoints")
        bytes.insert(0x0A, at: 3)
        try copy.write("checkpoints", bytes)
        #expect(try self.report(copy).findings.map(\.code) == [.malformedCheckpoints])
        #expect(code { _ = try copy.archive.checkpoints() } == .corrupted)
        // What stands above the damage anchors as before.
        try copy.write("checkpoints", folder.read("checkpoints") + Array("no note\n\n\n".utf8))
        let damaged = try self.report(copy)
        #expect(damaged.findings.map(\.code) == [.malformedCheckpoints] && damaged.anchoredRecords == 40)
        #expect(damaged.findings.first?.place.file == "checkpoints" && damaged.findings.first?.place.line != nil)
    }

    @Test("tells of clocks that were set back, and takes no offence")
    func clocks() async throws {
        let folder = try TemporaryFolder()
        let log = try openLog(in: folder)
        _ = try await log.append([5, 3, 4, 4, 1].map(record))
        try await log.close()
        let report = try report(folder)
        #expect(report.isIntact && report.timesGoingBack == 2)
        #expect(report.firstTimeGoingBack == AuditPlace(file: firstSegment, line: 2, sequence: 1))
    }

    @Test("describes a hundred findings and counts the others")
    func many() async throws {
        let folder = try TemporaryFolder()
        try folder.write(firstSegment, Array(repeating: 0x0A, count: 250))
        let report = try report(folder)
        #expect(report.findings.count == 100 && report.furtherFindings == 150 && report.records == 250)
        #expect(
            "\(report)".hasSuffix(
                "250 records in 1 segments, 0 of them anchored by 0 checkpoints, 250 not; 250 findings"))
    }
}
