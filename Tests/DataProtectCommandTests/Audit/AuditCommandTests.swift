import AuditLog
import Foundation
import ProtectionKeys
import RevealPolicy
import Testing

@testable import dataprotect

@Suite("dataprotect audit")
struct AuditCommandTests {
    private let folder: CommandFolder
    private let signer: NoteSigner
    private let key: String

    init() throws {
        folder = try CommandFolder()
        signer = try NoteSigner.random(name: "example.com/audit")
        key = signer.verifier.text
        try folder.write("kek", Data(repeating: 1, count: 32).base64EncodedString())
        _ = try folder.run("keys", "create", "keyset", "--kek", "kek")
    }

    private func root() async throws -> RootKeyset {
        try RootKeyset(
            await Keyset(
                encryptedJSON: folder.text("keyset"), with: LocalKeyEncryptionKey(file: folder.path("kek")),
                associatedData: []))
    }

    /// A log of ten records: about c0 to c4, twice, by ada and by eve, a second after the other.
    @discardableResult
    private func log(closed: Bool = true) async throws -> FileAuditLog {
        let digester = try SubjectDigester(await root())
        let limits = AuditLogLimits(checkpointRecords: 1_000_000, checkpointInterval: .seconds(1_000_000))
        let log = try FileAuditLog(directory: folder.path("audit"), signer: signer, limits: limits)
        for number in 0..<10 {
            let digest = try digester.digest(of: "c\(number % 5)", tenant: "acme")
            let bytes = digest.bytes
            try await log.append(
                AuditRecord(
                    time: AuditTime(milliseconds: Int64(1000 * number)), decision: number == 9 ? .canary : .revealed,
                    principal: number < 5 ? "ada" : "eve", purpose: "support", reason: "call \(number)",
                    tenant: "acme", form: "clear", fields: ["customer.email"], rules: ["agent"],
                    subjects: [AuditSubject(bytes: bytes.span)].compactMap(\.self)))
        }
        if closed { try await log.close() }
        return log
    }

    private func segment() throws -> (name: String, text: String) {
        let name = "audit/" + "00000000000000000000.jsonl"
        return (name, try folder.text(name))
    }

    @Test("A log that is what was written is intact")
    func intact() async throws {
        try await log()
        try folder.write("audit.pub", key + "\n")
        let outcome = try folder.run("audit", "verify", "audit", "--key-file", "audit.pub", "--unanchored", "0")
        #expect(outcome.status == 0)
        #expect(
            outcome.output.hasPrefix("10 records in 1 segments, 10 of them anchored by 1 checkpoints, 0 not; intact\n"))
        let json = try folder.run("audit", "verify", "audit", "--key", key, "--json")
        let summary = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(summary["intact"] as? Bool == true)
        #expect(summary["anchored"] as? Int == 10)
    }

    @Test("Where there is no log nothing is proved", arguments: [[], ["--unanchored", "0"], ["--json"]])
    func none(options: [String]) async throws {
        try FileManager.default.createDirectory(atPath: folder.path("audit"), withIntermediateDirectories: false)
        let command = ["audit", "verify", "audit", "--key", key] + options
        let empty = try folder.run(command)
        #expect(empty.status == 1 && empty.errors.contains("there is no log in the folder"))
        try FileManager.default.removeItem(atPath: folder.path("audit"))
        try await log()
        #expect(try folder.run(command).status == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("audit"))
        where name.hasSuffix(".jsonl") {
            try FileManager.default.removeItem(atPath: folder.path("audit/\(name)"))
        }
        // The checkpoints say that there were records.
        #expect(try folder.run(command).status == 65)
    }

    @Test("An edited record is found at its place")
    func edited() async throws {
        try await log()
        let (name, text) = try segment()
        try folder.write(name, text.replacing("call 6", with: "call 8"))
        let outcome = try folder.run("audit", "verify", "audit", "--key", key)
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("00000000000000000000.jsonl:8"))
        #expect(outcome.output.contains("rootMismatch"))
        #expect(!outcome.output.contains("call"))
        let json = try folder.run("audit", "verify", "audit", "--key", key, "--json")
        #expect(json.status == 65)
        #expect(json.output.contains(#""intact":false"#))
    }

    @Test("A log that was cut together with its checkpoints is found by one that was kept elsewhere")
    func rolledBack() async throws {
        try await log()
        let checkpoint = try AuditArchive(directory: folder.path("audit")).checkpoints().last
        try folder.write("published", try #require(checkpoint).serialized)
        let (name, text) = try segment()
        try folder.write(name, text.split(separator: "\n").prefix(7).map { $0 + "\n" }.joined())
        try folder.write("audit/checkpoints", "")
        try? FileManager.default.removeItem(atPath: folder.path("audit/frontier"))
        // Nothing is wrong then, and nothing proved.
        #expect(try folder.run("audit", "verify", "audit", "--key", key).status == 1)
        let outcome = try folder.run("audit", "verify", "audit", "--key", key, "--checkpoint", "published")
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("rolledBack"))
    }

    @Test("What is not anchored is not proved, and a checkpoint of another key proves nothing")
    func unanchored() async throws {
        let open = try await log(closed: false)
        #expect(try folder.run("audit", "verify", "audit", "--key", key).status == 1)
        try await open.close()
        #expect(try folder.run("audit", "verify", "audit", "--key", key, "--unanchored", "0").status == 0)
        let other = try NoteSigner.random(name: "example.com/audit").verifier.text
        #expect(try folder.run("audit", "verify", "audit", "--key", other).status == 65)
    }

    @Test("What cannot be read is said so")
    func badInput() async throws {
        try await log()
        try folder.write("file", "x")
        #expect(try folder.run("audit", "verify", "audit").status == 64)
        #expect(try folder.run("audit", "verify", "none", "--key", key).status == 66)
        #expect(try folder.run("audit", "verify", "file", "--key", key).status == 65)
        #expect(try folder.run("audit", "verify", "audit", "--key", "x+y").status == 65)
        #expect(try folder.run("audit", "verify", "audit", "--key-file", "none").status == 66)
        #expect(try folder.run("audit", "verify", "audit", "--key-file", "file").errors.contains("file:1: "))
        #expect(try folder.run("audit", "verify", "audit", "--key", key, "--checkpoint", "file").status == 65)
        #expect(try folder.run("audit", "verify", "audit", "--key", key, "--unanchored", "-1").status == 64)
        #expect(try folder.run("audit", "query", "none").status == 66)
        #expect(try folder.run("audit", "query", "audit", "--subject", "c1").status == 64)
        #expect(try folder.run("audit", "query", "audit", "--digest", "1234").status == 64)
        #expect(try folder.run("audit", "query", "audit", "--from", "today").status == 64)
    }

    @Test("Who saw a customer is found by its id, under every key, and by its digest")
    func subject() async throws {
        try await log()
        _ = try folder.run("keys", "rotate", "keyset", "--kek", "kek")
        let subject = ["--subject", "c3", "--tenant", "acme", "--keyset", "keyset", "--kek", "kek"]
        let outcome = try folder.run(["audit", "query", "audit"] + subject + ["--json"])
        #expect(outcome.status == 0)
        let lines = try segment().text.split(separator: "\n")
        #expect(outcome.lines == [lines[3], lines[8]])
        let digest = try SubjectDigester(await root(), keyID: await root().keys[0].id).digest(of: "c3", tenant: "acme")
        let found = try folder.run(
            "audit", "query", "audit", "--digest", "\(digest)".uppercased(), "--principal", "eve")
        #expect(found.lines.count == 2)
        #expect(found.lines[0].hasPrefix("record  time"))
        #expect(found.lines[1].contains("call 8"))
        let other = ["--subject", "c3", "--tenant", "globex", "--keyset", "keyset", "--kek", "kek", "--json"]
        #expect(try folder.run(["audit", "query", "audit"] + other).output.isEmpty)
    }

    @Test("Records are found by time, principal and decision, the first so many")
    func conditions() async throws {
        try await log()
        func count(_ arguments: String...) throws -> Int {
            try folder.run(["audit", "query", "audit", "--json"] + arguments).lines.count
        }
        #expect(try count() == 10)
        #expect(try count("--principal", "ada") == 5)
        #expect(try count("--from", "1970-01-01T00:00:03Z", "--to", "1970-01-01T00:00:05.001Z") == 3)
        #expect(try count("--from", "1970-01-01T00:00:09Z") == 1)
        #expect(try count("--decision", "canary", "--decision", "denied") == 1)
        let first = try folder.run("audit", "query", "audit", "--limit", "4")
        #expect(first.lines.count == 5)
        #expect(first.errors == "dataprotect: there are more than 4 records: say --limit, or --json\n")
        #expect(try folder.run("audit", "query", "audit", "--limit", "10").errors.isEmpty)
    }

    @Test("A line that is no record is passed over and told")
    func malformed() async throws {
        try await log()
        let (name, text) = try segment()
        var lines = text.split(separator: "\n")
        lines[4] = "{}"
        try folder.write(name, lines.map { $0 + "\n" }.joined())
        let outcome = try folder.run("audit", "query", "audit", "--json")
        #expect(outcome.status == 65)
        #expect(outcome.lines.count == 9)
        #expect(outcome.errors.contains("00000000000000000000.jsonl:5"))
    }

    @Test("Every command has help with an example", arguments: ["verify", "query"])
    func help(command: String) throws {
        let outcome = try folder.run("audit", command, "--help")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("dataprotect audit \(command) audit"))
    }
}
