import Testing

@testable import CryptoCore

@Suite("XAES-256-GCM (C2SP)")
struct XAES256GCMTests {
    @Test("seals the reference cases", arguments: try ReferenceCases.cases(\.xaes256GCM))
    func seals(reference: AEADCase) throws {
        let xaes = try XAES256GCM(key: SecretBytes(reference.key.bytes))
        let sealed = try xaes.sealed(
            reference.plaintext.bytes, nonce: reference.nonce.bytes, aad: reference.aad.bytes)
        #expect(sealed == reference.sealed.bytes)
    }

    @Test("opens the reference cases", arguments: try ReferenceCases.cases(\.xaes256GCM))
    func opens(reference: AEADCase) throws {
        let xaes = try XAES256GCM(key: SecretBytes(reference.key.bytes))
        let opened = try xaes.opened(reference.sealed.bytes, nonce: reference.nonce.bytes, aad: reference.aad.bytes)
        #expect(opened == reference.plaintext.bytes)
    }

    /// C2SP XAES-256-GCM, "Test vectors": the first, whose L has a top bit of 0 (the power-on tests have the other).
    @Test("gives C2SP's first example")
    func published() throws {
        let xaes = try XAES256GCM(key: SecretBytes([UInt8](repeating: 1, count: 32)))
        let nonce = Array("ABCDEFGHIJKLMNOPQRSTUVWX".utf8)
        let sealed = bytes("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271")
        #expect(try xaes.sealed(Array("XAES-256-GCM".utf8), nonce: nonce, aad: []) == sealed)
        #expect(try xaes.opened(sealed, nonce: nonce, aad: []) == Array("XAES-256-GCM".utf8))
    }

    @Test(
        "agrees with the derivation written out, for salts of 8 to 12 bytes", arguments: XAES256GCM.saltSizes, Seed.all)
    func writtenOut(saltSize: Int, seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<20 {
            let (key, nonce) = (random.bytes(32), random.bytes(saltSize + 12))
            let (aad, plaintext) = (random.bytes(upTo: 40), random.bytes(upTo: 100))
            let xaes = try XAES256GCM(key: SecretBytes(key), saltSize: saltSize)
            #expect(xaes.nonceSize == nonce.count)
            let sealed = try xaes.sealed(plaintext, nonce: nonce, aad: aad)
            #expect(sealed == (try WrittenOut.xaes(key: key, nonce: nonce, aad: aad, plaintext)))
            #expect(try xaes.opened(sealed, nonce: nonce, aad: aad) == plaintext)
        }
    }

    @Test("refuses keys of other sizes", arguments: [0, 15, 16, 17, 24, 31, 33, 64])
    func keySize(size: Int) {
        #expect(
            thrown { try XAES256GCM(key: SecretBytes([UInt8](repeating: 1, count: size))) }?.code == .invalidKeySize)
    }

    @Test("refuses salts of other sizes", arguments: [-1, 0, 7, 13, 24])
    func saltSize(size: Int) {
        #expect(thrown { try XAES256GCM(key: SecretBytes(run(0...31)), saltSize: size) }?.code == .invalidParameter)
    }
}
