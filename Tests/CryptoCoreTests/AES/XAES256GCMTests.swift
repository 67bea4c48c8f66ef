import TestSupport
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

    @Test(
        "works with one key after the other as with each alone, and with none of them once they are forgotten",
        arguments: Seed.all)
    func rekeying(seed: Seed) throws {
        var random = seed.generator
        let worker = try XAES256GCMWorker(key: SecretBytes(random.bytes(32)))
        for count in 0..<20 {
            let (key, nonce) = (random.bytes(32), random.bytes(24))
            let (aad, plaintext) = (random.bytes(upTo: 40), random.bytes(upTo: 100))
            try worker.rekey(key.span)
            let sealed = try WrittenOut.xaes(key: key, nonce: nonce, aad: aad, plaintext)
            #expect(try self.sealed(plaintext, worker, nonce: nonce, aad: aad) == sealed)
            let opened = try [UInt8](capacity: plaintext.count) { (output) throws(CryptoCoreError) in
                try worker.open(sealed.span, nonce: nonce.span, associatedData: aad.span, into: &output)
            }
            #expect(opened == plaintext)
            guard count.isMultiple(of: 2) else { continue }
            try worker.forgetKey()
            let zeros = [UInt8](repeating: 0, count: 32)
            #expect(
                try self.sealed(plaintext, worker, nonce: nonce, aad: aad)
                    == (try WrittenOut.xaes(key: zeros, nonce: nonce, aad: aad, plaintext)))
        }
    }

    private func sealed(
        _ plaintext: [UInt8], _ worker: XAES256GCMWorker, nonce: [UInt8], aad: [UInt8]
    ) throws -> [UInt8] {
        try [UInt8](capacity: plaintext.count + 16) { (output) throws(CryptoCoreError) in
            try worker.seal(plaintext.span, nonce: nonce.span, associatedData: aad.span, into: &output)
        }
    }

    @Test("takes no other key of another size", arguments: [0, 16, 31, 33, 64])
    func rekeyingSize(size: Int) throws {
        let worker = try XAES256GCMWorker(key: SecretBytes(run(0...31)))
        let key = [UInt8](repeating: 1, count: size)
        #expect(thrown { try worker.rekey(key.span) }?.code == .invalidKeySize)
    }
}
