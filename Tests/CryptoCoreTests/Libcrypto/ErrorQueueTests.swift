import Glibc
import TestSupport
import Testing

@testable import CryptoCore

/// libcrypto keeps a queue of errors for each thread, which the host's TLS code reads too.
@Suite("libcrypto's error queue")
struct ErrorQueueTests {
    private typealias Peek = @convention(c) () -> CUnsignedLong

    /// `ERR_peek_error`, 0 when the queue is empty.
    private let peek: () -> CUnsignedLong

    init() throws {
        let found = unsafe dlsym(nil, "ERR_peek_error")
        let symbol = unsafe try #require(found)
        let function = unsafe unsafeBitCast(symbol, to: Peek.self)
        peek = { function() }
    }

    @Test("is empty after an AEAD refused a message", arguments: AEAD.allCases)
    func refused(kind: AEAD) throws {
        let aead = try kind.make(key: [UInt8](repeating: 1, count: kind.keySize))
        let nonce = [UInt8](repeating: 2, count: kind.nonceSize)
        let sealed = try aead.sealed([1, 2, 3], nonce: nonce, aad: [])
        #expect(peek() == 0)
        #expect(thrown { try aead.opened(sealed.flipping(bit: 0), nonce: nonce, aad: []) } == .authenticationFailed)
        #expect(peek() == 0)
    }

    @Test("is empty after a signature was refused")
    func signature() throws {
        let signer = try Ed25519.PrivateKey(seed: SecretBytes(run(0...31)))
        let publicKey = [UInt8](try signer.publicKeyBytes())
        let message: [UInt8] = [1]
        let signature = [UInt8](try signer.sign(message.span))
        let verifier = try Ed25519.PublicKey(publicKey)
        for bit in [0, 255, 256, 511] {
            #expect(!verifier.accepts(signature.flipping(bit: bit), for: message))
            #expect(peek() == 0)
        }
        // A point that does not exist.
        let nowhere = try? Ed25519.PublicKey([UInt8](repeating: 0xff, count: 32))
        #expect(nowhere?.accepts(signature, for: message) != true)
        #expect(peek() == 0)
    }

    @Test("is empty after what succeeds")
    func success() throws {
        try PowerOnTests.run()
        _ = try SecretBytes.random(count: 32)
        _ = try HKDF.derive(key: SecretBytes([1]), info: Span(), count: 32)
        _ = try Scrypt.derive(password: SecretBytes([]), salt: Span(), cost: Scrypt.Cost(n: 16, r: 1, p: 1), count: 1)
        _ = try SHA256.digest(Span())
        #expect(peek() == 0)
    }

    /// RFC 7914 wants N below 2^(16 r), and libcrypto says so in its queue.
    @Test("is empty after a derivation was refused")
    func derivation() {
        let error = thrown {
            let cost = try Scrypt.Cost(n: 1 << 16, r: 1, p: 1)
            return try Scrypt.derive(password: SecretBytes([1]), salt: Span(), cost: cost, count: 16)
        }
        #expect(error != nil)
        #expect(peek() == 0)
    }

    @Test("does not keep the errors that the module reports as its own")
    func reported() throws {
        typealias Fetch =
            @convention(c) (OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> OpaquePointer?
        let found = unsafe dlsym(nil, "EVP_CIPHER_fetch")
        let symbol = unsafe try #require(found)
        let fetch = unsafe unsafeBitCast(symbol, to: Fetch.self)
        #expect(unsafe fetch(nil, "NO-SUCH-CIPHER", nil) == nil)
        #expect(peek() != 0, "the queue does not show what libcrypto refused")
        let error = CryptoCoreError.library("a test")
        #expect(error.code == .libraryFailure)
        #expect(error.message == "libcrypto refused a test")
        #expect(peek() == 0)
    }
}
