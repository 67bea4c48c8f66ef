import Synchronization

/// How many cells of each column were not shown, and why.
final class RevealTally: Sendable {
    private struct Kind: Hashable, Sendable {
        let column, reason: String
    }

    private let counts = Mutex<[Kind: Int]>([:])

    func add(_ count: Int, _ column: String, _ reason: String) {
        counts.withLock { $0[Kind(column: column, reason: reason), default: 0] += count }
    }

    /// A line for each column and reason.
    var lines: [String] {
        counts.withLock { $0 }.sorted { ($0.key.column, $0.key.reason) < ($1.key.column, $1.key.reason) }.map {
            "\($0.value) values of column '\($0.key.column)' are not shown: \($0.key.reason)"
        }
    }
}
