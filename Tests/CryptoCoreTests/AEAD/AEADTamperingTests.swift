import TestSupport
import Testing

@testable import CryptoCore

@Suite("A sealed message that was tampered with")
struct AEADTamperingTests {
    /// No byte of it is 0 or the filler of the probe, so that what is left in memory can be told apart.
    private static let plaintexts: [[UInt8]] = [[], run(0x41...0x54)]
    private static let aad = run(0x01...0x0d)
    private static let content: [UInt8] = [0xc1, 0xc2, 0xc3]

    private let random = SplitMix64(seed: 7)

    /// Opens and checks that nothing came out: the error, the length, what stood there before, and the memory behind.
    private func expectRefusal(
        _ aead: any SealsAndOpens, _ sealed: [UInt8], nonce: [UInt8], aad: [UInt8], room: Int = 64,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let output = ProbedOutput(room: room, content: Self.content) { (output) throws(CryptoCoreError) in
            try aead.open(sealed.span, nonce: nonce.span, associatedData: aad.span, into: &output)
        }
        let written = output.memory[Self.content.count...].prefix(max(0, sealed.count - 16))
        let rest = output.memory[(Self.content.count + written.count)...]
        #expect(output.error == .authenticationFailed, sourceLocation: sourceLocation)
        #expect(output.count == Self.content.count, sourceLocation: sourceLocation)
        #expect(Array(output.memory.prefix(Self.content.count)) == Self.content, sourceLocation: sourceLocation)
        #expect(
            written.allSatisfy { $0 == 0 } || written.allSatisfy { $0 == untouchedByte },
            "neither wiped nor untouched", sourceLocation: sourceLocation)
        #expect(
            rest.allSatisfy { $0 == untouchedByte }, "written past the end", sourceLocation: sourceLocation)
    }

    private func message(_ kind: AEAD, _ plaintext: [UInt8]) throws -> (
        aead: any SealsAndOpens, sealed: [UInt8], nonce: [UInt8]
    ) {
        var random = random
        let (aead, nonce) = (try kind.make(key: random.bytes(kind.keySize)), random.bytes(kind.nonceSize))
        return (aead, try aead.sealed(plaintext, nonce: nonce, aad: Self.aad), nonce)
    }

    @Test("in any one bit is not opened", arguments: AEAD.allCases, plaintexts)
    func bits(kind: AEAD, plaintext: [UInt8]) throws {
        let (aead, sealed, nonce) = try message(kind, plaintext)
        for bit in 0..<8 * sealed.count { expectRefusal(aead, sealed.flipping(bit: bit), nonce: nonce, aad: Self.aad) }
        #expect(try aead.opened(sealed, nonce: nonce, aad: Self.aad) == plaintext)
    }

    @Test("in its length is not opened", arguments: AEAD.allCases, plaintexts)
    func lengths(kind: AEAD, plaintext: [UInt8]) throws {
        let (aead, sealed, nonce) = try message(kind, plaintext)
        for count in 0..<sealed.count {
            expectRefusal(aead, Array(sealed.prefix(count)), nonce: nonce, aad: Self.aad)
            expectRefusal(aead, Array(sealed.suffix(count)), nonce: nonce, aad: Self.aad)
        }
        expectRefusal(aead, sealed + [0], nonce: nonce, aad: Self.aad)
        expectRefusal(aead, [0] + sealed, nonce: nonce, aad: Self.aad)
    }

    @Test("in its nonce is not opened", arguments: AEAD.allCases, plaintexts)
    func nonces(kind: AEAD, plaintext: [UInt8]) throws {
        let (aead, sealed, nonce) = try message(kind, plaintext)
        for bit in 0..<8 * nonce.count {
            expectRefusal(aead, sealed, nonce: nonce.flipping(bit: bit), aad: Self.aad)
        }
    }

    @Test("in its associated data is not opened", arguments: AEAD.allCases, plaintexts)
    func associatedData(kind: AEAD, plaintext: [UInt8]) throws {
        let (aead, sealed, nonce) = try message(kind, plaintext)
        for bit in 0..<8 * Self.aad.count {
            expectRefusal(aead, sealed, nonce: nonce, aad: Self.aad.flipping(bit: bit))
        }
        for aad in [[], Self.aad + [0], [0] + Self.aad, Array(Self.aad.dropLast()), Array(Self.aad.dropFirst())] {
            expectRefusal(aead, sealed, nonce: nonce, aad: aad)
        }
    }

    @Test("or was sealed with another key is not opened", arguments: AEAD.allCases, plaintexts)
    func keys(kind: AEAD, plaintext: [UInt8]) throws {
        let (_, sealed, nonce) = try message(kind, plaintext)
        var random = random
        let key = random.bytes(kind.keySize)
        // One bit of every byte.
        for byte in 0..<kind.keySize {
            let other = try kind.make(key: key.flipping(bit: 8 * byte + byte % 8))
            // AES-SIV enciphers with the second half of its key alone: an empty message has no use for it.
            if plaintext.isEmpty, byte >= kind.keySize / 2, other is AESSIVWithNonce { continue }
            expectRefusal(other, sealed, nonce: nonce, aad: Self.aad)
        }
    }

    @Test("does not spoil the next one", arguments: AEAD.allCases)
    func next(kind: AEAD) throws {
        let plaintext = Self.plaintexts[1]
        let (aead, sealed, nonce) = try message(kind, plaintext)
        for bit in [0, 8 * sealed.count - 1] {
            expectRefusal(aead, sealed.flipping(bit: bit), nonce: nonce, aad: Self.aad)
            #expect(try aead.opened(sealed, nonce: nonce, aad: Self.aad) == plaintext)
            expectRefusal(aead, sealed.flipping(bit: bit), nonce: nonce, aad: Self.aad)
            #expect(try aead.sealed(plaintext, nonce: nonce, aad: Self.aad) == sealed)
        }
    }
}
