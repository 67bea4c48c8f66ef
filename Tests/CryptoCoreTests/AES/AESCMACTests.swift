import TestSupport
import Testing

@testable import CryptoCore

@Suite("AES-CMAC (RFC 4493, SP 800-38B)")
struct AESCMACTests {
    @Test("gives the tags of the reference cases", arguments: try ReferenceCases.cases(\.aesCMAC))
    func tags(reference: MACCase) throws {
        let cmac = try AESCMAC(key: SecretBytes(reference.key.bytes))
        #expect(try cmac.tag(reference.message.bytes) == reference.mac.bytes)
        #expect(try cmac.cutTag(reference.message.bytes, size: 16) == reference.mac.bytes)
        #expect(try cmac.isValid(reference.mac.bytes.span, for: reference.message.bytes.span))
    }

    private static let key = bytes("2b7e151628aed2a6abf7158809cf4f3c")
    private static let message = bytes(
        "6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51"
            + "30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710")

    /// RFC 4493, section 4.
    @Test(
        "gives the four published examples",
        arguments: [
            (0, "bb1d6929e95937287fa37d129b756746"), (16, "070a16b46b4d4144f79bdd9dd04a287c"),
            (40, "dfa66747de9ae63030ca32611497c827"), (64, "51f0bebf7e3b9d92fc49741779363cfe"),
        ])
    func published(length: Int, tag: String) throws {
        let cmac = try AESCMAC(key: SecretBytes(Self.key))
        #expect(try cmac.tag(Array(Self.message.prefix(length))) == bytes(tag))
    }

    @Test("gives the same tag again under one object, whatever came between")
    func again() throws {
        let cmac = try AESCMAC(key: SecretBytes(Self.key))
        let first = try (0...64).map { try cmac.tag(Array(Self.message.prefix($0))) }
        let second = try (0...64).reversed().map { try cmac.tag(Array(Self.message.prefix($0))) }
        #expect(first == second.reversed())
        #expect(Set(first).count == 65)
    }

    @Test("agrees with RFC 4493 written out", arguments: Seed.all)
    func writtenOut(seed: Seed) throws {
        var random = seed.generator
        for keySize in [16, 24, 32] {
            let key = random.bytes(keySize)
            let cmac = try AESCMAC(key: SecretBytes(key))
            for _ in 0..<20 {
                let message = random.bytes(upTo: 100)
                #expect(try cmac.tag(message) == WrittenOut.cmac(key: key, message))
            }
        }
    }

    @Test("computes a tag over two parts as over one", arguments: [0, 1, 15, 16, 17, 63, 64])
    func parts(split: Int) throws {
        let context = try CMACContext(key: SecretBytes(Self.key))
        let (start, end) = (Array(Self.message[..<split]), Array(Self.message[split...]))
        #expect(try context.tag(of: start.span, then: end.span).array == bytes("51f0bebf7e3b9d92fc49741779363cfe"))
    }

    @Test("refuses keys of other sizes", arguments: [0, 1, 15, 17, 23, 31, 33, 64])
    func keySize(size: Int) {
        #expect(thrown { try AESCMAC(key: SecretBytes([UInt8](repeating: 1, count: size))) }?.code == .invalidKeySize)
    }
}
