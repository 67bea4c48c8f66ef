import ProtectionKeys
import Synchronization
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("A cache of subject keys")
struct SubjectKeyCacheTests {
    /// A store that counts, and can fail or be shredded behind the cache's back.
    final class Probe: SubjectKeyStore {
        let store = InMemorySubjectKeyStore()
        let asked = Mutex(0)
        let isDown = Mutex(false)
        /// Runs between the answer of the store and its return.
        let interlude = Mutex<(@Sendable () -> Void)?>(nil)

        private func ask(_ count: Int) throws(FieldEncryptionError) {
            if isDown.withLock({ $0 }) { throw .storeUnavailable("down") }
            asked.withLock { $0 += count }
        }

        func keys(of subjects: [String], tenant: String?) async throws(FieldEncryptionError) -> [SubjectKeyState] {
            try ask(subjects.count)
            let states = try store.keys(of: subjects, tenant: tenant)
            interlude.withLock { $0 }?()
            return states
        }

        func makeKeys(
            of subjects: [String], tenant: String?
        ) async throws(FieldEncryptionError) -> [SubjectKeyState] {
            try ask(subjects.count)
            return try store.makeKeys(of: subjects, tenant: tenant)
        }

        func shred(_ subjects: [String], tenant: String?) async throws(FieldEncryptionError) {
            try ask(0)
            store.shred(subjects, tenant: tenant)
        }
    }

    private let probe = Probe()
    private let clock = MonotonicTestClock()

    private func cache(capacity: Int = 100) -> SubjectKeyCache {
        let clock = clock
        return SubjectKeyCache(probe, timeToLive: .seconds(10), capacity: capacity) { clock.now }
    }

    private var asked: Int { probe.asked.withLock { $0 } }

    @Test("asks the store once for each subject, and mixes what it knows with what it asks for")
    func reading() async throws {
        let cache = cache()
        #expect(try await cache.keys(of: ["a"], tenant: nil) == [.absent])
        let made = try await cache.makeKeys(of: ["a", "b", "a"], tenant: nil)
        #expect(made[0] == made[2] && made[0] != made[1] && made.allSatisfy { $0.key != nil })
        let before = asked
        #expect(try await cache.keys(of: ["b", "a"], tenant: nil) == [made[1], made[0]])
        #expect(try await cache.makeKey(of: "a", tenant: nil) == made[0])
        #expect(asked == before)
        #expect(try await cache.keys(of: ["b", "new", "a"], tenant: nil) == [made[1], .absent, made[0]])
        #expect(asked == before + 1)
        #expect(try await cache.key(of: "a", tenant: "t") == .absent)
        #expect(try await cache.keys(of: [], tenant: nil) == [])
    }

    @Test("gives out a key that was shredded elsewhere for no longer than it says")
    func bound() async throws {
        let cache = cache()
        let made = try await cache.makeKeys(of: ["a"], tenant: nil)
        probe.store.shred(["a"], tenant: nil)
        clock.advance(by: .milliseconds(9_999))
        #expect(try await cache.keys(of: ["a"], tenant: nil) == made)
        clock.advance(by: .milliseconds(1))
        #expect(try await cache.keys(of: ["a"], tenant: nil) == [.shredded])
        #expect(try await cache.makeKeys(of: ["a"], tenant: nil) == [.shredded])
    }

    @Test("forgets at once what is shredded through it, or what it is told to forget")
    func shredding() async throws {
        let cache = cache()
        _ = try await cache.makeKeys(of: ["a", "b", "c"], tenant: nil)
        try await cache.shred(["a"], tenant: nil)
        #expect(try await cache.key(of: "a", tenant: nil) == .shredded)
        probe.store.shred(["b", "c"], tenant: nil)
        cache.forget(["b"], tenant: nil)
        #expect(try await cache.key(of: "b", tenant: nil) == .shredded)
        #expect(try await cache.key(of: "c", tenant: nil).key != nil)
        cache.forgetAll()
        #expect(try await cache.key(of: "c", tenant: nil) == .shredded)
    }

    @Test("does not keep an answer that was on its way when the subject was forgotten")
    func race() async throws {
        let cache = cache()
        _ = try await cache.makeKeys(of: ["a"], tenant: nil)
        cache.forgetAll()
        let store = probe.store
        probe.interlude.withLock {
            $0 = {
                store.shred(["a"], tenant: nil)
                cache.forget(["a"], tenant: nil)
            }
        }
        #expect(try await cache.key(of: "a", tenant: nil).key != nil)
        probe.interlude.withLock { $0 = nil }
        #expect(try await cache.key(of: "a", tenant: nil) == .shredded)
    }

    @Test("a store that fails is an error where it is needed, and shreds nothing by half")
    func failures() async throws {
        let cache = cache()
        let made = try await cache.makeKeys(of: ["a"], tenant: nil)
        probe.isDown.withLock { $0 = true }
        #expect(try await cache.keys(of: ["a"], tenant: nil) == made)
        await #expect(throws: FieldEncryptionError.storeUnavailable("down")) {
            try await cache.keys(of: ["a", "b"], tenant: nil)
        }
        await #expect(throws: FieldEncryptionError.storeUnavailable("down")) {
            try await cache.shred(["a"], tenant: nil)
        }
        await #expect(throws: FieldEncryptionError.storeUnavailable("down")) {
            try await cache.keys(of: ["a"], tenant: nil)
        }
    }

    @Test("keeps no more subjects than it may, and drops what nobody asks for")
    func capacity() async throws {
        let cache = cache(capacity: 10)
        for number in 0..<100 { _ = try await cache.makeKey(of: "\(number)", tenant: nil) }
        var before = asked
        for number in 0..<100 { _ = try await cache.key(of: "\(number)", tenant: nil) }
        #expect(asked - before >= 90)
        before = asked
        _ = try await cache.key(of: "99", tenant: nil)
        #expect(asked == before)
    }
}
