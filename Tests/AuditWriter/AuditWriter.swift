import AuditLog
import Foundation
import Glibc

/// Appends to a log until it is killed or an append fails, and says on its standard output what was durable.
///
///     AuditWriter FOLDER TASKS [LIMIT]
///
/// The signer's key stands in the environment, in `AUDIT_KEY`. A line `sequence nonce` is printed for every record, after
/// `append` returned; the record has the nonce as its reason. With a limit no file can grow beyond so many bytes: the
/// write fails then, and a line `failed CODE` is printed, three times, as further appends are tried. With `AUDIT_USER` in the
/// environment the process becomes that user first; a log that cannot be opened gives the same line, once.
@main
struct AuditWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let tasks = Int(arguments[2]),
            let key = ProcessInfo.processInfo.environment["AUDIT_KEY"]
        else { exit(2) }
        if arguments.count > 3, let limit = UInt(arguments[3]) { limitFiles(to: limit) }
        if let user = ProcessInfo.processInfo.environment["AUDIT_USER"].flatMap(uid_t.init), setuid(user) != 0 {
            exit(2)
        }
        let log: FileAuditLog
        do {
            log = try FileAuditLog(
                directory: arguments[1], signer: NoteSigner(insecureText: key),
                limits: AuditLogLimits(segmentSize: 200_000, checkpointRecords: 50))
        } catch {
            print("failed \(error.code)")
            exit(1)
        }
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<tasks { group.addTask { await append(to: log, task) } }
        }
    }

    private static func append(to log: FileAuditLog, _ task: Int) async {
        var (round, failures) = (0, 0)
        while failures < 3 {
            round += 1
            let nonces = (0..<1 + round % 7).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }
            let records = nonces.map {
                AuditRecord(decision: .revealed, principal: "agent-\(task)", reason: $0, fields: ["customer.email"])
            }
            do {
                let receipt = try await log.append(records)
                let lines = zip(receipt.sequences, nonces).map { "\($0) \($1)\n" }.joined()
                // One write, so that a line is there as a whole or not at all.
                FileHandle.standardOutput.write(Data(lines.utf8))
            } catch {
                failures += 1
                FileHandle.standardOutput.write(Data("failed \(error.code)\n".utf8))
            }
        }
    }

    private static func limitFiles(to size: UInt) {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: size, rlim_max: size)
        // The call reads the structure, and keeps nothing of it.
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
}
