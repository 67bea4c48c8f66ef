import TestSupport
import Testing

@testable import CryptoCore

/// Eight threads with one object, against what one thread computed with another.
@Suite("One object shared by eight threads")
struct SharedPrimitivesTests {
    private static let threads = 8
    private static let messages = (0..<64).map { number -> [UInt8] in
        var random = SplitMix64(seed: UInt64(number))
        return random.bytes(number * 5)
    }

    private func nonce(_ number: Int, _ size: Int) -> [UInt8] { [UInt8](repeating: UInt8(number), count: size) }

    @Test("seals and opens as alone, with refusals in between", arguments: AEAD.allCases)
    func aead(kind: AEAD) throws {
        let key = [UInt8](repeating: 9, count: kind.keySize)
        let alone = try kind.make(key: key)
        let expected = try Self.messages.enumerated().map { number, message in
            try alone.sealed(message, nonce: nonce(number, kind.nonceSize), aad: [UInt8(number)])
        }
        let shared = try kind.make(key: key)
        let wrong = try inThreads(Self.threads) { thread in
            var wrong = 0
            for step in 0..<256 {
                // Every thread in another order.
                let number = (step * (2 * thread + 1)) % Self.messages.count
                let (nonce, aad) = (nonce(number, kind.nonceSize), [UInt8(number)])
                if try shared.sealed(Self.messages[number], nonce: nonce, aad: aad) != expected[number] { wrong += 1 }
                if try shared.opened(expected[number], nonce: nonce, aad: aad) != Self.messages[number] { wrong += 1 }
                let refusal = thrown {
                    try shared.opened(expected[number].flipping(bit: step % 128), nonce: nonce, aad: aad)
                }
                if refusal != .authenticationFailed { wrong += 1 }
            }
            return wrong
        }
        #expect(wrong == [Int](repeating: 0, count: Self.threads))
    }

    @Test("tags as alone, with HMAC", arguments: [HMAC.Function.sha256, .sha512])
    func hmac(function: HMAC.Function) throws {
        let key = try SecretBytes(run(0...63))
        let alone = try HMAC(function, key: key)
        let expected = try Self.messages.map { try alone.tag($0) }
        let shared = try HMAC(function, key: key)
        try expectTags(expected) { message in
            try shared.tag(message)
        } isValid: { tag, message in
            try shared.isValid(tag.span, for: message.span)
        }
    }

    @Test("tags as alone, with AES-CMAC")
    func cmac() throws {
        let key = try SecretBytes(run(0...31))
        let alone = try AESCMAC(key: key)
        let expected = try Self.messages.map { try alone.tag($0) }
        let shared = try AESCMAC(key: key)
        try expectTags(expected) { message in
            try shared.tag(message)
        } isValid: { tag, message in
            try shared.isValid(tag.span, for: message.span)
        }
    }

    private func expectTags(
        _ expected: [[UInt8]], _ tag: @escaping @Sendable ([UInt8]) throws -> [UInt8],
        isValid: @escaping @Sendable ([UInt8], [UInt8]) throws -> Bool
    ) throws {
        let wrong = try inThreads(Self.threads) { thread in
            var wrong = 0
            for step in 0..<512 {
                let number = (step * (2 * thread + 1)) % Self.messages.count
                if try tag(Self.messages[number]) != expected[number] { wrong += 1 }
                if try !isValid(expected[number], Self.messages[number]) { wrong += 1 }
                if try isValid(expected[number].flipping(bit: step % 128), Self.messages[number]) { wrong += 1 }
            }
            return wrong
        }
        #expect(wrong == [Int](repeating: 0, count: Self.threads))
    }

    @Test("signs, verifies and digests as alone")
    func signaturesAndDigests() throws {
        let alone = try Ed25519.PrivateKey(seed: SecretBytes(run(0...31)))
        let signatures = try Self.messages.map { [UInt8](try alone.sign($0.span)) }
        let digests = try Self.messages.map { [UInt8](try SHA256.digest($0.span)) }
        let shared = try Ed25519.PrivateKey(seed: SecretBytes(run(0...31)))
        let verifier = try Ed25519.PublicKey([UInt8](alone.publicKeyBytes()))
        let wrong = try inThreads(Self.threads) { thread in
            var wrong = 0
            for (number, message) in Self.messages.enumerated() {
                if try [UInt8](shared.sign(message.span)) != signatures[number] { wrong += 1 }
                if !verifier.accepts(signatures[number], for: message) { wrong += 1 }
                if verifier.accepts(signatures[number].flipping(bit: thread), for: message) { wrong += 1 }
                if try [UInt8](SHA256.digest(message.span)) != digests[number] { wrong += 1 }
            }
            return wrong
        }
        #expect(wrong == [Int](repeating: 0, count: Self.threads))
    }
}
