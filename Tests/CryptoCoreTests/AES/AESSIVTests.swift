import TestSupport
import Testing

@testable import CryptoCore

@Suite("AES-SIV (RFC 5297)")
struct AESSIVTests {
    @Test("seals the reference cases", arguments: try ReferenceCases.cases(\.aesSIV))
    func seals(reference: SIVCase) throws {
        let siv = try AESSIV(key: SecretBytes(reference.key.bytes))
        let components = reference.associatedData.map(\.bytes)
        #expect(try siv.sealed(reference.plaintext.bytes, components) == reference.sealed.bytes)
    }

    @Test("opens the reference cases", arguments: try ReferenceCases.cases(\.aesSIV))
    func opens(reference: SIVCase) throws {
        let siv = try AESSIV(key: SecretBytes(reference.key.bytes))
        let components = reference.associatedData.map(\.bytes)
        #expect(try siv.opened(reference.sealed.bytes, components) == reference.plaintext.bytes)
    }

    /// RFC 5297, appendix A.1: the intermediate and final values.
    @Test("gives the published example without a nonce")
    func deterministic() throws {
        let siv = try AESSIV(
            key: SecretBytes(bytes("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0 f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")))
        let data = run(0x10...0x27)
        let sealed = bytes("85632d07c6e8f37f950acd320a2ecc93 40c02b9690c4dc04daef7f6afe5c")
        #expect(try siv.sealed(bytes("112233445566778899aabbccddee"), [data]) == sealed)
        #expect(try siv.opened(sealed, [data]) == bytes("112233445566778899aabbccddee"))
    }

    /// RFC 5297, appendix A.2, has three components (two of associated data and a nonce), one more than the module
    /// takes. It holds the reference implementation of these tests, which the module is compared with below.
    @Test("is written out in the tests as the published example with a nonce has it")
    func nonceBased() throws {
        let sealed = try WrittenOut.siv(
            key: bytes("7f7e7d7c7b7a79787776757473727170 404142434445464748494a4b4c4d4e4f"),
            [
                bytes("00112233445566778899aabbccddeeff deaddadadeaddadaffeeddccbbaa9988 7766554433221100"),
                bytes("102030405060708090a0"), bytes("09f911029d74e35bd84156c5635688c0"),
            ], Array("this is some plaintext to encrypt using SIV-AES".utf8))
        #expect(
            sealed
                == bytes(
                    "7bdb6e3b432667eb06f4d14bff2fbd0f cb900f2fddbe404326601965c889bf17"
                        + "dba77ceb094fa663b7a3f748ba8af829 ea64ad544a272e9c485b62a3fd5c0d"))
    }

    @Test("agrees with RFC 5297 written out", arguments: AESSIV.keySizes, Seed.all)
    func writtenOut(keySize: Int, seed: Seed) throws {
        var random = seed.generator
        let key = random.bytes(keySize)
        let siv = try AESSIV(key: SecretBytes(key))
        for _ in 0..<40 {
            let components = (0..<Int.random(in: 0...2, using: &random)).map { _ in random.bytes(upTo: 40) }
            let plaintext = random.bytes(upTo: 70)
            let sealed = try siv.sealed(plaintext, components)
            #expect(sealed == (try WrittenOut.siv(key: key, components, plaintext)))
            #expect(try siv.opened(sealed, components) == plaintext)
        }
    }

    @Test("refuses keys of other sizes", arguments: [0, 15, 16, 17, 24, 31, 33, 47, 49, 63, 65, 128])
    func keySize(size: Int) {
        #expect(thrown { try AESSIV(key: SecretBytes([UInt8](repeating: 1, count: size))) }?.code == .invalidKeySize)
    }
}
