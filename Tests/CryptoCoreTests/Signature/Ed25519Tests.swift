import TestSupport
import Testing

@testable import CryptoCore

@Suite("Ed25519 (RFC 8032)")
struct Ed25519Tests {
    @Test("signs and verifies the reference cases", arguments: try ReferenceCases.cases(\.ed25519))
    func references(reference: SignatureCase) throws {
        try expectSignature(
            seed: reference.seed.bytes, publicKey: reference.publicKey.bytes, message: reference.message.bytes,
            signature: reference.signature.bytes)
    }

    /// RFC 8032, section 7.1: tests 1 and 3 (test 2 is a power-on test).
    @Test(
        "signs and verifies the published examples",
        arguments: [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                    + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
            ),
        ])
    func published(seed: String, publicKey: String, message: String, signature: String) throws {
        try expectSignature(
            seed: bytes(seed), publicKey: bytes(publicKey), message: bytes(message), signature: bytes(signature))
    }

    private func expectSignature(seed: [UInt8], publicKey: [UInt8], message: [UInt8], signature: [UInt8]) throws {
        let signer = try Ed25519.PrivateKey(seed: SecretBytes(seed))
        #expect([UInt8](try signer.publicKeyBytes()) == publicKey)
        #expect([UInt8](try signer.sign(message.span)) == signature)
        #expect(try Ed25519.PublicKey(publicKey).accepts(signature, for: message))
    }

    @Test("refuses seeds and public keys of other sizes", arguments: [0, 16, 31, 33, 64])
    func sizes(size: Int) {
        let other = [UInt8](repeating: 1, count: size)
        #expect(thrown { try Ed25519.PrivateKey(seed: SecretBytes(other)) }?.code == .invalidKeySize)
        #expect(thrown { try Ed25519.PublicKey(other) }?.code == .invalidKeySize)
    }
}
