import TestSupport
import Testing

@testable import CryptoCore

@Suite("The memory of secrets")
struct SecretArenaTests {
    @Test("does not overlap, whatever the sizes")
    func disjoint() throws {
        var random = SplitMix64(seed: 11)
        let sizes = (0..<600).map { _ in Int.random(in: 1...300, using: &random) } + [2048, 2049, 4096, 9000]
        let secrets = try sizes.map { size in try SecretBytes(random.bytes(size)) }
        let ranges = secrets.map { $0.address..<($0.address + UInt($0.count)) }.sorted { $0.lowerBound < $1.lowerBound }
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        var again = SplitMix64(seed: 11)
        _ = (0..<600).map { _ in Int.random(in: 1...300, using: &again) }
        #expect(secrets.map(\.exposed) == sizes.map { again.bytes($0) })
    }

    @Test("is used by many threads at once without mixing them up")
    func threads() throws {
        let intact = try inThreads(8) { thread in
            try (0..<2000).allSatisfy { round in
                let content = [UInt8](repeating: UInt8(truncatingIfNeeded: thread * 31 + round), count: 1 + round % 90)
                let secrets = try (0..<3).map { _ in try SecretBytes(content) }
                return secrets.allSatisfy { $0.exposed == content }
            }
        }
        #expect(intact == [Bool](repeating: true, count: 8))
    }

    @Test("lies between pages that cannot be read", .enabled(if: MemoryMap.isOffered), arguments: [32, 2048, 10_000])
    func fences(count: Int) throws {
        let secret = try SecretBytes([UInt8](repeating: 1, count: count))
        let map = try MemoryMap()
        let region = try #require(map.region(at: secret.address))
        #expect(region.permissions == "rw-p")
        #expect(region.range.contains(secret.address + UInt(count) - 1))
        #expect(map.region(at: region.range.lowerBound - 1)?.permissions == "---p")
        #expect(map.region(at: region.range.upperBound)?.permissions == "---p")
    }

    @Test("stays out of core dumps", .enabled(if: MemoryMap.isOffered), arguments: [32, 10_000])
    func dumps(count: Int) throws {
        let secret = try SecretBytes([UInt8](repeating: 1, count: count))
        let region = try #require(try MemoryMap().region(at: secret.address))
        #expect(region.flags.contains("dd"))
    }

    /// Not where the limit is too low, and not under a sanitizer: those ignore the request.
    @Test("stays out of swap", .enabled(if: (try? MemoryMap.locksPages) == true), arguments: [32, 10_000])
    func swap(count: Int) throws {
        let secret = try SecretBytes([UInt8](repeating: 1, count: count))
        let region = try #require(try MemoryMap().region(at: secret.address))
        #expect(region.flags.contains("lo"))
    }
}
