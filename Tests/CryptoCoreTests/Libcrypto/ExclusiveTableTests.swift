import TestSupport
import Testing

@testable import CryptoCore

@Suite("A bounded table of resources")
struct ExclusiveTableTests {
    private final class Resource {
        let name: Int
        init(_ name: Int) { self.name = name }
    }

    @Test("finds what was put there by number and bytes, whatever collides")
    func collisions() {
        let table = ExclusiveTable<Resource>(capacity: 4)
        // One hash for all: the number and the bytes decide.
        let keys: [(UInt32, [UInt8])] = [(1, [1, 2, 3]), (2, [1, 2, 3]), (1, [1, 2]), (1, [])]
        for (name, key) in keys.enumerated() { table.insert(Resource(name), 99, key.0, key.1.span) }
        for (name, key) in keys.enumerated() { #expect(table.find(99, key.0, key.1.span)?.name == name) }
        #expect(table.find(99, 3, [1, 2, 3].span) == nil)
        #expect(table.find(99, 1, [1, 2, 4].span) == nil)
        #expect(table.find(99, 1, [1, 2, 3, 0].span) == nil)
        #expect(table.find(98, 1, [1, 2, 3].span) == nil)
    }

    @Test("differences in any byte of a long key count", arguments: [1, 7, 8, 9, 16, 23, 40])
    func everyByte(count: Int) {
        let table = ExclusiveTable<Resource>(capacity: 4)
        let key = [UInt8](repeating: 7, count: count)
        table.insert(Resource(0), 5, 1, key.span)
        for bit in 0..<8 * count { #expect(table.find(5, 1, key.flipping(bit: bit).span) == nil) }
        #expect(table.find(5, 1, key.span) != nil)
    }

    @Test("gives up the one of a bucket that was not used for longest")
    func leastRecentlyUsed() {
        let table = ExclusiveTable<Resource>(capacity: 4)
        for name in 0..<4 { table.insert(Resource(name), 8, UInt32(name), Span()) }
        // 1 is the oldest use now.
        for name in [0, 3, 2, 0] { #expect(table.find(8, UInt32(name), Span()) != nil) }
        table.insert(Resource(4), 8, 4, Span())
        #expect([0, 1, 2, 3, 4].map { table.find(8, $0, Span())?.name } == [0, nil, 2, 3, 4])
        // 0 is next, since the look-ups above went from 0 to 4.
        table.insert(Resource(5), 8, 5, Span())
        #expect([0, 2, 3, 4, 5].map { table.find(8, $0, Span())?.name } == [nil, 2, 3, 4, 5])
    }

    @Test(
        "holds as many as its capacity, rounded up, and lets go of the others",
        arguments: [(1, 4), (4, 4), (5, 8), (100, 128), (256, 256)])
    func bounded(capacity: Int, places: Int) {
        let table = ExclusiveTable<Resource>(capacity: capacity)
        var weak: [() -> Resource?] = []
        for name in 0..<4 * places {
            let resource = Resource(name)
            weak.append { [weak resource] in resource }
            table.insert(resource, UInt64(name), 1, Span())
        }
        #expect(weak.filter { $0() != nil }.count == places)
        // The last ones: their hashes go round the buckets.
        for name in 3 * places..<4 * places { #expect(table.find(UInt64(name), 1, Span())?.name == name) }
    }

    @Test("hashes depend on every part, and on the seed", arguments: Seed.all)
    func hashes(seed: Seed) {
        var random = seed.generator
        var seen: Set<UInt64> = []
        for count in 0...40 {
            let bytes = random.bytes(count)
            seen.insert(ExclusiveTable<Resource>.hash(1, bytes.span, seed: seed.value))
            seen.insert(ExclusiveTable<Resource>.hash(2, bytes.span, seed: seed.value))
            seen.insert(ExclusiveTable<Resource>.hash(1, bytes.span, seed: ~seed.value))
            seen.insert(ExclusiveTable<Resource>.hash(1, (bytes + [0]).span, seed: seed.value))
            for bit in 0..<8 * count {
                seen.insert(ExclusiveTable<Resource>.hash(1, bytes.flipping(bit: bit).span, seed: seed.value))
            }
        }
        #expect(seen.count == 41 * 4 + 8 * (0...40).reduce(0, +))
    }
}
