import Dispatch
import Foundation
import Synchronization

/// Runs `body` in `count` threads that start together, and gives the results in the order of the threads.
///
/// Real threads, not tasks: the machine may have fewer cores than the test wants to see contending. When this returns
/// no thread holds on to `body` any more, so that what it captured can go.
package func inThreads<Output: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (_ thread: Int) throws -> Output
) throws -> [Output] {
    let meeting = Meeting(count, body)
    for index in 0..<count {
        Thread.detachNewThread {
            meeting.waitForAll()
            meeting.run(index)
            meeting.done.signal()
        }
    }
    for _ in 0..<count { meeting.done.wait() }
    return try meeting.leave().map { try $0!.get() }
}

private final class Meeting<Output: Sendable>: Sendable {
    typealias Body = @Sendable (Int) throws -> Output

    private struct Held: Sendable {
        let body: Body
    }

    let done = DispatchSemaphore(value: 0)
    private let held: Mutex<Held?>
    private let results: Mutex<[Result<Output, any Error>?]>
    private let missing: Atomic<Int>

    init(_ count: Int, _ body: @escaping Body) {
        held = Mutex(Held(body: body))
        results = Mutex(Array(repeating: nil, count: count))
        missing = Atomic(count)
    }

    func waitForAll() {
        missing.subtract(1, ordering: .acquiringAndReleasing)
        while missing.load(ordering: .acquiring) > 0 { sched_yield() }
    }

    /// The reference to the body is gone when this returns.
    @inline(never)
    func run(_ thread: Int) {
        let held = held.withLock { $0 }
        let result = Result { try held!.body(thread) }
        results.withLock { $0[thread] = result }
    }

    func leave() -> [Result<Output, any Error>?] {
        held.withLock { $0 = nil }
        return results.withLock { $0 }
    }
}
