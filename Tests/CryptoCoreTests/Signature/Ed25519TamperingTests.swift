import TestSupport
import Testing

@testable import CryptoCore

@Suite("An Ed25519 signature that was tampered with")
struct Ed25519TamperingTests {
    private let publicKey, signature: [UInt8]
    private let message = Array("a checkpoint".utf8)

    init() throws {
        let signer = try Ed25519.PrivateKey(seed: SecretBytes(run(0...31)))
        publicKey = try [UInt8](signer.publicKeyBytes())
        let message = message
        signature = try [UInt8](signer.sign(message.span))
    }

    private func isValid(_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool {
        (try? Ed25519.PublicKey(publicKey))?.accepts(signature, for: message) ?? false
    }

    @Test("in any one bit, or whose message or key was, is not valid")
    func bits() {
        #expect(isValid(signature, message, publicKey))
        for bit in 0..<512 {
            #expect(!isValid(signature.flipping(bit: bit), message, publicKey), "signature, bit \(bit)")
        }
        for bit in 0..<8 * message.count { #expect(!isValid(signature, message.flipping(bit: bit), publicKey)) }
        for bit in 0..<256 { #expect(!isValid(signature, message, publicKey.flipping(bit: bit)), "key, bit \(bit)") }
        #expect(!isValid(signature, [], publicKey))
        #expect(!isValid(signature, message + [0], publicKey))
    }

    @Test("in its length is not valid", arguments: [0, 1, 32, 63, 65, 128])
    func lengths(count: Int) {
        #expect(!isValid(Array((signature + signature + signature).prefix(count)), message, publicKey))
    }

    /// RFC 8032, section 5.1.7: S is below the order of the group. Without that check everyone could make a second
    /// signature out of a first.
    @Test("by adding the group's order to S is not valid")
    func malleable() {
        let order = bytes("edd3f55c1a631258d69cf7a2def9de14 00000000000000000000000000000010")
        var (sum, carry) = (signature, 0)
        for index in 0..<32 {
            let digit = Int(signature[32 + index]) + Int(order[index]) + carry
            sum[32 + index] = UInt8(digit & 0xff)
            carry = digit >> 8
        }
        #expect(carry == 0)
        #expect(!isValid(sum, message, publicKey))
    }
}
