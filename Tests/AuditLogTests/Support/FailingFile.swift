import CryptoCore
import Synchronization
import TestSupport

@testable import AuditLog

/// A disk that fails when it is told to.
final class FailingDisk: Sendable {
    struct Plan: Sendable {
        /// Bytes that can still be written, to all files together.
        var room = Int.max
        var failsToSynchronize = false
        var failsToTruncate = false
        var failsToCreate = false
    }

    let plan = Mutex(Plan())

    func set(_ change: (inout Plan) -> Void) { plan.withLock { change(&$0) } }

    func open(_ path: String, _ opening: AppendOnlyFile.Opening) throws(FileError) -> any AppendTarget {
        if opening == .creating, plan.withLock(\.failsToCreate) { throw FileError(number: 28, operation: "open") }
        return FailingFile(self, try AppendOnlyFile(path, opening))
    }
}

final class FailingFile: AppendTarget {
    private let disk: FailingDisk
    private let file: AppendOnlyFile

    init(_ disk: FailingDisk, _ file: AppendOnlyFile) { (self.disk, self.file) = (disk, file) }

    func size() throws(FileError) -> Int { try file.size() }

    /// Writes what there is room for, as a full disk does.
    func append(_ bytes: Span<UInt8>) throws(FileError) {
        let count = disk.plan.withLock { plan in
            let count = min(plan.room, bytes.count)
            plan.room -= count
            return count
        }
        try file.append(bytes.extracting(first: count))
        if count < bytes.count { throw FileError(number: 28, operation: "write") }
    }

    func synchronize() throws(FileError) {
        if disk.plan.withLock(\.failsToSynchronize) { throw FileError(number: 5, operation: "synchronize") }
        try file.synchronize()
    }

    func truncate(to size: Int) throws(FileError) {
        if disk.plan.withLock(\.failsToTruncate) { throw FileError(number: 5, operation: "truncate") }
        try file.truncate(to: size)
    }
}

/// A log on such a disk.
func failingLog(
    _ disk: FailingDisk, _ folder: TemporaryFolder,
    limits: AuditLogLimits = timeless
) throws -> FileAuditLog {
    try FileAuditLog(
        directory: folder.path, signers: [testSigner()], earlierKeys: [], limits: limits
    ) { (path, opening) throws(FileError) in try disk.open(path, opening) }
}
