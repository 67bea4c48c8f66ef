import CryptoCore
import Testing

@testable import ProtectionKeys

/// Each in a process of its own, so that nobody else's memory is looked through.
@Suite("The bytes of a key")
struct KeysetWipingTests {
    /// The content, turned over, so that holding on to it is not holding on to the key.
    private static func turned(_ secret: SecretBytes?) -> [UInt8] {
        secret!.withBytes { bytes in bytes.indices.map { ~bytes[$0] } }
    }

    private static func places(_ turned: [UInt8]) throws -> Int {
        try WritableMemory.places(of: turned.map { ~$0 }).count
    }

    @inline(never)
    private static func use(_ keyset: Keyset, _ template: KeyTemplate) throws {
        switch template.type.primitive {
        case .aead:
            let aead = try AEAD(keyset)
            _ = try aead.decrypt(aead.encrypt([1, 2], associatedData: [3]), associatedData: [3])
        case .deterministicAEAD: _ = try DeterministicAEAD(keyset).encryptDeterministically([1], associatedData: [])
        case .prf: _ = try PRF(keyset).compute([1], count: 16)
        case .mac: _ = try MAC(keyset).compute([1])
        }
    }

    private static let templates: [KeyTemplate] = [
        .aes256GCM, .xaes256GCM, .aes256SIV, .hkdfSHA256PRF, .hmacSHA256PRF, .aesCMACPRF, .hmacSHA256Tag128, .aesCMAC,
    ]

    @Test("are nowhere in the process's memory once the last copy of the keyset has gone", arguments: templates.indices)
    func gone(index: Int) async {
        await #expect(processExitsWith: .success) { [index] in
            let template = Self.templates[index]
            var keyset: Keyset? = try Keyset(template)
            // The message ends with the key, or has it before the parameters: 24 bytes in its middle are of the key.
            let turned = Array(Self.turned(keyset!.entries[0].value)[8..<32])
            for _ in 0..<3 { try Self.use(keyset!, template) }
            var copy = keyset
            keyset = nil
            #expect(try Self.places(turned) > 0, "gone while somebody held it")
            #expect(copy?.keys.count == 1)
            copy = nil
            #expect(try Self.places(turned) == 0)
        }
    }

    @Test("are gone when the key is destroyed, and nowhere else held")
    func destroyed() async {
        await #expect(processExitsWith: .success) {
            var keyset = try Keyset(.aes256GCM)
            let first = keyset.primaryKeyID
            let turned = Array(Self.turned(keyset.entries[0].value)[8..<32])
            try keyset.promote(keyset.add(.aes256GCM))
            var copy: Keyset? = keyset
            try keyset.destroy(first)
            #expect(try Self.places(turned) > 0, "gone while somebody held it")
            #expect(copy?.keys.count == 2)
            copy = nil
            #expect(try Self.places(turned) == 0)
        }
    }

    @Test("are gone after a keyset was read and written under a key encryption key")
    func wrapped() async {
        await #expect(processExitsWith: .success) {
            let key = try LocalKeyEncryptionKey(Keyset(.aes256GCM))
            var keyset: Keyset? = try Keyset(.xaes256GCM)
            let turned = Array(Self.turned(keyset!.entries[0].value)[8..<32])
            let json = try await keyset!.encryptedJSON(with: key)
            let binary = try await keyset!.encryptedBinary(with: key)
            keyset = nil
            #expect(try Self.places(turned) == 0)
            keyset = try await Keyset(encryptedJSON: json, with: key)
            keyset = try await Keyset(encryptedBinary: binary, with: key)
            #expect(try Self.places(turned) > 0)
            keyset = nil
            #expect(try Self.places(turned) == 0)
        }
    }
}
