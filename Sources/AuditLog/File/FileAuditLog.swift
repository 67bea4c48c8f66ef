import CryptoCore
import Dispatch
import Synchronization

/// An audit log in a folder: durable before `append` returns, chained line by line, signed from time to time.
///
/// Many tasks append at once; a thread of the log's own writes for all that wait in one go and asks the disk once, so that
/// no thread of the caller's waits for it. One log writes to a folder at a time, in this process or any other.
///
/// The folder holds segments, `00000000000000000000.jsonl` and so on, each named by its first record; `checkpoints`, the
/// list of signed checkpoints; `lock`; and `frontier`, which only makes opening faster. Segments that others follow are never
/// written again.
///
/// Call ``close()`` at the end. A log that is not closed, or killed, loses nothing; only its last records are then not
/// signed until it is opened and goes on.
public final class FileAuditLog: AuditSink {
    /// What opening found.
    public let recovery: AuditRecovery

    /// The folder, for reading: proofs, queries, verification.
    public let archive: AuditArchive

    private let pending: Mutex<PendingRequests>
    private let writer: Mutex<LogWriter>
    private let queue = DispatchQueue(label: "AuditLog")

    /// Opens a log, or begins one where the folder is empty or not there (the one above has to be). Reads the last segment.
    ///
    /// - Parameters:
    ///   - directory: the folder.
    ///   - signer: signs checkpoints; its name is the log's origin.
    ///   - cosigners: further keys that sign every checkpoint.
    ///   - earlierKeys: keys that signed this log before, under the same origin.
    ///   - limits: of files and checkpoints.
    /// - Throws: `locked` where another log writes there; `corrupted` where something else than the end of a crash is
    ///   wrong, with the place; `rolledBack` where records are missing that were signed; `untrustedNote`, `invalidSignature`,
    ///   `wrongLog` where the last checkpoint is not by these keys; `storageFull`, `storageRefused`, `storageFailed`.
    public convenience init(
        directory: String, signer: NoteSigner, cosigners: [NoteSigner] = [], earlierKeys: [NoteVerifier] = [],
        limits: AuditLogLimits = AuditLogLimits()
    ) throws(AuditLogError) {
        try self.init(
            directory: directory, signers: [signer] + cosigners, earlierKeys: earlierKeys, limits: limits
        ) { (path, opening) throws(FileError) in try AppendOnlyFile(path, opening) }
    }

    /// - Parameter open: opens a file for writing.
    init(
        directory: String, signers: [NoteSigner], earlierKeys: [NoteVerifier], limits: AuditLogLimits,
        open: @escaping LogWriter.Opening
    ) throws(AuditLogError) {
        let opening = LogOpening(
            directory: Directory(directory), signers: signers, trusted: earlierKeys, limits: limits, open: open)
        let (writer, recovery) = try opening.run()
        self.recovery = recovery
        self.writer = Mutex(writer)
        archive = AuditArchive(directory: directory)
        pending = Mutex(PendingRequests(limit: limits.pendingSize))
    }

    /// Records decisions. Returns when they are durable.
    ///
    /// Cannot be cancelled once it has begun to wait: what is written is written.
    ///
    /// - Parameter records: stand next to each other, in this order.
    /// - Returns: their sequence numbers.
    /// - Throws: `recordTooLong`; `overloaded`; `closed`; `storageFull`, `storageRefused`, `storageFailed`; `corrupted` where
    ///   somebody else wrote to the files or cut them meanwhile; `cryptographyFailed`. None of the records is recorded then;
    ///   with `overloaded`, `storageFull` and `storageRefused` a later call may succeed.
    /// - Complexity: one write for all calls that wait at the same time.
    public func append(_ records: [AuditRecord]) async throws(AuditLogError) -> AuditReceipt {
        var bodies: [LineBody] = []
        bodies.reserveCapacity(records.count)
        for record in records { bodies.append(try LineBody(record)) }
        let group = bodies
        return try await submit { .append(group, $0) }
    }

    /// Signs all records that there are, and keeps the checkpoint in the list. To be called from time to time where records
    /// come rarely, and before a checkpoint is published.
    ///
    /// - Returns: the checkpoint; the last one, where no record has come since.
    /// - Throws: `closed`; `storageFull`, `storageRefused`, `storageFailed`; `cryptographyFailed`.
    public func checkpoint() async throws(AuditLogError) -> SignedCheckpoint {
        try await submit { .checkpoint($0) }
    }

    /// Signs what there is, and lets others write to the folder. What was submitted before is written before.
    ///
    /// - Throws: as ``checkpoint()``; the log is closed all the same. Closing again does nothing.
    public func close() async throws(AuditLogError) {
        let _: Bool = try await submit { .close($0) }
    }

    private func submit<Answer: Sendable>(
        _ request: (CheckedContinuation<Result<Answer, AuditLogError>, Never>) -> LogRequest
    ) async throws(AuditLogError) -> Answer {
        let result = await withCheckedContinuation { continuation in
            let request = request(continuation)
            switch pending.withLock({ $0.add(request) }) {
            case .start: queue.async { self.drain() }
            case .wait: break
            case .refused:
                continuation.resume(
                    returning: .failure(
                        AuditLogError(
                            .overloaded, "more records wait than may: the disk is slower than what is asked of it")))
            }
        }
        return try result.get()
    }

    /// Writes until nothing waits.
    private func drain() {
        while true {
            let requests = pending.withLock { $0.take() }
            if requests.isEmpty { return }
            writer.withLock { writer in
                var rest = requests[...]
                while let first = rest.first {
                    let group = rest.prefix { $0.isAppend == first.isAppend }
                    rest = rest.dropFirst(group.count)
                    if first.isAppend { Self.append(group, &writer) } else { Self.conclude(group, &writer) }
                }
                guard writer.isCheckpointDue else { return }
                // Where it fails, the next write tries again, and fails if that does.
                do throws(AuditLogError) { _ = try writer.checkpoint() } catch {}
            }
        }
    }

    private static func append(_ requests: ArraySlice<LogRequest>, _ writer: inout LogWriter) {
        var groups: [[LineBody]] = []
        for case .append(let group, _) in requests { groups.append(group) }
        do throws(AuditLogError) {
            let receipts = try writer.write(groups)
            for (request, receipt) in zip(requests, receipts) {
                if case .append(_, let continuation) = request { continuation.resume(returning: .success(receipt)) }
            }
        } catch {
            for case .append(_, let continuation) in requests { continuation.resume(returning: .failure(error)) }
        }
    }

    private static func conclude(_ requests: ArraySlice<LogRequest>, _ writer: inout LogWriter) {
        for request in requests {
            switch request {
            case .append: break
            case .checkpoint(let continuation):
                do throws(AuditLogError) {
                    continuation.resume(returning: .success(try writer.checkpoint()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            case .close(let continuation):
                do throws(AuditLogError) {
                    try writer.close()
                    continuation.resume(returning: .success(true))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
    }
}
