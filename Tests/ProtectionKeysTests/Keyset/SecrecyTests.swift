import CryptoCore
import TestSupport
import Testing

@testable import ProtectionKeys

/// A key of known bytes in everything that holds one, printed in every way that Swift has.
@Suite("What holds a key")
struct SecrecyTests {
    private static let key = KeysetText.keyBytes

    private func everything() throws -> [(String, Any)] {
        let key = Self.key
        let secret = try SecretBytes(copying: key.span)
        let double = key + key
        func keyset(_ template: KeyTemplate, _ bytes: [UInt8]) throws -> Keyset {
            let entry = try KeysetEntry(
                id: 7, status: .enabled, prefix: template.prefix, typeURL: template.type.url, material: .symmetric,
                value: template.key(SecretBytes(copying: bytes.span)).serialized())
            return try Keyset(entries: [entry], primaryKeyID: 7)
        }
        let (gcm, xaes) = (try keyset(.aes256GCM, key), try keyset(.xaes256GCM, key))
        let material = KeyMaterial(secret)
        let local = try LocalKeyEncryptionKey(material, uri: "test:")
        return try [
            ("keyset", gcm), ("entries", gcm.entries), ("typed key", gcm.entries[0].typedKey()),
            ("key infos", gcm.keys), ("AEAD", AEAD(gcm)), ("XAES", AEAD(xaes)),
            ("deterministic AEAD", DeterministicAEAD(keyset(.aes256SIV, double))),
            ("HKDF", PRF(keyset(.root, key))), ("HMAC PRF", PRF(keyset(.hmacSHA256PRF, key))),
            ("CMAC PRF", PRF(keyset(.aesCMACPRF, key))), ("HMAC", MAC(keyset(.hmacSHA256Tag128, key))),
            ("CMAC", MAC(keyset(.aesCMAC, key))), ("material", material), ("local", local),
            ("passphrase", PassphraseKeyEncryptionKey(material, logarithmicCost: 14)),
            ("envelope", KMSEnvelopeAEAD(local)),
        ]
    }

    @Test("never prints it, in hex, Base64 or decimal")
    func printed() throws {
        let key = Self.key
        let (start, middle) = (Array(key.prefix(3)), Array(key[8..<11]))
        var marks = [hex(start), hex(middle), String(KeysetText.gcm.dropFirst(4).prefix(6))]
        marks.append(String(base64(key).prefix(6)))
        for part in [start, middle] { marks.append(part.map { "\($0)" }.joined(separator: ", ")) }
        marks += key.map { "- \($0)\n" }
        for (name, value) in try everything() {
            let dumped = TestSupport.dumped(value)
            var debugged = ""
            debugPrint(value, to: &debugged)
            for text in ["\(value)", String(reflecting: value), String(describing: value), dumped, debugged] {
                for mark in marks {
                    #expect(!text.lowercased().contains(mark.lowercased()), "\(name)")
                }
            }
        }
    }

    @Test("shows no children where it is the keys' own")
    func mirrors() throws {
        for (name, value) in try everything() where ["keyset", "material", "local", "passphrase"].contains(name) {
            #expect(Mirror(reflecting: value).children.isEmpty, "\(name)")
        }
    }

    @Test("is described by ids, types and sizes")
    func descriptions() throws {
        var keyset = try Keyset(insecureCleartextJSON: KeysetText().text)
        #expect("\(keyset)" == "Keyset(7 AesGcmKey enabled primary)")
        try keyset.promote(keyset.add(.xaes256GCM))
        try keyset.destroy(7)
        #expect("\(keyset)" == "Keyset(7 AesGcmKey destroyed, \(keyset.primaryKeyID) XAesGcmKey enabled primary)")
        #expect("\(try KeyMaterial([1, 2, 3]))" == "KeyMaterial(3 bytes)")
        #expect("\(try LocalKeyEncryptionKey(keyset, uri: "a:b"))" == "LocalKeyEncryptionKey(a:b)")
        let passphrase = try PassphraseKeyEncryptionKey(KeyMaterial(Array("12345678".utf8)))
        #expect("\(passphrase)" == "PassphraseKeyEncryptionKey")
        #expect(passphrase.uri == "passphrase:")
    }
}
