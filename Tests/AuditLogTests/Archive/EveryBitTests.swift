import CryptoCore
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("The verifier, of every single bit")
struct EveryBitTests {
    /// A log of one segment whose only checkpoint counts all its records, and the verifier before each of its lines.
    private struct Prepared: Sendable {
        let lines: [[UInt8]]
        let passes: [VerifierPass]

        init(_ count: Int) async throws {
            let folder = try TemporaryFolder()
            try await makeLog(
                count, in: folder, batch: 500,
                limits: AuditLogLimits(checkpointRecords: .max, checkpointInterval: .seconds(3600)))
            lines = try folder.lines(firstSegment)
            let verifier = try testVerifier()
            var pass = VerifierPass()
            try pass.addCheckpoints(folder.archive, [], verifier.keys, verifier.origin)
            var passes: [VerifierPass] = []
            for (index, line) in lines.enumerated() {
                passes.append(pass)
                try pass.add(line.span, AuditPlace(file: firstSegment, line: index + 1, sequence: index))
            }
            pass.finish()
            #expect(pass.report.isIntact && pass.report.anchoredRecords == count)
            self.passes = passes
        }

        /// Whether something is found, near the place, where these lines stand there instead of as many from `index` on; of
        /// what follows only the next line is looked at, or the end.
        func isFound(_ changed: [[UInt8]], at index: Int, insteadOf count: Int) throws -> Bool {
            var pass = passes[index]
            for line in changed { try pass.add(line.span, AuditPlace(file: firstSegment)) }
            if index + count < lines.count {
                let next = lines[index + count]
                try pass.add(next.span, AuditPlace(file: firstSegment))
            } else {
                pass.finish()
            }
            // The last record has no successor whose link would break: only the root tells, and of the whole log.
            return pass.report.findings.contains {
                $0.sequences.contains(index) || $0.sequences.contains(index + 1) || $0.code == .rootMismatch
            }
        }

        /// Changes every bit of a line and of its newline, one by one.
        ///
        /// - Returns: how many there are, and those that were not found.
        func changeEveryBit(of index: Int) throws -> (bits: Int, missed: [Int]) {
            var line = lines[index]
            var missed: [Int] = []
            for bit in 0..<8 * line.count {
                line[bit / 8] ^= 1 << UInt8(bit % 8)
                // A byte that becomes a newline cuts the line.
                let pieces =
                    line[bit / 8] == 0x0A ? [Array(line[..<(bit / 8)]), Array(line[(bit / 8 + 1)...])] : [line]
                if try !isFound(pieces, at: index, insteadOf: 1) { missed.append(bit) }
                line[bit / 8] ^= 1 << UInt8(bit % 8)
            }
            for bit in 0..<8 {
                // A changed newline joins two lines, or leaves the last one without an end.
                let next = index + 1 < lines.count ? [line + [0x0A ^ 1 << UInt8(bit)] + lines[index + 1]] : []
                if try !isFound(next, at: index, insteadOf: 2) { missed.append(8 * line.count + bit) }
            }
            return (8 * line.count + 8, missed)
        }
    }

    @Test("that is changed in a log of three records finds each")
    func few() async throws {
        let log = try await Prepared(3)
        for index in log.lines.indices { #expect(try log.changeEveryBit(of: index).missed == []) }
    }

    /// Takes minutes, and is asked for by `AUDIT_EVERY_BIT` in the environment.
    @Test(
        "that is changed in a log of ten thousand records finds each",
        .enabled(if: ProcessInfo.processInfo.environment["AUDIT_EVERY_BIT"] != nil))
    func all() async throws {
        let log = try await Prepared(10_000)
        let bits = try await withThrowingTaskGroup(of: Int.self) { group in
            for part in 0..<2 {
                group.addTask {
                    var bits = 0
                    for index in stride(from: part, to: log.lines.count, by: 2) {
                        let outcome = try log.changeEveryBit(of: index)
                        if !outcome.missed.isEmpty { Issue.record("line \(index): bits \(outcome.missed)") }
                        bits += outcome.bits
                    }
                    return bits
                }
            }
            return try await group.reduce(0, +)
        }
        print("\(bits) bits changed one by one, all found")
    }

    @Test("that is changed in a file of a thousand records says within two records where", arguments: Seed.all)
    func files(seed: Seed) async throws {
        var random = seed.generator
        let folder = try TemporaryFolder()
        try await makeLog(1000, in: folder, batch: 100)
        var bytes = try folder.read(firstSegment)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        for _ in 0..<5 {
            let bit = Int.random(in: 0..<8 * bytes.count, using: &random)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            try folder.write(firstSegment, bytes)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let report = try testVerifier().verify(folder.archive)
            let line = ends.firstIndex { $0 >= bit / 8 } ?? ends.count
            #expect(!report.isIntact)
            // In the line itself, which is counted from 1, or in the one after it. The last one has none whose link would
            // break.
            let isNear = report.findings.contains {
                $0.place.file == firstSegment && [line + 1, line + 2].contains($0.place.line)
                    && $0.sequences.lowerBound <= line + 1 && $0.sequences.upperBound >= line
            }
            #expect(isNear || line == ends.count - 1, "bit \(bit)")
        }
    }

    @Test("that is changed in the list of checkpoints finds each, or anchors nothing by it")
    func checkpoints() async throws {
        let folder = try TemporaryFolder()
        try await makeLog(1, in: folder)
        let bytes = try folder.read("checkpoints")
        let copy = try folder.copy()
        for bit in 0..<8 * bytes.count {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            try copy.write("checkpoints", changed)
            // A torn list is no finding, but then nothing is anchored by it.
            let report = try testVerifier().verify(copy.archive)
            if report.isIntact, report.anchoredRecords == 1 { Issue.record("bit \(bit)") }
        }
    }
}
