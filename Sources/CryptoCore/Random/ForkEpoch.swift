import COpenSSL
import Synchronization

/// A number that is different in every process after `fork`, for state that must not be used twice.
///
/// The number lives in a page that the kernel zeroes in a child (`MADV_WIPEONFORK`, which also covers `clone` and
/// `vfork` used directly); where that is not offered, a `pthread_atfork` handler zeroes it. A zero is replaced by the
/// next number on first sight. Reading it is one atomic load.
enum ForkEpoch {
    /// The current number: never zero, never the same as in the parent process.
    static var current: UInt64 {
        let epoch = unsafe page.pointer.pointee.load(ordering: .acquiring)
        return epoch != 0 ? epoch : advance()
    }

    private static func advance() -> UInt64 {
        let next = counter.add(1, ordering: .relaxed).newValue
        let (won, seen) = unsafe page.pointer.pointee.compareExchange(
            expected: 0, desired: next, ordering: .acquiringAndReleasing)
        return won ? next : seen
    }

    /// Ordinary memory, so that a child goes on from its parent's value.
    private static let counter = Atomic<UInt64>(0)

    /// @unchecked, @safe: the pointer never changes, and what it points to is atomic.
    @safe
    private struct Page: @unchecked Sendable {
        let pointer: UnsafeMutablePointer<Atomic<UInt64>>
    }

    private static let page: Page = {
        let size = Int(sdp_page_size())
        // Without a page of memory at the start of the process there is nothing sensible left to do.
        let memory = unsafe sdp_pages_map(size)!
        let pointer = unsafe memory.bindMemory(to: Atomic<UInt64>.self, capacity: 1)
        unsafe pointer.initialize(to: Atomic(0))
        if unsafe sdp_pages_wipe_on_fork(memory, size) == 0 {
            precondition(
                sdp_after_fork_in_child { unsafe ForkEpoch.page.pointer.pointee.store(0, ordering: .releasing) }
                    == 1, "fork cannot be noticed on this system")
        }
        return unsafe Page(pointer: pointer)
    }()
}
