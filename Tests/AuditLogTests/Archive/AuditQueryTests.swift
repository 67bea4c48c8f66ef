import TestSupport
import Testing

@testable import AuditLog

@Suite("Queries")
struct AuditQueryTests {
    private func log() async throws -> (TemporaryFolder, [AuditRecord]) {
        let folder = try TemporaryFolder()
        var records = (0..<300).map(record)
        records[200].subjects = (0..<5000).map { digest($0 + 1000) }
        records[201].principal = "agent-\"1\"\n"
        let log = try FileAuditLog(
            directory: folder.path, signer: testSigner(),
            limits: AuditLogLimits(segmentSize: 10_000, checkpointInterval: .seconds(3600)))
        for start in stride(from: 0, to: 300, by: 20) { _ = try await log.append(Array(records[start..<start + 20])) }
        try await log.close()
        return (folder, records)
    }

    @Test("answer as a search through all records does")
    func conditions() async throws {
        let (folder, records) = try await log()
        let times = AuditTime(milliseconds: 1_700_000_000_050)..<AuditTime(milliseconds: 1_700_000_000_210)
        let queries = [
            AuditQuery(), AuditQuery(subjects: [digest(17)]),
            AuditQuery(subjects: [digest(17), digest(3), digest(4999)]),
            AuditQuery(subjects: []), AuditQuery(subjects: [digest(5999)]), AuditQuery(principal: "agent-3"),
            AuditQuery(principal: "agent-\"1\"\n"), AuditQuery(principal: "agent"), AuditQuery(time: times),
            AuditQuery(decisions: [.denied]), AuditQuery(decisions: [.denied, .revealed]),
            AuditQuery(decisions: [.canary]),
            AuditQuery(subjects: [digest(17), digest(10)], principal: "agent-3", time: times, decisions: [.revealed]),
        ]
        for query in queries {
            let expected = records.indices.filter { index in
                let record = records[index]
                return query.subjects.map { !$0.isDisjoint(with: record.subjects) } ?? true
                    && query.principal.map { $0 == record.principal } ?? true
                    && query.time.map { $0.contains(record.time) } ?? true
                    && query.decisions.map { $0.contains(record.decision) } ?? true
            }
            let found = try query.entries(in: folder.archive)
            #expect(found.map(\.sequence) == expected)
            #expect(found.map(\.record) == expected.map { records[$0] })
            #expect(try query.entries(in: folder.archive, limit: 2).map(\.sequence) == Array(expected.prefix(2)))
        }
        #expect(try AuditQuery().entries(in: folder.archive, limit: 0).isEmpty)
    }

    @Test("pass over lines that are no records, and say where they stand")
    func malformed() async throws {
        let (folder, _) = try await log()
        var lines = try folder.lines(firstSegment)
        lines[3] = Array("nothing".utf8)
        lines[5] = []
        try folder.write(firstSegment, lines: lines)
        var count = 0
        let places = try AuditQuery().run(on: folder.archive) { _ in
            count += 1
            return true
        }
        #expect(count == 298)
        #expect(places == [AuditPlace(file: firstSegment, line: 4), AuditPlace(file: firstSegment, line: 6)])
    }
}
