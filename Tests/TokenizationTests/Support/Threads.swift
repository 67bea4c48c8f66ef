import Foundation
import Synchronization

/// Runs `body` in `count` threads that start together, and gives the results in the order of the threads.
func inThreads<Output: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (_ thread: Int) throws -> Output
) throws -> [Output] {
    let results = Mutex<[Result<Output, any Error>?]>(Array(repeating: nil, count: count))
    let missing = Mutex(count)
    DispatchQueue.concurrentPerform(iterations: count) { thread in
        missing.withLock { $0 -= 1 }
        let result = Result { try body(thread) }
        results.withLock { $0[thread] = result }
    }
    return try results.withLock { $0 }.map { try $0!.get() }
}
