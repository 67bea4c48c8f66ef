import CryptoCore
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ProtectionKeys

@Suite("The cache of derived keys")
struct SubkeyCacheTests {
    /// A derived key that tells when it goes, and how many there are.
    private final class Tracked {
        let bytes: [UInt8]
        private let living: Living

        init(_ key: SecretBytes, _ living: Living) {
            bytes = key.withBytes { bytes in bytes.indices.map { bytes[$0] } }
            self.living = living
            living.made.add(1, ordering: .relaxed)
            living.count.add(1, ordering: .relaxed)
        }

        deinit { living.count.subtract(1, ordering: .relaxed) }
    }

    private final class Living: Sendable {
        let count = Atomic(0)
        let made = Atomic(0)
    }

    private func root(cachedSubkeys: Int) throws -> RootKeyset {
        var keyset = try Keyset(.root)
        try keyset.add(.root)
        return try RootKeyset(keyset, cachedSubkeys: cachedSubkeys)
    }

    private func cache(_ root: RootKeyset, _ living: Living, label: [UInt8] = []) -> SubkeyCache<Tracked> {
        SubkeyCache(root, .blindIndex, label: label) { key in Tracked(key, living) }
    }

    private static func scope(_ number: Int) -> [UInt8] {
        let context = FieldContext(tenant: "tenant \(number)", domain: "d")
        return context.scope
    }

    private func expected(_ root: RootKeyset, _ id: KeyID, _ number: Int) throws -> [UInt8] {
        let key = try root.liveKey(id).subkey(.blindIndex, scope: Self.scope(number).span, label: Span())
        return key.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }

    @Test("is bounded, and gives the right key whatever it gave up", arguments: [0, 4, 16, 256])
    func bounded(capacity: Int) throws {
        let (root, living) = (try root(cachedSubkeys: capacity), Living())
        do {
            let cache = cache(root, living)
            for number in 0..<10_000 {
                let id = root.liveKeyIDs[number % 2]
                let bytes = try cache.withPrimitive(of: id, scope: Self.scope(number % 5000).span) { $0.bytes }
                if number % 97 == 0 { #expect(try bytes == expected(root, id, number % 5000)) }
                if number % 1000 == 0 { #expect(living.count.load(ordering: .relaxed) <= max(capacity, 4)) }
            }
            let left = living.count.load(ordering: .relaxed)
            #expect(left <= max(capacity, 4) && left > 0)
        }
        #expect(living.count.load(ordering: .relaxed) == 0)
    }

    @Test("derives a key once while it is in use")
    func reuse() throws {
        let (root, living) = (try root(cachedSubkeys: 256), Living())
        let cache = cache(root, living)
        for number in 0..<1000 {
            _ = try cache.withPrimitive(of: root.primaryKeyID, scope: Self.scope(number % 8).span) { $0.bytes }
        }
        #expect(living.made.load(ordering: .relaxed) == 8)
    }

    @Test("keeps keys, contexts and labels apart")
    func apart() throws {
        let (root, living) = (try root(cachedSubkeys: 4), Living())
        let caches = [cache(root, living), cache(root, living, label: [1]), cache(root, living, label: [1, 0])]
        var seen: Set<[UInt8]> = []
        for _ in 0..<2 {
            for cache in caches {
                for id in root.liveKeyIDs {
                    for number in 0..<20 {
                        seen.insert(try cache.withPrimitive(of: id, scope: Self.scope(number).span) { $0.bytes })
                    }
                }
            }
        }
        #expect(seen.count == 3 * 2 * 20)
    }

    @Test("is right in eight threads that push each other's keys out")
    func threads() throws {
        let (root, living) = (try root(cachedSubkeys: 4), Living())
        let cache = cache(root, living)
        let keys = try (0..<40).map { try expected(root, root.primaryKeyID, $0) }
        let wrong = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for round in 0..<500 {
                let number = (round * 7 + thread * 5) % 40
                let bytes = try? cache.withPrimitive(of: root.primaryKeyID, scope: Self.scope(number).span) { $0.bytes }
                if bytes != keys[number] { wrong.add(1, ordering: .relaxed) }
            }
        }
        #expect(wrong.load(ordering: .relaxed) == 0)
        #expect(living.count.load(ordering: .relaxed) <= 8 * 4)
    }

    @Test("a failed derivation is an error each time, and leaves nothing behind")
    func failure() throws {
        let (root, living) = (try root(cachedSubkeys: 4), Living())
        let cache = cache(root, living)
        let long = [UInt8](repeating: 1, count: 40_000)
        for _ in 0..<2 {
            #expect(throws: CryptoCoreError.self) {
                try cache.withPrimitive(of: root.primaryKeyID, scope: long.span) { _ in }
            }
        }
        #expect(living.made.load(ordering: .relaxed) == 0)
    }
}
