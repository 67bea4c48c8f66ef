import Foundation
import ProtectionKeys
import TestSupport
import Testing

@Suite("A key under a passphrase")
struct PassphraseKeyEncryptionKeyTests {
    private static let passphrase = "correct horse battery"

    private func key(_ passphrase: String = passphrase) throws -> PassphraseKeyEncryptionKey {
        try PassphraseKeyEncryptionKey(KeyMaterial(Array(passphrase.utf8)), logarithmicCost: 14)
    }

    private func code(
        _ wrapped: [UInt8], _ data: [UInt8] = [9], passphrase: String = passphrase
    ) async throws -> ProtectionKeysError.Code? {
        let key = try key(passphrase)
        return await thrownLater { try await key.unwrap(wrapped, associatedData: data) }?.code
    }

    @Test("is unwrapped with the passphrase and the associated data, and with no other")
    func roundTrip() async throws {
        for size in [0, 32, 1000] {
            let material = try KeyMaterial([UInt8](repeating: 3, count: size))
            let wrapped = try await key().wrap(material, associatedData: [9])
            #expect(wrapped.count == 20 + 12 + size + 16)
            #expect(wrapped.starts(with: [1, 14, 8, 1]))
            #expect(try await key().unwrap(wrapped, associatedData: [9]) == material)
        }
        let wrapped = try await key().wrap(KeyMaterial([1]), associatedData: [9])
        for data in [[], [8], [9, 0]] as [[UInt8]] { #expect(try await code(wrapped, data) == .authenticationFailed) }
        for other in ["correct horse batterz", "correct horse battery ", "correct horse batter"] {
            #expect(try await code(wrapped, passphrase: other) == .authenticationFailed)
        }
    }

    @Test("has a salt and a nonce of its own")
    func fresh() async throws {
        var wrapped: [[UInt8]] = []
        for _ in 0..<4 { try await wrapped.append(key().wrap(KeyMaterial([1]), associatedData: [])) }
        #expect(Set(wrapped.map { Array($0[4..<20]) }).count == 4)
        #expect(Set(wrapped.map { Array($0[20..<32]) }).count == 4)
    }

    @Test("says its cost, which may be another than that of who unwraps it")
    func cost() async throws {
        let material = try KeyMaterial(Array(Self.passphrase.utf8))
        let wrapped = try await PassphraseKeyEncryptionKey(material, logarithmicCost: 15)
            .wrap(KeyMaterial([1]), associatedData: [])
        #expect(wrapped.starts(with: [1, 15, 8, 1]))
        #expect(try await key().unwrap(wrapped, associatedData: []) == KeyMaterial([1]))
        for cost in [Int.min, -1, 0, 13, 21, 64, .max] {
            let error = thrown { try PassphraseKeyEncryptionKey(material, logarithmicCost: cost) }
            #expect(error?.code == .invalidKey)
        }
        #expect(thrown { try PassphraseKeyEncryptionKey(material, logarithmicCost: 20) } == nil)
        #expect(thrown { try PassphraseKeyEncryptionKey(material) } == nil)
    }

    @Test("has a passphrase of at least 8 bytes", arguments: 0...9)
    func short(count: Int) throws {
        let material = try KeyMaterial([UInt8](repeating: 0x61, count: count))
        let error = thrown { try PassphraseKeyEncryptionKey(material, logarithmicCost: 14) }
        #expect(error?.code == (count < 8 ? .invalidKey : nil))
        #expect(thrown { try PassphraseKeyEncryptionKey(material) }?.code == error?.code)
    }

    /// Under the smallest cost, so that every bit can be tried. Made by Python: see Tests/Vectors/tink.
    private func cheap() throws -> (wrapped: [UInt8], data: [UInt8], passphrase: String) {
        let tested = try #require(TinkVectors.read("tink.json").passphrases.first { $0.name == "2^1, 1, 1" })
        return (
            [UInt8](tested.wrapped), [UInt8](tested.associatedData),
            String(decoding: tested.passphrase, as: UTF8.self)
        )
    }

    @Test("is refused when any one bit is turned")
    func bits() async throws {
        let (wrapped, data, passphrase) = try cheap()
        #expect(try await code(wrapped, data, passphrase: passphrase) == nil)
        for bit in 0..<8 * wrapped.count {
            let code = try await code(wrapped.flipping(bit: bit), data, passphrase: passphrase)
            let isAllowed = code == .authenticationFailed || bit < 32 && code == .invalidKey
            #expect(isAllowed, "bit \(bit)")
        }
    }

    @Test("is no key under a passphrase when it is cut, and is not authentic when its end is")
    func truncated() async throws {
        let (wrapped, data, passphrase) = try cheap()
        for count in 0..<48 {
            #expect(try await code(Array(wrapped.prefix(count)), data, passphrase: passphrase) == .invalidKey)
        }
        for count in 48..<wrapped.count {
            #expect(try await code(Array(wrapped.prefix(count)), data, passphrase: passphrase) == .authenticationFailed)
        }
        #expect(try await code(wrapped + [0], data, passphrase: passphrase) == .authenticationFailed)
    }

    @Test("is refused for a version or a cost that is not allowed, before anything is computed")
    func header() async throws {
        let (wrapped, data, passphrase) = try cheap()
        for (header, what): ([UInt8], String) in [
            ([0, 1, 1, 1], "version 0"), ([2, 1, 1, 1], "version 2"), ([1, 0, 8, 1], "N of 1"),
            ([1, 25, 8, 1], "N of 2^25"), ([1, 64, 8, 1], "N of 2^64"), ([1, 255, 8, 1], "N of 2^255"),
            ([1, 14, 0, 1], "r of 0"), ([1, 14, 33, 1], "r of 33"), ([1, 14, 8, 0], "p of 0"),
            ([1, 14, 8, 17], "p of 17"), ([1, 21, 8, 1], "2 GiB"), ([1, 24, 1, 1], "2^(16 r)"),
            ([1, 14, 255, 255], "all"),
        ] {
            let changed = header + wrapped.dropFirst(4)
            #expect(try await code(changed, data, passphrase: passphrase) == .invalidKey, "\(what)")
        }
    }

    @Test("holds a keyset in both of Tink's forms")
    func keyset() async throws {
        let keyset = try Keyset(.root)
        let json = try await keyset.encryptedJSON(with: key(), associatedData: [9])
        #expect(try await Keyset(encryptedJSON: json, with: key(), associatedData: [9]).keys == keyset.keys)
        let binary = try await keyset.encryptedBinary(with: key())
        #expect(try await Keyset(encryptedBinary: binary, with: key()).keys == keyset.keys)
    }
}
