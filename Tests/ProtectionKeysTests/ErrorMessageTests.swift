import CryptoCore
import TestSupport
import Testing

@testable import ProtectionKeys

@Suite("The message of an error")
struct ErrorMessageTests {
    /// Recognizable bytes, for every place where bytes go in.
    private static func marked(_ count: Int) -> [UInt8] { (0..<count).map { [0xde, 0xad, 0xbe, 0xef][$0 % 4] } }

    /// The same as text.
    private static let markedText = "plaintext-DEADBEEF"

    private func errors() async throws -> [ProtectionKeysError?] {
        let (key, data) = (Self.marked(32), Self.marked(8))
        let folder = try TemporaryFolder()
        let keyset = try Keyset([(7, .aes256GCM, key)])
        let aead = try AEAD(keyset)
        let siv = try DeterministicAEAD(Keyset([(7, .aes256SIV, key + key)]))
        let (mac, prf) = (try MAC(Keyset([(7, .hmacSHA256Tag128, key)])), try PRF(Keyset([(7, .root, key)])))
        let local = try LocalKeyEncryptionKey(KeyMaterial(key), uri: "")
        let passphrase = try PassphraseKeyEncryptionKey(KeyMaterial(key), logarithmicCost: 14)
        let envelope = try KMSEnvelopeAEAD(local)
        let json = try keyset.insecureCleartextJSON()
        let exposed = try folder.file(Self.markedText, mode: 0o644, name: Self.markedText)
        let wrong = try folder.file(Self.markedText, name: Self.markedText + "2")
        let long = try folder.file(String(repeating: Self.markedText, count: 20), name: Self.markedText + "3")
        var errors = [
            thrown { try aead.decrypt(Self.marked(60), associatedData: data) },
            thrown { try siv.decryptDeterministically(Self.marked(60), associatedData: data) },
            thrown { try mac.verify(Self.marked(21), of: data) },
            thrown { try prf.compute(data, count: 9000) },
            thrown { try AEAD(Keyset(type: KeyType.aesGCM.url, message: [0x1a, 31] + Self.marked(31))) },
            thrown { try AEAD(Keyset(type: KeyType.aesGCM.url, message: Self.marked(40))) },
            thrown { try AEAD(Keyset(type: Self.markedText, message: Self.marked(40))) },
            thrown { try AEAD(Keyset(type: KeyType.aesGCM.url, message: [0x08] + Self.marked(4))) },
            thrown { try Keyset(insecureCleartextBinary: Self.marked(40)) },
            thrown { try Keyset(insecureCleartextBinary: [0x0a] + Self.marked(40)) },
            thrown { try Keyset(insecureCleartextJSON: Self.markedText) },
            thrown { try Keyset(insecureCleartextJSON: "{\"\(Self.markedText)\":\(Self.markedText)}") },
            thrown { try LocalKeyEncryptionKey(file: folder.path(Self.markedText + "4")) },
            thrown { try LocalKeyEncryptionKey(file: exposed) }, thrown { try LocalKeyEncryptionKey(file: wrong) },
            thrown { try LocalKeyEncryptionKey(file: long) },
            thrown { try LocalKeyEncryptionKey(environment: Self.markedText) },
            thrown { try LocalKeyEncryptionKey(KeyMaterial(Self.marked(31)), uri: Self.markedText) },
            thrown { try PassphraseKeyEncryptionKey(KeyMaterial(Self.marked(7))) },
            await thrownLater { try await local.unwrap(Self.marked(60), associatedData: data) },
            await thrownLater { try await passphrase.unwrap(Self.marked(60), associatedData: data) },
            await thrownLater { try await passphrase.unwrap([1, 1, 1, 1] + Self.marked(60), associatedData: data) },
            await thrownLater { try await passphrase.unwrap([1, 14, 0, 1] + Self.marked(60), associatedData: data) },
            await thrownLater { try await envelope.decrypt([0, 0, 0, 60] + Self.marked(100), associatedData: data) },
            await thrownLater { try await Keyset(encryptedJSON: json, with: local) },
            await thrownLater { try await Keyset(encryptedBinary: [0x12, 40] + Self.marked(40), with: local) },
        ]
        // Every cut and a great many changes of a keyset with the key in it.
        let (text, message) = (Array(json.utf8), try keyset.insecureCleartextBinary())
        for count in 0..<text.count {
            errors.append(thrown { try Keyset(insecureCleartextJSON: String(json.prefix(count))) })
        }
        for count in 1..<message.count {
            errors.append(thrown { try Keyset(insecureCleartextBinary: Array(message.prefix(count))) })
        }
        for bit in 0..<8 * message.count {
            let error = thrown { try AEAD(Keyset(insecureCleartextBinary: message.flipping(bit: bit))) }
            if let error { errors.append(error) }
        }
        return errors
    }

    @Test("says what was wrong, and holds no byte of a key, a value, a path or a name")
    func messages() async throws {
        for (index, error) in try await errors().enumerated() {
            let error = try #require(error, "number \(index) did not throw")
            #expect(!error.message.isEmpty)
            for text in [error.message, error.description, "\(error)", reflected(error), dumped(error)] {
                // In hex, in base64, and the paths and names.
                for mark in ["dead", "adbe", "beef", "efde", "3q2+", "rb7v", "vu/e", "/test-", "/tmp"] {
                    #expect(!text.lowercased().contains(mark.lowercased()), "number \(index) has \(mark)")
                }
                // In decimal, but for places in the text and sizes, and the ids that were changed.
                if error.keyID == nil, error.code != .malformedKeyset {
                    for mark in ["222", "173", "190", "239"] { #expect(!text.contains(mark), "number \(index)") }
                }
            }
        }
    }

    @Test("of a failed authentication is the same whatever was wrong")
    func opaque() async throws {
        let (keyset, other) = (try Keyset(.aes256GCM), try Keyset(.aes256GCM))
        let aead = try AEAD(keyset)
        let ciphertext = try aead.encrypt([1], associatedData: [])
        let key = try LocalKeyEncryptionKey(keyset)
        let errors = [
            thrown { try aead.decrypt([], associatedData: []) },
            thrown { try aead.decrypt(ciphertext, associatedData: [1]) },
            thrown { try aead.decrypt(ciphertext.dropLast(), associatedData: []) },
            thrown { try AEAD(other).decrypt(ciphertext, associatedData: []) },
            thrown { try MAC(Keyset(.aesCMAC)).verify([1], of: []) },
            thrown { try DeterministicAEAD(Keyset(.aes256SIV)).decryptDeterministically([1], associatedData: []) },
            await thrownLater { try await key.unwrap([1], associatedData: []) },
            await thrownLater { try await KMSEnvelopeAEAD(key).decrypt([1], associatedData: []) },
        ]
        #expect(errors.allSatisfy { $0 == .authenticationFailed })
        #expect("\(ProtectionKeysError.authenticationFailed)" == "authentication failed")
        #expect("\(ProtectionKeysError.authenticationFailed.code)" == "authenticationFailed")
    }

    @Test("names the key that it is about")
    func keyID() {
        let error = ProtectionKeysError(.keyNotFound, "no key")
        #expect("\(error)" == "no key")
        #expect("\(error.of(7))" == "key 7: no key")
        #expect(error.of(7).code == .keyNotFound)
    }
}
