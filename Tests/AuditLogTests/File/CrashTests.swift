import Foundation
import Glibc
import TestSupport
import Testing

@testable import AuditLog

@Suite("A writer that is killed")
struct CrashTests {
    /// Where this test's own programs were built.
    private static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    private static func writer(
        _ folder: TemporaryFolder, _ arguments: String..., user: uid_t? = nil
    ) -> (Process, ProgramOutput) {
        let process = Process()
        process.executableURL = products.appending(path: "AuditWriter")
        process.arguments = [folder.path] + arguments
        process.environment = ["AUDIT_KEY": testKey]
        if let user { process.environment?["AUDIT_USER"] = "\(user)" }
        return (process, ProgramOutput(of: process))
    }

    /// What the writer said was durable: lines `sequence nonce` that were printed to their end.
    private static func said(_ output: Data) -> [(Int, String)] {
        output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().compactMap { line in
            let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
            return Int(parts[0]).map { ($0, String(parts[1])) }
        }
    }

    @Test("at a random moment has lost nothing that it had said was durable, a hundred times in the same folder")
    func killed() throws {
        let rounds = ProcessInfo.processInfo.environment["AUDIT_KILLS"].flatMap(Int.init) ?? 100
        let folder = try TemporaryFolder()
        var expected: [Int: String] = [:]
        var unfinished = 0
        for round in 0..<rounds {
            let (process, output) = Self.writer(folder, "4")
            try process.run()
            // From its first word on, so that it is killed at work and not while it starts; the moment is random.
            var read = try output.available()
            let words = Int.random(in: 1...12)
            for _ in 1..<words where process.isRunning { read += try output.available() }
            usleep(.random(in: 0...3000))
            kill(process.processIdentifier, SIGKILL)
            read += try output.rest()
            process.waitUntilExit()
            for (sequence, nonce) in Self.said(read) {
                #expect(expected.updateValue(nonce, forKey: sequence) == nil)
            }
            let log = try openLog(in: folder)
            unfinished += log.recovery.unfinishedBytes > 0 ? 1 : 0
            if round % 10 == 9 || round == rounds - 1 {
                var found = 0
                try AuditQuery().run(on: folder.archive) { entry in
                    guard let nonce = expected[entry.sequence] else { return true }
                    #expect(entry.record.reason == nonce)
                    found += 1
                    return true
                }
                #expect(found == expected.count)
                let report = try testVerifier().verify(folder.archive)
                #expect(report.isIntact, "\(report)")
            }
        }
        #expect(expected.count >= rounds)
        print("\(rounds) kills, \(expected.count) records said to be durable, \(unfinished) unfinished lines cut away")
    }

    @Test("by a limit of the system on its files says so, and has kept what it said")
    func limited() throws {
        // The segment reaches the limit before it is followed by another.
        let folder = try TemporaryFolder()
        let (process, output) = Self.writer(folder, "3", "60000")
        try process.run()
        let read = try output.rest()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let lines = String(decoding: read, as: UTF8.self).split(separator: "\n")
        #expect(lines.filter { $0 == "failed storageFull" }.count == 9)
        let said = Self.said(Data(lines.filter { !$0.hasPrefix("failed") }.map { $0 + "\n" }.joined().utf8))
        let entries = try AuditQuery().entries(in: folder.archive, limit: .max)
        #expect(entries.count == said.count)
        for (sequence, nonce) in said { #expect(entries[sequence].record.reason == nonce) }
        #expect(try openLog(in: folder).recovery.unfinishedBytes == 0)
        #expect(try testVerifier().verify(folder.archive).isIntact)
    }

    @Test("to whom the folder becomes read-only says so, has kept what it said, and cannot open the log again")
    func readOnly() throws {
        let folder = try TemporaryFolder()
        // Permissions do not hold for root, so that the writer is nobody then.
        let user: uid_t? = geteuid() == 0 ? 65534 : nil
        if let user { try FileManager.default.setAttributes([.ownerAccountID: Int(user)], ofItemAtPath: folder.path) }
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
        func allow(_ mode: Int) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
        }
        let (process, output) = Self.writer(folder, "3", user: user)
        try process.run()
        var read = try output.available()
        // What is open stays so: it is the next segment that cannot be made.
        try allow(0o555)
        read += try output.rest()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let lines = String(decoding: read, as: UTF8.self).split(separator: "\n")
        #expect(lines.filter { $0 == "failed storageRefused" }.count == 9)
        let said = Self.said(Data(lines.filter { !$0.hasPrefix("failed") }.map { $0 + "\n" }.joined().utf8))
        let entries = try AuditQuery().entries(in: folder.archive, limit: .max)
        #expect(!said.isEmpty && entries.count == said.count)
        for (sequence, nonce) in said { #expect(entries[sequence].record.reason == nonce) }
        #expect(try testVerifier().verify(folder.archive).isIntact)

        // With files that may be read only, and without any.
        for isEmpty in [false, true] {
            try allow(0o700)
            for name in try folder.names() {
                let path = folder.path + "/" + name
                try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
                if isEmpty { try folder.remove(name) }
            }
            try allow(0o555)
            let (process, output) = Self.writer(folder, "1", user: user)
            try process.run()
            let read = try output.rest()
            process.waitUntilExit()
            #expect(
                process.terminationStatus == 1 && String(decoding: read, as: UTF8.self) == "failed storageRefused\n")
        }
    }
}
