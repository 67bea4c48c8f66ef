import AuditLog
import CryptoCore
import Dispatch
import Foundation

/// The audit log: records appended in batches of 64 by eight tasks at a time, on a disk; and verified.
enum AuditFigures {
    private static let (tasks, batch) = (8, 64)

    static func groups() throws -> [FigureGroup] { [try appending(), try reading()] }

    /// A record such as a support desk writes: some 420 bytes with its head.
    private static func record(_ number: Int) throws -> AuditRecord {
        var bytes = [UInt8](repeating: 7, count: 16)
        bytes[0] = UInt8(truncatingIfNeeded: number)
        guard let subject = AuditSubject(bytes: bytes.span) else { throw CocoaError(.coderInvalidValue) }
        return AuditRecord(
            decision: .revealed, principal: "agent-\(number % 40)@acme.example", purpose: "support",
            reason: "ticket 2026-\(number)", tenant: "acme", form: "masked",
            fields: ["customer.email", "customer.phone"], classes: ["contact"], rules: ["agents-own-tickets"],
            document: AuditRecord.Document(name: "support-desk", version: 12), budgetLeft: 37, subjects: [subject])
    }

    private static func temporaryDirectory() -> String {
        FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
    }

    /// Waits for asynchronous work, as the turns of a measurement are synchronous.
    private static func wait(_ work: @escaping @Sendable () async throws -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task {
            do { try await work() } catch { fatalError("\(error)") }
            done.signal()
        }
        done.wait()
    }

    /// A log in a folder of its own, made when it is first measured: most runs measure something else.
    private final class Desk {
        let directory = temporaryDirectory()
        let signer: NoteSigner
        private var isFilled = false
        private var opened: FileAuditLog?

        init() throws { signer = try NoteSigner.random(name: "example.com/audit") }

        func log() throws -> FileAuditLog {
            if let opened { return opened }
            let log = try FileAuditLog(
                directory: directory, signer: signer, limits: AuditLogLimits(checkpointRecords: 10_000))
            opened = log
            return log
        }

        func archive(_ count: Int) throws -> AuditArchive {
            let log = try log()
            if !isFilled {
                isFilled = true
                let records = try (0..<count).map(record)
                wait {
                    for start in stride(from: 0, to: count, by: 500) {
                        _ = try await log.append(Array(records[start..<min(count, start + 500)]))
                    }
                    try await log.close()
                }
            }
            return log.archive
        }

        func remove() { try? FileManager.default.removeItem(atPath: directory) }
    }

    private static func appending() throws -> FigureGroup {
        let (desk, records) = (try Desk(), try (0..<batch).map(record))
        return FigureGroup(
            name: "audit.append",
            subjects: [
                (
                    "audit.append.64",
                    .operation(unitsPerIteration: Double(tasks * batch)) { iterations in
                        let log = try desk.log()
                        wait {
                            try await withThrowingTaskGroup { group in
                                for _ in 0..<tasks {
                                    group.addTask { for _ in 0..<iterations { _ = try await log.append(records) } }
                                }
                                try await group.waitForAll()
                            }
                        }
                    }
                ),
                (
                    "audit.append.alone",
                    .operation { iterations in
                        let log = try desk.log()
                        wait { for _ in 0..<iterations { _ = try await log.append(records[0]) } }
                    }
                ),
            ],
            ratios: { ns in
                desk.remove()
                return [
                    Figure(name: "audit.append.64.time", value: ns[0], unit: "ns", target: 5000),
                    Figure(name: "audit.append.64.thousands", value: 1e6 / ns[0], unit: "speedup", target: 200),
                ]
            })
    }

    private static func reading() throws -> FigureGroup {
        let (desk, count) = (try Desk(), 20_000)
        let verifier = AuditVerifier(keys: [desk.signer.verifier])
        let query = AuditQuery(subjects: Set(try record(17).subjects))
        return FigureGroup(
            name: "audit.verify",
            subjects: [
                (
                    "audit.verify",
                    .operation(unitsPerIteration: Double(count)) { iterations in
                        let archive = try desk.archive(count)
                        for _ in 0..<iterations {
                            let report = try verifier.verify(archive)
                            precondition(report.isIntact && report.anchoredRecords == count)
                        }
                    }
                ),
                (
                    "audit.query",
                    .operation(unitsPerIteration: Double(count)) { iterations in
                        let archive = try desk.archive(count)
                        for _ in 0..<iterations {
                            let entries = try query.entries(in: archive, limit: count)
                            precondition(!entries.isEmpty)
                        }
                    }
                ),
            ],
            ratios: { ns in
                desk.remove()
                return [
                    Figure(name: "audit.verify.time", value: ns[0], unit: "ns", target: 2500),
                    Figure(name: "audit.verify.thousands", value: 1e6 / ns[0], unit: "speedup", target: 400),
                ]
            })
    }
}
