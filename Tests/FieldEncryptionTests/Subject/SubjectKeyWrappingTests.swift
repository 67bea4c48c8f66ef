import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Subject keys as a store keeps them")
struct SubjectKeyWrappingTests {
    private var keyset: Keyset
    private let indexKey: [UInt8]
    private let wrapping: SubjectKeyWrapping

    init() throws {
        keyset = try Keyset(.root)
        let root = try RootKeyset(keyset)
        indexKey = try SubjectKeyWrapping.makeIndexKey(root)
        wrapping = try SubjectKeyWrapping(root, indexKey: indexKey)
    }

    @Test("subjects are told apart by tenant and bytes, and found again after a rotation")
    func digests() throws {
        var seen: Set<[UInt8]> = []
        for (tenant, subject) in [
            ("a", "1"), (nil, "1"), ("", "1"), ("a", ""), ("a1", ""), ("a", "é"), ("a", "e\u{301}"),
        ] as [(String?, String)] {
            let digest = try wrapping.digest(of: subject, tenant: tenant)
            #expect(digest.count == SubjectKeyWrapping.digestSize)
            #expect(seen.insert(digest).inserted)
            #expect(try wrapping.digest(of: subject, tenant: tenant) == digest)
        }
    }

    @Test("a wrapped key opens for its own subject, and for nobody else")
    func unwrapping() throws {
        let digest = try wrapping.digest(of: "1", tenant: "a")
        let other = try wrapping.digest(of: "2", tenant: "a")
        let key = try SubjectKey.random()
        let wrapped = try wrapping.wrap(key, digest: digest)
        #expect(try wrapping.unwrap(wrapped, digest: digest) == key)
        #expect(code { try wrapping.unwrap(wrapped, digest: other) } == .storeDamaged)
        #expect(code { try wrapping.unwrap(indexKey, digest: digest) } == .storeDamaged)
        #expect(code { try wrapping.unwrap([], digest: digest) } == .storeDamaged)
        for bit in stride(from: 0, to: wrapped.count * 8, by: 7) {
            #expect(thrown { try wrapping.unwrap(wrapped.flipping(bit: bit), digest: digest) } != nil)
        }
        let elsewhere = try RootKeyset(Keyset(.root))
        #expect(code { try SubjectKeyWrapping(elsewhere, indexKey: indexKey) } == .keyNotFound)
        #expect(code { try SubjectKeyWrapping(RootKeyset(keyset), indexKey: wrapped) } == .storeDamaged)
    }

    @Test("rotation renews each envelope once, after which the old root key can go")
    func rotation() throws {
        let digest = try wrapping.digest(of: "1", tenant: "a")
        let key = try SubjectKey.random()
        let wrapped = try wrapping.wrap(key, digest: digest)
        #expect(try wrapping.rewrap(wrapped, digest: digest) == nil)
        #expect(try wrapping.rewrapIndexKey(indexKey) == nil)
        var changed = keyset
        let retired = changed.primaryKeyID
        try changed.promote(changed.add(.root))
        let during = try SubjectKeyWrapping(RootKeyset(changed), indexKey: indexKey)
        let newIndexKey = try #require(try during.rewrapIndexKey(indexKey))
        let renewed = try #require(try during.rewrap(wrapped, digest: digest))
        #expect(try during.rewrap(renewed, digest: digest) == nil)
        try changed.destroy(retired)
        let after = try SubjectKeyWrapping(RootKeyset(changed), indexKey: newIndexKey)
        #expect(try after.digest(of: "1", tenant: "a") == digest)
        #expect(try after.unwrap(renewed, digest: digest) == key)
        #expect(code { try after.unwrap(wrapped, digest: digest) } == .keyDestroyed)
        #expect("\(after) \(String(reflecting: after))" == "SubjectKeyWrapping SubjectKeyWrapping")
    }
}
