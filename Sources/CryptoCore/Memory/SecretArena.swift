import COpenSSL
import Synchronization

/// Memory for secrets: pages that are locked, excluded from core dumps and fenced by unreadable pages, cut into slots.
///
/// libcrypto has a secure heap too, but it is one per process with a size fixed at its start: using it would decide for
/// the host application, and could use up what its TLS keys need. A page per secret would use up the lock limit.
///
/// Slots are wiped when they are given back. Regions for small secrets are kept for reuse; a secret above the largest
/// slot size has a region of its own, unmapped at the end.
final class SecretArena: Sendable {
    static let shared = SecretArena()

    /// The size classes.
    static let slotSizes = [32, 64, 128, 256, 512, 1024, 2048]
    private static let slotsPerRegion = 64

    /// The start of a free slot. @unchecked, @safe: whoever takes it out of a list owns the memory alone.
    @safe
    private struct Slot: @unchecked Sendable {
        let address: UnsafeMutableRawPointer
    }

    private let free = Mutex([[Slot]](repeating: [], count: slotSizes.count))

    /// Zeroed memory for `count` bytes. Complexity: O(1), and a few system calls when a region is used up.
    func allocate(_ count: Int) throws(CryptoCoreError) -> UnsafeMutableBufferPointer<UInt8> {
        guard count > 0 else { return unsafe UnsafeMutableBufferPointer(start: nil, count: 0) }
        let start: UnsafeMutableRawPointer
        if let sizeClass = Self.sizeClass(of: count) {
            unsafe start = try unsafe takeSlot(sizeClass)
        } else {
            unsafe start = try unsafe Self.mapRegion(bytes: count)
        }
        return unsafe UnsafeMutableBufferPointer(
            start: start.initializeMemory(as: UInt8.self, repeating: 0, count: count), count: count)
    }

    /// Wipes the memory and takes it back.
    func deallocate(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
        unsafe sdp_wipe(start, buffer.count)
        if let sizeClass = Self.sizeClass(of: buffer.count) {
            let slot = unsafe Slot(address: start)
            free.withLock { free in free[sizeClass].append(slot) }
        } else {
            unsafe Self.unmapRegion(start, bytes: buffer.count)
        }
    }

    private static func sizeClass(of count: Int) -> Int? { slotSizes.firstIndex { count <= $0 } }

    private func takeSlot(_ sizeClass: Int) throws(CryptoCoreError) -> UnsafeMutableRawPointer {
        if let slot = free.withLock({ free in free[sizeClass].popLast() }) { return unsafe slot.address }
        let size = Self.slotSizes[sizeClass]
        // The region has `slotsPerRegion` slots; the first goes to the caller, each other into the list, once.
        let region = try unsafe Self.mapRegion(bytes: size * Self.slotsPerRegion)
        let slots = (1..<Self.slotsPerRegion).map { index in unsafe Slot(address: region + index * size) }
        free.withLock { free in free[sizeClass].append(contentsOf: slots) }
        return unsafe region
    }

    /// Locking can fail where the limit is low, and dumps cannot be steered on every system; the rest still holds.
    private static func mapRegion(bytes: Int) throws(CryptoCoreError) -> UnsafeMutableRawPointer {
        let (page, size) = (pageSize, roundedToPages(bytes))
        guard let fenced = unsafe sdp_pages_map(size + 2 * page) else {
            throw CryptoCoreError(.outOfMemory, "no memory for \(bytes) secret bytes")
        }
        let region = unsafe fenced + page
        _ = unsafe sdp_pages_forbid(fenced, page)
        _ = unsafe sdp_pages_forbid(region + size, page)
        _ = unsafe sdp_pages_lock(region, size)
        _ = unsafe sdp_pages_exclude_from_dumps(region, size)
        return unsafe region
    }

    private static func unmapRegion(_ region: UnsafeMutableRawPointer, bytes: Int) {
        unsafe sdp_pages_unmap(region - pageSize, roundedToPages(bytes) + 2 * pageSize)
    }

    private static let pageSize = Int(sdp_page_size())

    private static func roundedToPages(_ bytes: Int) -> Int { (bytes + pageSize - 1) / pageSize * pageSize }
}
