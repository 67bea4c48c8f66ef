import TestSupport
import Testing

@testable import CryptoCore

@Suite("AES-GCM (SP 800-38D)")
struct AESGCMTests {
    @Test("seals the reference cases", arguments: try ReferenceCases.cases(\.aesGCM))
    func seals(reference: AEADCase) throws {
        let gcm = try AESGCM(key: SecretBytes(reference.key.bytes))
        let sealed = try gcm.sealed(
            reference.plaintext.bytes, nonce: reference.nonce.bytes, aad: reference.aad.bytes)
        #expect(sealed == reference.sealed.bytes)
    }

    @Test("opens the reference cases", arguments: try ReferenceCases.cases(\.aesGCM))
    func opens(reference: AEADCase) throws {
        let gcm = try AESGCM(key: SecretBytes(reference.key.bytes))
        let opened = try gcm.opened(reference.sealed.bytes, nonce: reference.nonce.bytes, aad: reference.aad.bytes)
        #expect(opened == reference.plaintext.bytes)
    }

    /// McGrew and Viega, "The Galois/Counter Mode of Operation" (2005), appendix B: test cases 1, 2, 13 and 14.
    @Test(
        "gives the published examples of a zero key",
        arguments: [
            (16, "", "58e2fccefa7e3061367f1d57a4e7455a"),
            (
                16, "00000000000000000000000000000000",
                "0388dace60b6a392f328c2b971b2fe78 ab6e47d42cec13bdf53a67b21257bddf"
            ),
            (32, "", "530f8afbc74536b9a963b4f1c4cb738b"),
            (
                32, "00000000000000000000000000000000",
                "cea7403d4d606b6e074ec5d3baf39d18 d0d1c8a799996bf0265b98b5d48ab919"
            ),
        ])
    func published(keySize: Int, plaintext: String, sealed: String) throws {
        let gcm = try AESGCM(key: SecretBytes([UInt8](repeating: 0, count: keySize)))
        let nonce = [UInt8](repeating: 0, count: 12)
        #expect(try gcm.sealed(bytes(plaintext), nonce: nonce, aad: []) == bytes(sealed))
        #expect(try gcm.opened(bytes(sealed), nonce: nonce, aad: []) == bytes(plaintext))
    }
}
