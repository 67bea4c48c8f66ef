import Glibc
import Synchronization
import TestSupport
import Testing

@testable import CryptoCore

@Suite("A pool that lends to one at a time")
struct ExclusivePoolTests {
    /// How many resources were made and have gone.
    private final class Tally: Sendable {
        let made = Atomic(0)
        let gone = Atomic(0)
        var counts: [Int] {
            [made.load(ordering: .sequentiallyConsistent), gone.load(ordering: .sequentiallyConsistent)]
        }
    }

    private final class Resource: Sendable {
        let taken = Atomic(false)
        private let tally: Tally

        init(_ tally: Tally) {
            self.tally = tally
            tally.made.add(1, ordering: .sequentiallyConsistent)
        }

        deinit { tally.gone.add(1, ordering: .sequentiallyConsistent) }
    }

    private func pool(_ tally: Tally) -> ExclusivePool<Resource> {
        ExclusivePool { () throws(CryptoCoreError) in Resource(tally) }
    }

    /// What `body` makes has gone when this returns.
    private static func scoped(_ body: () throws -> Void) rethrows { try body() }

    @Test("never lends a resource to two threads, and lets all go at the end")
    func exclusive() throws {
        let tally = Tally()
        try Self.scoped {
            let pool = pool(tally)
            let clashes = try inThreads(8) { _ in
                var clashes = 0
                for round in 0..<20_000 {
                    try pool.withResource { resource in
                        if resource.taken.exchange(true, ordering: .sequentiallyConsistent) { clashes += 1 }
                        if round % 16 == 0 { sched_yield() }
                        if !resource.taken.exchange(false, ordering: .sequentiallyConsistent) { clashes += 1 }
                    }
                }
                return clashes
            }
            #expect(clashes == [Int](repeating: 0, count: 8))
            #expect(tally.counts[0] >= 1)
            // Eight may be lent out at once; few more are made, when one is on its way back.
            #expect(tally.counts[0] <= 64)
            #expect(tally.counts[1] == 0)
        }
        #expect(tally.counts[1] == tally.counts[0])
    }

    @Test("makes a single resource for one user after another")
    func reuses() throws {
        let tally = Tally()
        let pool = pool(tally)
        let first = try pool.withResource { ObjectIdentifier($0) }
        for _ in 0..<1000 { #expect(try pool.withResource { ObjectIdentifier($0) } == first) }
        #expect(tally.counts == [1, 0])
    }

    @Test("finds what another thread gave back")
    func acrossThreads() throws {
        let tally = Tally()
        let pool = pool(tally)
        for _ in 0..<32 { _ = try inThreads(1) { _ in try pool.withResource { _ in } } }
        #expect(tally.counts == [1, 0])
    }

    @Test("lends as many as are asked for at once, all different, and keeps a limited number")
    func nested() throws {
        let tally = Tally()
        try Self.scoped {
            let pool = pool(tally)
            let all = try nest(pool, depth: 500)
            #expect(Set(all).count == 500)
            #expect(tally.counts[0] == 500)
            let kept = 500 - tally.counts[1]
            #expect((1...100).contains(kept))
            // What was kept serves again before anything is made.
            let again = try nest(pool, depth: kept)
            #expect(Set(again).count == kept)
            #expect(tally.counts == [500, 500 - kept])
        }
        #expect(tally.counts == [500, 500])
    }

    private func nest(_ pool: ExclusivePool<Resource>, depth: Int) throws(CryptoCoreError) -> [ObjectIdentifier] {
        if depth == 0 { return [] }
        return try pool.withResource { (resource) throws(CryptoCoreError) in
            try [ObjectIdentifier(resource)] + nest(pool, depth: depth - 1)
        }
    }

    @Test("takes the resource back from a body that throws")
    func throwingBody() throws {
        let tally = Tally()
        let pool = pool(tally)
        for _ in 0..<100 {
            let error = thrown {
                try pool.withResource { (_) throws(CryptoCoreError) in throw CryptoCoreError(.inputTooLong, "body") }
            }
            #expect(error == CryptoCoreError(.inputTooLong, "body"))
        }
        #expect(tally.counts == [1, 0])
    }

    @Test("throws what making a resource throws, and tries again the next time")
    func throwingMake() throws {
        let fails = Flag()
        let tally = Tally()
        let pool = ExclusivePool<Resource> { () throws(CryptoCoreError) in
            if fails.isUp.load(ordering: .sequentiallyConsistent) { throw CryptoCoreError(.outOfMemory, "make") }
            return Resource(tally)
        }
        for _ in 0..<3 {
            #expect(thrown { try pool.withResource { _ in } } == CryptoCoreError(.outOfMemory, "make"))
        }
        fails.isUp.store(false, ordering: .sequentiallyConsistent)
        try pool.withResource { _ in }
        #expect(tally.counts == [1, 0])
    }

    private final class Flag: Sendable { let isUp = Atomic(true) }
}
