import COpenSSL
public import Synchronization

/// Lends resources that only one thread may use at a time, such as a keyed libcrypto context.
///
/// A thread first tries an atomic slot of its own, then the other slots, then a locked list, and makes a new resource
/// only when all are lent out. In the common case that is one exchange to take and one to give back, on a cache line
/// that no other thread touches; a lock held over the operation would not scale, and a new context costs more than
/// most operations. What is idle stays for the next caller, up to a fixed number.
///
/// After `fork` the child goes on with its copy of the idle resources; those lent out in other threads are lost there.
/// As with every lock, a child that is forked while another thread is inside the locked list (rarely used) or the arena
/// of secrets cannot enter it: fork before the threads start, or `exec` afterwards.
@usableFromInline
package final class ExclusivePool<Resource: AnyObject>: Sendable {
    /// A slot alone on two cache lines (adjacent lines are fetched in pairs).
    /// @unchecked, @safe: whoever exchanges the reference out owns it alone, until it goes back after `body`.
    @safe
    @usableFromInline
    struct Slot: ~Copyable, @unchecked Sendable {
        @usableFromInline let resource: Atomic<Unmanaged<Resource>?>
        private let padding = InlineArray<15, UInt64>(repeating: 0)

        init() { unsafe resource = Atomic(nil) }
    }

    /// An idle resource beyond the slots. @unchecked, @safe: as above.
    @safe
    private struct Idle: @unchecked Sendable {
        let resource: Unmanaged<Resource>
    }

    @usableFromInline static var slotCount: Int { 8 }
    private static var overflowLimit: Int { 64 }

    @usableFromInline let slots: InlineArray<8, Slot>
    private let overflow = Mutex<[Idle]>([])
    private let make: @Sendable () throws(CryptoCoreError) -> Resource

    /// - Parameter make: makes a resource. Called without any lock held, possibly from several threads at once.
    package init(_ make: @escaping @Sendable () throws(CryptoCoreError) -> Resource) {
        slots = InlineArray { _ in Slot() }
        self.make = make
    }

    deinit {
        for index in slots.indices {
            unsafe slots[index].resource.exchange(nil, ordering: .acquiring)?.release()
        }
        overflow.withLock { overflow in
            while let idle = overflow.popLast() { unsafe idle.resource.release() }
        }
    }

    /// Runs `body` with a resource that nobody else uses meanwhile. The resource must not leave `body`.
    @inlinable
    package func withResource<Result: ~Copyable>(
        _ body: (Resource) throws(CryptoCoreError) -> Result
    ) throws(CryptoCoreError) -> Result {
        let home = threadSlot()
        let resource: Resource
        if let taken = unsafe slots[home].resource.exchange(nil, ordering: .acquiring) {
            resource = unsafe taken.takeRetainedValue()
        } else {
            resource = try takeElsewhere(home: home)
        }
        defer {
            // The reference moves into the slot; what was there (rarely anything) moves on. Each is owned by one place.
            if let displaced = unsafe slots[home].resource.exchange(
                .passRetained(resource), ordering: .acquiringAndReleasing)
            {
                unsafe keep(displaced, home: home)
            }
        }
        return try body(resource)
    }

    @usableFromInline
    func takeElsewhere(home: Int) throws(CryptoCoreError) -> Resource {
        for step in 1..<Self.slotCount {
            let index = (home &+ step) & (Self.slotCount - 1)
            if let taken = unsafe slots[index].resource.exchange(nil, ordering: .acquiring) {
                return unsafe taken.takeRetainedValue()
            }
        }
        if let idle = overflow.withLock({ $0.popLast() }) { return unsafe idle.resource.takeRetainedValue() }
        return try make()
    }

    @usableFromInline
    func keep(_ resource: Unmanaged<Resource>, home: Int) {
        var resource = unsafe resource
        for step in 1..<Self.slotCount {
            let index = (home &+ step) & (Self.slotCount - 1)
            guard let displaced = unsafe slots[index].resource.exchange(resource, ordering: .acquiringAndReleasing)
            else {
                return
            }
            unsafe resource = unsafe displaced
        }
        let idle = unsafe Idle(resource: resource)
        let kept = overflow.withLock { overflow in
            guard overflow.count < Self.overflowLimit else { return false }
            overflow.append(idle)
            return true
        }
        if !kept { unsafe resource.release() }
    }

    @usableFromInline
    func threadSlot() -> Int { Int(truncatingIfNeeded: sdp_thread_hash()) & (Self.slotCount - 1) }
}

/// Reflects nothing: a mirror would copy the slots, which cannot be copied, and show what is in the resources.
extension ExclusivePool: CustomReflectable {
    @usableFromInline package var customMirror: Mirror { Mirror(self, children: []) }
}
