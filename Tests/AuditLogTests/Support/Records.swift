import AuditLog
import TestSupport

/// The key of the tests' logs: a seed of 32 bytes that everybody knows.
let testKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
/// Its public half, from the documentation of Go's golang.org/x/mod/sumdb/note.
let testVerifierText = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

func testSigner() throws -> NoteSigner { try NoteSigner(insecureText: testKey) }

func testVerifier() throws -> AuditVerifier { AuditVerifier(keys: [try NoteVerifier(testVerifierText)]) }

func digest(_ number: Int) -> AuditSubject {
    let bytes = (0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4)) &+ $0 &* 31) }
    guard let digest = AuditSubject(bytes: bytes.span) else { preconditionFailure("16 bytes are a digest") }
    return digest
}

/// A record of a support desk, every one a little different.
func record(_ number: Int) -> AuditRecord {
    AuditRecord(
        time: AuditTime(milliseconds: 1_700_000_000_000 + Int64(number)),
        decision: number % 5 == 0 ? .denied : .revealed,
        principal: "agent-\(number % 7)", purpose: "support", reason: "ticket \(number)", tenant: "acme",
        form: "masked",
        fields: ["customer.email", "customer.phone"], classes: ["contact"], rules: ["own-tickets"],
        document: AuditRecord.Document(name: "desk", version: 3), budgetLeft: 50 - number % 50,
        subjects: [digest(number % 100)])
}

/// Limits under which no checkpoint is written for the time that passed: how long a test waits for its turn is not its own.
let timeless = AuditLogLimits(checkpointInterval: .seconds(1_000_000))

/// The log in a folder of a test, open.
func openLog(in folder: TemporaryFolder) throws -> FileAuditLog {
    try FileAuditLog(directory: folder.path, signer: testSigner(), limits: timeless)
}

/// A closed log of so many records.
func makeLog(
    _ count: Int, in folder: TemporaryFolder, batch: Int = 10,
    limits: AuditLogLimits = timeless
) async throws {
    let log = try FileAuditLog(directory: folder.path, signer: testSigner(), limits: limits)
    let start = log.recovery.records
    for first in stride(from: start, to: start + count, by: batch) {
        _ = try await log.append((first..<min(start + count, first + batch)).map(record))
    }
    try await log.close()
}

extension AuditEntry {
    init(_ line: [UInt8]) throws(AuditLogError) { try self.init(line: line.span) }
}

/// The code of the error that `body` throws.
func code(_ body: () throws -> Void) -> AuditLogError.Code? {
    do { try body() } catch { return (error as? AuditLogError)?.code }
    return nil
}

/// The code of the error that `body` throws.
func code(_ body: () async throws -> Void) async -> AuditLogError.Code? {
    do { try await body() } catch { return (error as? AuditLogError)?.code }
    return nil
}
