import Synchronization

@testable import DataProtection

/// A table in memory, ordered by its column "id", that can be killed at every step of a transaction.
final class MemorySource: RecordSource {
    struct Killed: Error {}

    /// Where a process may die.
    enum Step: CaseIterable {
        case beforeReading, beforeBody, beforeCommit, afterCommit
    }

    struct State {
        var rows: [[String: String?]]
        var cursors: [String: RotationCursor] = [:]
        var commits = 0
        var kill: (step: Step, update: Int)?
        var updates = 0
    }

    private let state: Mutex<State>

    init(_ columns: TableColumns) {
        let rows = (0..<columns.count).map { columns.row($0) }.sorted { $0["id"]!! < $1["id"]!! }
        state = Mutex(State(rows: rows))
    }

    var commits: Int { state.withLock(\.commits) }

    /// The stored rows, in their order.
    func columns(_ names: [String]) throws -> TableColumns {
        let rows = state.withLock(\.rows)
        return try TableColumns(names.map { name in (name, rows.map { $0[name] ?? nil }) })
    }

    func kill(_ step: Step?, update: Int = 0) {
        state.withLock {
            $0.kill = step.map { ($0, update) }
            $0.updates = 0
        }
    }

    func change(_ body: (inout [[String: String?]]) -> Void) { state.withLock { body(&$0.rows) } }

    /// Somebody writes past the library.
    func changeCursors(_ body: (inout RotationCursor) -> Void) {
        state.withLock { state in
            for run in state.cursors.keys {
                state.cursors[run].map { cursor in
                    var cursor = cursor
                    body(&cursor)
                    state.cursors[run] = cursor
                }
            }
        }
    }

    func cursor(of run: String) async throws -> RotationCursor? { state.withLock { $0.cursors[run] } }

    func rows(_ request: RecordRequest) async throws -> RecordChunk {
        try state.withLock { try Self.chunk($0, request) }
    }

    func update(
        _ request: RecordRequest, run: String, from cursor: RotationCursor?,
        _ body: @Sendable (RecordChunk) throws -> RecordUpdate
    ) async throws {
        try state.withLock { state in
            let number = state.updates
            state.updates += 1
            func die(_ step: Step) throws {
                if let kill = state.kill, kill.step == step, kill.update == number { throw Killed() }
            }
            try die(.beforeReading)
            guard state.cursors[run] == cursor else { throw DataProtectionError.cursorMoved }
            let places = Self.places(state, request)
            let chunk = try Self.chunk(state, request)
            try die(.beforeBody)
            let update = try body(chunk)
            try die(.beforeCommit)
            for (place, row) in update.rows.enumerated() {
                for name in update.columns.names { state.rows[places[row]][name] = update.columns[name]![place] }
            }
            state.cursors[run] = update.cursor
            state.commits += 1
            try die(.afterCommit)
        }
    }

    private static func places(_ state: State, _ request: RecordRequest) -> [Int] {
        Array(
            state.rows.indices.filter { place in request.position.map { state.rows[place]["id"]!! > $0 } ?? true }
                .prefix(request.limit))
    }

    private static func chunk(_ state: State, _ request: RecordRequest) throws -> RecordChunk {
        let places = places(state, request)
        let columns = try TableColumns(
            request.columns.map { name in (name, places.map { state.rows[$0][name] ?? nil }) })
        return RecordChunk(columns: columns, end: places.last.map { state.rows[$0]["id"]!! })
    }
}
