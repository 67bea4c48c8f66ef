import COpenSSL

/// XAES-256-GCM: AES-256-GCM with a nonce long enough to be drawn at random for any number of messages.
///
/// For each message a key is derived from the first half of the nonce by two AES blocks (SP 800-108r1 in counter mode
/// with CMAC, written out), and AES-256-GCM runs under it with the second half.
///
/// A salt shorter than 12 bytes, as Tink's XAesGcmKey allows, is padded with zeros on the right for the derivation.
///
/// Safe to use from several threads at once.
///
/// ## Specification
/// C2SP XAES-256-GCM v1.0.1, "Detailed key derivation algorithm".
package final class XAES256GCM: Sendable {
    /// Nonce bytes when the salt has 12, as C2SP has it.
    package static let nonceSize = 24
    package static let tagSize = AESGCM.tagSize
    package static let keySize = 32
    package static let saltSizes = 8...12

    /// Salt and GCM nonce together.
    package let nonceSize: Int

    private let workers: ExclusivePool<Worker>

    /// - Parameter saltSize: bytes of the nonce that go into the key derivation, 8 to 12.
    /// - Throws: `invalidKeySize`, `invalidParameter`, `selfTestFailed`.
    package convenience init(key: SecretBytes, saltSize: Int = 12) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key, saltSize: saltSize)
    }

    init(untested key: SecretBytes, saltSize: Int = 12) throws(CryptoCoreError) {
        guard key.count == Self.keySize else {
            throw CryptoCoreError(.invalidKeySize, "an XAES-256-GCM key has 32 bytes, this one has \(key.count)")
        }
        guard Self.saltSizes.contains(saltSize) else {
            throw CryptoCoreError(.invalidParameter, "an XAES-256-GCM salt has 8 to 12 bytes, not \(saltSize)")
        }
        nonceSize = saltSize + AESGCM.nonceSize
        workers = ExclusivePool { () throws(CryptoCoreError) in try Worker(key: key) }
    }

    /// Appends ciphertext and tag, `plaintext.count + 16` bytes, to `output`.
    package func seal(
        _ plaintext: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try requireNonce(nonce)
        let size = try AESGCM.sealedSize(
            plaintext.count, associatedData: associatedData.count, capacity: output.freeCapacity)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try workers.withResource { (worker) throws(CryptoCoreError) in
                try worker.start(nonce: nonce, direction: .encrypting)
                try unsafe worker.gcm.seal(plaintext, associatedData: associatedData, into: target)
            }
        }
    }

    /// Checks the tag and appends the plaintext, `sealed.count - 16` bytes, to `output`.
    ///
    /// - Throws: `authenticationFailed`; nothing is appended then, and what was decrypted is wiped.
    package func open(
        _ sealed: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try requireNonce(nonce)
        let size = try AESGCM.openedSize(
            sealed.count, associatedData: associatedData.count, capacity: output.freeCapacity)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try workers.withResource { (worker) throws(CryptoCoreError) in
                try worker.start(nonce: nonce, direction: .decrypting)
                try unsafe worker.gcm.open(sealed, associatedData: associatedData, into: target)
            }
        }
    }

    private func requireNonce(_ nonce: Span<UInt8>) throws(CryptoCoreError) {
        guard nonce.count == nonceSize else {
            throw CryptoCoreError(
                .invalidNonceSize, "this XAES-256-GCM nonce has \(nonceSize) bytes, the given one \(nonce.count)")
        }
    }

    /// The two contexts of one thread.
    private final class Worker {
        let gcm: GCMContext
        private let derivation: AESBlockCipher
        private var k1: AESBlock

        init(key: SecretBytes) throws(CryptoCoreError) {
            derivation = try AESBlockCipher(untested: key)
            // Step 1 and 2: L = AES-256(K, 0^128), K1 = L doubled.
            k1 = try derivation.encrypt(.zero).doubled
            gcm = try GCMContext()
            try gcm.setKey(key)  // Sets the algorithm; every message replaces the key.
        }

        deinit { k1.wipe() }

        /// Steps 3 to 6: derives the message's key and starts GCM under it.
        func start(nonce: Span<UInt8>, direction: CipherContext.Direction) throws(CryptoCoreError) {
            let saltSize = nonce.count - AESGCM.nonceSize
            var salt: UInt128 = 0
            for index in 0..<saltSize { salt |= UInt128(nonce[index]) << UInt128(8 * (11 - index)) }
            // M1 = 00 01 'X' 00 || salt, M2 = 00 02 'X' 00 || salt, each masked with K1.
            let messages: InlineArray<2, AESBlock> = [
                AESBlock(0x0001_5800 << 96 | salt) ^ k1, AESBlock(0x0002_5800 << 96 | salt) ^ k1,
            ]
            var key = InlineArray<2, AESBlock>(repeating: .zero)
            var keySpan = key.mutableSpan
            try derivation.encrypt(messages.span, into: &keySpan, count: 2)
            try unsafe keySpan.withUnsafeMutableBytes { (key) throws(CryptoCoreError) in
                defer { unsafe sdp_wipe(key.baseAddress, key.count) }
                try unsafe nonce.withUnsafeBufferPointer { (nonce) throws(CryptoCoreError) in
                    try unsafe gcm.start(
                        key: key.baseAddress!.assumingMemoryBound(to: UInt8.self),
                        nonce: nonce.baseAddress! + saltSize, direction: direction)
                }
            }
        }
    }
}
