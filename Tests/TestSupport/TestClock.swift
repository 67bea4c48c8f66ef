import Synchronization

/// A wall clock that a test sets: milliseconds since 1970.
package final class TestClock: Sendable {
    private let time: Atomic<Int64>

    package init(_ milliseconds: Int64 = 0) { time = Atomic(milliseconds) }

    package var now: Int64 {
        get { time.load(ordering: .sequentiallyConsistent) }
        set { time.store(newValue, ordering: .sequentiallyConsistent) }
    }
}

/// A monotonic clock that goes when it is told to.
package final class MonotonicTestClock: Sendable {
    private let start = ContinuousClock.now
    private let passed = Mutex(Duration.zero)

    package init() {}

    package func advance(by duration: Duration) { passed.withLock { $0 += duration } }

    package var now: ContinuousClock.Instant { start + passed.withLock { $0 } }
}
