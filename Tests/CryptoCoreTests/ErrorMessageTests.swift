import TestSupport
import Testing

@testable import CryptoCore

@Suite("The message of an error")
struct ErrorMessageTests {
    /// Recognizable bytes, for every place where bytes go in.
    private static func marked(_ count: Int) -> [UInt8] { (0..<count).map { [0xde, 0xad, 0xbe, 0xef][$0 % 4] } }

    private static func errors() throws -> [CryptoCoreError?] {
        let key = try SecretBytes(marked(32))
        let (gcm, xaes, siv) = (try AESGCM(key: key), try XAES256GCM(key: key), try AESSIV(key: key))
        let (cmac, hmac) = (try AESCMAC(key: key), try HMAC(.sha256, key: key))
        let (nonce, other) = (marked(12), marked(13))
        let message = marked(40)
        return [
            thrown { try AESBlockCipher(key: SecretBytes(marked(33))) },
            thrown { try AESGCM(key: SecretBytes(marked(31))) },
            thrown { try XAES256GCM(key: SecretBytes(marked(31))) },
            thrown { try XAES256GCM(key: key, saltSize: 7) },
            thrown { try AESSIV(key: SecretBytes(marked(31))) },
            thrown { try AESCMAC(key: SecretBytes(marked(31))) },
            thrown { try Ed25519.PrivateKey(seed: SecretBytes(marked(31))) },
            thrown { try Ed25519.PublicKey(marked(31)) },
            thrown { try HMAC(.sha256, key: SecretBytes([])) },
            thrown { try gcm.sealed(message, nonce: other, aad: marked(8)) },
            thrown { try gcm.opened(message, nonce: nonce, aad: marked(8)) },
            thrown { try xaes.sealed(message, nonce: other, aad: marked(8)) },
            thrown { try siv.opened(message, [marked(8)]) },
            thrown {
                try collected(1) { (output) throws(CryptoCoreError) in
                    try gcm.seal(message.span, nonce: nonce.span, associatedData: Span(), into: &output)
                }
            },
            thrown { try cmac.cutTag(message, size: 17) },
            thrown { try hmac.tag(message, size: 33) },
            thrown { try HKDF.derive(key: key, salt: marked(8).span, info: marked(8).span, count: 0) },
            thrown { try Scrypt.Cost(n: 3, r: 8, p: 1) },
            thrown {
                try Scrypt.derive(password: key, salt: marked(8).span, cost: Scrypt.Cost(n: 2, r: 1, p: 1), count: 0)
            },
        ]
    }

    @Test("says what was wrong, and holds no byte of a key, a message or a salt")
    func messages() throws {
        let errors = try Self.errors()
        for (index, error) in errors.enumerated() {
            let error = try #require(error, "number \(index) did not throw")
            #expect(!error.message.isEmpty)
            for text in [error.message, error.description, "\(error)", reflected(error), dumped(error)] {
                let lowered = text.lowercased()
                // In hex, in decimal, and in base64.
                for mark in ["dead", "adbe", "beef", "efde", "222", "173", "190", "239", "3q2+", "de ad", "0xde"] {
                    #expect(!lowered.contains(mark), "number \(index) has \(mark)")
                }
            }
        }
    }

    @Test("of a failed authentication is the same whatever was wrong")
    func opaque() throws {
        let key = try SecretBytes(run(0...31))
        let errors: Set<String> = [
            thrown { try AESGCM(key: key).opened(run(0...39), nonce: run(0...11), aad: []) }.map(\.message) ?? "",
            thrown { try AESGCM(key: key).opened([], nonce: run(0...11), aad: []) }.map(\.message) ?? "",
            thrown { try XAES256GCM(key: key).opened(run(0...39), nonce: run(0...23), aad: []) }.map(\.message) ?? "",
            thrown { try AESSIV(key: key).opened(run(0...39), []) }.map(\.message) ?? "",
            thrown { try AESSIV(key: key).opened(run(0...3), []) }.map(\.message) ?? "",
        ]
        #expect(errors == ["authentication failed"])
    }

    @Test("is what an error prints as")
    func description() {
        #expect("\(CryptoCoreError(.noEntropy, "no more"))" == "no more")
    }
}
