import ArgumentParser
import CryptoCore
import Foundation
import RecordStreams
import Testing

@testable import dataprotect

@Suite("Files that a command reads and writes")
struct RecordOptionsTests {
    /// Refuses every row with an "x" in it.
    private struct Picky: RowTransformation {
        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["a"], written: ["a"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            TransformedColumns(
                columns,
                failures: columns[0].indices.filter { columns[0][$0] == "x" }.map { RowFailure(row: $0, reason: "no") })
        }
    }

    private let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    private func status(_ arguments: String...) async throws -> CommandStatus? {
        do {
            try await RecordOptions.parse(arguments).run(Picky(), beside: [])
            return nil
        } catch let failure as CommandFailure {
            return failure.status
        }
    }

    @Test("Rows that fail are for their user alone, and replace neither the input nor the output")
    func rejects() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "a\nx\ny\n"
        try text.write(toFile: path("in.csv"), atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("in.csv"))
        for other in [path("link"), folder.path(percentEncoded: false) + "/./in.csv"] {
            #expect(try await status(path("in.csv"), "-o", path("out"), "--rejects", other) == .usage)
        }
        #expect(try await status(path("in.csv"), "-o", path("out"), "--rejects", path("./out")) == .usage)
        #expect(try String(contentsOfFile: path("in.csv"), encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("")).sorted() == ["in.csv", "link"])

        // Somebody's file of that name, readable for all.
        try "".write(toFile: path("rejects"), atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path("rejects"))
        #expect(try await status(path("in.csv"), "-o", path("out"), "--rejects", path("rejects")) == .wrongData)
        for name in ["out", "rejects"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        #expect(try String(contentsOfFile: path("out"), encoding: .utf8) == "a\ny\n")
        #expect(
            try String(contentsOfFile: path("rejects"), encoding: .utf8) == "row,reason,original\n1,\"no\",\"x\n\"\n")
    }
}
