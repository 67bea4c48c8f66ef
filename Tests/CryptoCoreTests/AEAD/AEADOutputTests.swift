import TestSupport
import Testing

@testable import CryptoCore

@Suite("What an AEAD writes")
struct AEADOutputTests {
    private static let content: [UInt8] = [0xc1, 0xc2, 0xc3]
    private static let sizes = [0, 1, 15, 16, 17, 1000]

    private func fixture(_ kind: AEAD, _ size: Int) throws -> (any SealsAndOpens, plaintext: [UInt8], nonce: [UInt8]) {
        var random = SplitMix64(seed: UInt64(size))
        return (try kind.make(key: random.bytes(kind.keySize)), random.bytes(size), random.bytes(kind.nonceSize))
    }

    @Test("goes behind what is there, and exactly fills the room it needs", arguments: AEAD.allCases, sizes)
    func appends(kind: AEAD, size: Int) throws {
        let (aead, plaintext, nonce) = try fixture(kind, size)
        for spare in [0, 5] {
            let sealed = ProbedOutput(room: size + 16 + spare, content: Self.content) {
                (output) throws(CryptoCoreError) in
                try aead.seal(plaintext.span, nonce: nonce.span, associatedData: Span(), into: &output)
            }
            let expected = try aead.sealed(plaintext, nonce: nonce, aad: [])
            let filler = [UInt8](repeating: untouchedByte, count: spare)
            #expect(sealed.error == nil)
            #expect(sealed.count == Self.content.count + size + 16)
            #expect(sealed.memory == Self.content + expected + filler)

            let opened = ProbedOutput(room: size + spare, content: Self.content) { (output) throws(CryptoCoreError) in
                try aead.open(expected.span, nonce: nonce.span, associatedData: Span(), into: &output)
            }
            #expect(opened.error == nil)
            #expect(opened.count == Self.content.count + size)
            #expect(opened.memory == Self.content + plaintext + filler)
        }
    }

    @Test("needs room, which is asked for before anything is written", arguments: AEAD.allCases, sizes)
    func room(kind: AEAD, size: Int) throws {
        let (aead, plaintext, nonce) = try fixture(kind, size)
        let sealed = try aead.sealed(plaintext, nonce: nonce, aad: [])
        for room in Set([0, 1, 15, size + 15]) where room < size + 16 {
            let output = ProbedOutput(room: room, content: Self.content) { (output) throws(CryptoCoreError) in
                try aead.seal(plaintext.span, nonce: nonce.span, associatedData: Span(), into: &output)
            }
            expectUntouched(output, room: room)
        }
        for room in Set([0, size - 1]) where room >= 0 && room < size {
            let output = ProbedOutput(room: room, content: Self.content) { (output) throws(CryptoCoreError) in
                try aead.open(sealed.span, nonce: nonce.span, associatedData: Span(), into: &output)
            }
            expectUntouched(output, room: room)
        }
    }

    @Test("is nothing under a nonce of another size", arguments: AEAD.withFixedNonce)
    func nonceSize(kind: AEAD) throws {
        let (aead, plaintext, nonce) = try fixture(kind, 20)
        let sealed = try aead.sealed(plaintext, nonce: nonce, aad: [])
        for size in Set([0, 1, 8, 11, 12, 13, 16, 19, 20, 21, 23, 24, 25, 32]).subtracting([kind.nonceSize]) {
            let wrong = [UInt8](repeating: 1, count: size)
            for seals in [true, false] {
                let output = ProbedOutput(room: 64, content: Self.content) { (output) throws(CryptoCoreError) in
                    if seals {
                        try aead.seal(plaintext.span, nonce: wrong.span, associatedData: Span(), into: &output)
                    } else {
                        try aead.open(sealed.span, nonce: wrong.span, associatedData: Span(), into: &output)
                    }
                }
                expectUntouched(output, room: 64, code: .invalidNonceSize)
            }
        }
    }

    private func expectUntouched(
        _ output: ProbedOutput<CryptoCoreError>, room: Int, code: CryptoCoreError.Code = .outputTooSmall,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(output.error?.code == code, sourceLocation: sourceLocation)
        #expect(output.count == Self.content.count, sourceLocation: sourceLocation)
        #expect(
            output.memory == Self.content + [UInt8](repeating: untouchedByte, count: room),
            sourceLocation: sourceLocation)
    }
}
