/// Resources that are found by a number and a byte string, for one thread at a time: a bounded table with four places
/// for each hash, of which the longest unused is given up.
///
/// Lent by an `ExclusivePool`, so that the threads that work at the same time each have their own and none waits.
@usableFromInline
package final class ExclusiveTable<Resource: AnyObject> {
    /// @safe, here and below: one thread at a time has the table, and nothing in here calls out (but the end of a resource
    /// that is given up, which does not know the table), so that accesses cannot overlap and need no check of it.
    @safe
    @usableFromInline
    final class Entry {
        @usableFromInline let hash: UInt64
        @usableFromInline let number: UInt32
        @usableFromInline let bytes: [UInt8]
        @usableFromInline let resource: Resource
        @exclusivity(unchecked) @usableFromInline var lastUse: UInt64

        init(_ resource: Resource, _ hash: UInt64, _ number: UInt32, _ bytes: [UInt8], _ lastUse: UInt64) {
            (self.resource, self.hash, self.number, self.bytes) = (resource, hash, number, bytes)
            unsafe self.lastUse = lastUse
        }
    }

    @inlinable static var ways: Int { 4 }

    @exclusivity(unchecked) @usableFromInline var entries: [Entry?]
    @exclusivity(unchecked) @usableFromInline var clock: UInt64 = 0
    @usableFromInline let mask: UInt64

    /// - Parameter capacity: rounded up to a power of two, at least 4.
    package init(capacity: Int) {
        var buckets = 1
        while buckets * Self.ways < capacity { buckets *= 2 }
        mask = UInt64(buckets - 1)
        unsafe entries = Array(repeating: nil, count: buckets * Self.ways)
    }

    /// The resource of a number and bytes, if it is in the table.
    ///
    /// - Parameter hash: of ``hash(_:_:seed:)``.
    @inlinable
    package func find(_ hash: UInt64, _ number: UInt32, _ bytes: Span<UInt8>) -> Resource? {
        let start = Int(hash & mask) &* Self.ways
        for index in start..<start &+ Self.ways {
            guard let entry = unsafe entries[index], entry.hash == hash, entry.number == number else { continue }
            let known = entry.bytes
            guard known.span.isIdenticalInBytes(to: bytes) else { continue }
            unsafe clock &+= 1
            unsafe entry.lastUse = clock
            return entry.resource
        }
        return nil
    }

    /// Keeps a resource, in the place of the one of its bucket that was not used for longest.
    @usableFromInline
    package func insert(_ resource: Resource, _ hash: UInt64, _ number: UInt32, _ bytes: Span<UInt8>) {
        unsafe clock &+= 1
        let start = Int(hash & mask) * Self.ways
        var oldest = start
        for index in start..<start + Self.ways where lastUse(index) < lastUse(oldest) { oldest = index }
        unsafe entries[oldest] = Entry(resource, hash, number, bytes.indices.map { bytes[$0] }, clock)
    }

    private func lastUse(_ index: Int) -> UInt64 { unsafe entries[index].map { entry in unsafe entry.lastUse } ?? 0 }

    /// Spreads a number and bytes over 64 bits. Not for security: the bytes are compared, and a collision costs a
    /// place.
    ///
    /// - Parameter seed: random, so that whoever chooses the bytes cannot choose such as collide.
    @inlinable
    package static func hash(_ number: UInt32, _ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
        var state = seed ^ UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset &+ 8 <= bytes.count {
            state = mixed(state ^ bytes.littleEndianWord(at: offset))
            offset &+= 8
        }
        var last = UInt64(bytes.count)
        while offset < bytes.count {
            last = last &<< 8 | UInt64(bytes[offset])
            offset &+= 1
        }
        return mixed(state ^ last)
    }

    @inlinable
    static func mixed(_ word: UInt64) -> UInt64 {
        let (high, low) = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }
}

extension Span<UInt8> {
    /// Whether both are the same bytes. Not for secrets: stops at the first difference.
    @inlinable
    func isIdenticalInBytes(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var offset = 0
        while offset &+ 8 <= count {
            guard littleEndianWord(at: offset) == other.littleEndianWord(at: offset) else { return false }
            offset &+= 8
        }
        while offset < count {
            guard self[offset] == other[offset] else { return false }
            offset &+= 1
        }
        return true
    }
}
