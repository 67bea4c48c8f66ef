import Synchronization

@testable import DataProtection

/// A table whose first row comes to be somebody else's right before a transaction, so many times.
struct ChangingSource: RecordSource {
    private let memory: MemorySource
    private let changes: Int
    private let count = Counter()

    private final class Counter: Sendable {
        let value = Mutex(0)
    }

    init(_ memory: MemorySource, changes: Int) {
        self.memory = memory
        self.changes = changes
    }

    func cursor(of run: String) async throws -> RotationCursor? { try await memory.cursor(of: run) }

    func rows(_ request: RecordRequest) async throws -> RecordChunk { try await memory.rows(request) }

    func update(
        _ request: RecordRequest, run: String, from cursor: RotationCursor?,
        _ body: @Sendable (RecordChunk) throws -> RecordUpdate
    ) async throws {
        let number = count.value.withLock { count in
            count += 1
            return count
        }
        if number <= changes, request.position == nil { memory.change { $0[0]["person"] = "new\(number)" } }
        try await memory.update(request, run: run, from: cursor, body)
    }
}
