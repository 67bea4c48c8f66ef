import COpenSSL

/// AES-SIV: deterministic authenticated encryption, for keys of 32, 48 and 64 bytes.
///
/// Equal plaintexts with equal associated data give equal ciphertexts, and that is all they give away. With a random
/// nonce it is an ordinary AEAD that survives a repeated nonce.
///
/// Composed from libcrypto's CMAC and CTR, since libcrypto 3.0's own AES-SIV returns a stale tag for an empty plaintext.
/// The output is the 16-byte synthetic IV, then the ciphertext. Safe to use from several threads at once.
///
/// ## Specification
/// RFC 5297: S2V in section 2.4, encryption and decryption in sections 2.6 and 2.7. The first half of the key is for
/// S2V, the second for CTR.
package final class AESSIV: Sendable {
    package static let sivSize = 16
    package static let keySizes = [32, 48, 64]

    private let workers: ExclusivePool<Worker>

    /// - Throws: `invalidKeySize`, `selfTestFailed`.
    package convenience init(key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key)
    }

    init(untested key: SecretBytes) throws(CryptoCoreError) {
        guard Self.keySizes.contains(key.count) else {
            throw CryptoCoreError(.invalidKeySize, "an AES-SIV key has 32, 48 or 64 bytes, this one has \(key.count)")
        }
        workers = ExclusivePool { () throws(CryptoCoreError) in try Worker(key: key) }
    }

    /// Appends synthetic IV and ciphertext, `16 + plaintext.count` bytes, to `output`.
    ///
    /// - Parameters:
    ///   - associatedData: one component of S2V's vector, present also when it is empty; nil leaves it out.
    ///   - nonce: the last component, likewise.
    package func seal(
        _ plaintext: Span<UInt8>, associatedData: Span<UInt8>?, nonce: Span<UInt8>? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard plaintext.count <= AESGCM.maximumPlaintextSize else {
            throw CryptoCoreError(.inputTooLong, "a plaintext has at most \(AESGCM.maximumPlaintextSize) bytes")
        }
        let size = plaintext.count + Self.sivSize
        guard output.freeCapacity >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(output.freeCapacity)")
        }
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try workers.withResource { (worker) throws(CryptoCoreError) in
                let siv = try worker.s2v(associatedData, nonce, plaintext)
                // The target has room for sixteen bytes and the ciphertext, as asked of `appending`.
                siv.withBytes { siv in
                    unsafe siv.withUnsafeBufferPointer { siv in
                        _ = unsafe target.update(fromContentsOf: siv)
                    }
                }
                try unsafe plaintext.withUnsafeBufferPointer { (plaintext) throws(CryptoCoreError) in
                    try unsafe worker.counterMode(siv, plaintext, into: target.baseAddress! + Self.sivSize)
                }
            }
        }
    }

    /// Decrypts, checks the synthetic IV and appends the plaintext, `sealed.count - 16` bytes, to `output`.
    ///
    /// - Throws: `authenticationFailed`; nothing is appended then, and what was decrypted is wiped.
    package func open(
        _ sealed: Span<UInt8>, associatedData: Span<UInt8>?, nonce: Span<UInt8>? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard sealed.count >= Self.sivSize, sealed.count - Self.sivSize <= AESGCM.maximumPlaintextSize else {
            throw .authenticationFailed
        }
        let size = sealed.count - Self.sivSize
        guard output.freeCapacity >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(output.freeCapacity)")
        }
        let siv = AESBlock(bytes: sealed.extracting(..<Self.sivSize))
        let ciphertext = sealed.extracting(Self.sivSize...)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try workers.withResource { (worker) throws(CryptoCoreError) in
                if let start = target.baseAddress {
                    try unsafe ciphertext.withUnsafeBufferPointer { (ciphertext) throws(CryptoCoreError) in
                        try unsafe worker.counterMode(siv, ciphertext, into: start)
                    }
                }
                // Written in full above; the span does not outlive the buffer, which `appending` holds.
                let plaintext = unsafe UnsafeBufferPointer(target).span
                let expected = try worker.s2v(associatedData, nonce, plaintext)
                let authentic = expected.withBytes { expected in
                    siv.withBytes { siv in constantTimeEqual(expected, siv) }
                }
                guard authentic else { throw .authenticationFailed }
            }
        }
    }

    /// The two contexts of one thread.
    private final class Worker {
        private let cmac: CMACContext
        private let counter: CipherContext
        /// S2V starts every message with the same tag: CMAC(K1, 0^128).
        private var start: AESBlock

        init(key: SecretBytes) throws(CryptoCoreError) {
            let half = key.count / 2
            let macKey = try key.withBytes { (bytes) throws(CryptoCoreError) in
                try SecretBytes(copying: bytes.extracting(..<half))
            }
            cmac = try CMACContext(key: macKey)
            start = try AESBlock.zero.withBytes { [cmac] (zero) throws(CryptoCoreError) in try cmac.tag(of: zero) }
            counter = try CipherContext()
            let cipher =
                switch half {
                case 16: try unsafe Libcrypto.aes128CTR.required("AES-128-CTR")
                case 24: try unsafe Libcrypto.aes192CTR.required("AES-192-CTR")
                default: try unsafe Libcrypto.aes256CTR.required("AES-256-CTR")
                }
            try unsafe key.withUnsafeBytes { (bytes) throws(CryptoCoreError) in
                try unsafe counter.setKey(UnsafeBufferPointer(rebasing: bytes[half...]), cipher: cipher)
            }
        }

        deinit { start.wipe() }

        /// RFC 5297, section 2.4: S2V over up to two components and the plaintext.
        func s2v(
            _ first: Span<UInt8>?, _ second: Span<UInt8>?, _ plaintext: Span<UInt8>
        ) throws(CryptoCoreError) -> AESBlock {
            var d = start
            if let first { d = try d.doubled ^ cmac.tag(of: first) }
            if let second { d = try d.doubled ^ cmac.tag(of: second) }
            let count = plaintext.count
            if count >= 16 {
                // T = Sn xorend D: the last sixteen bytes are masked, the others stand as they are.
                let last = AESBlock(bytes: plaintext.extracting((count - 16)...)) ^ d
                return try last.withBytes { (last) throws(CryptoCoreError) in
                    try cmac.tag(of: plaintext.extracting(..<(count - 16)), then: last)
                }
            }
            // T = dbl(D) xor pad(Sn): the bytes, a single one bit, zeros.
            var padded: UInt128 = 0
            for index in 0..<count { padded |= UInt128(plaintext[index]) << UInt128(8 * (15 - index)) }
            padded |= 0x80 << UInt128(8 * (15 - count))
            let t = d.doubled ^ AESBlock(padded)
            return try t.withBytes { (t) throws(CryptoCoreError) in try cmac.tag(of: t) }
        }

        /// CTR from the synthetic IV with two bits cleared (RFC 5297, section 2.6): Q = V & (1^64 0 1^31 0 1^31).
        func counterMode(
            _ siv: AESBlock, _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
        ) throws(CryptoCoreError) {
            if input.isEmpty { return }
            let q = AESBlock(high: siv.high, low: siv.low & 0x7FFF_FFFF_7FFF_FFFF)
            try q.withBytes { (q) throws(CryptoCoreError) in
                try unsafe q.withUnsafeBufferPointer { (q) throws(CryptoCoreError) in
                    try unsafe counter.setNonce(q.baseAddress!, direction: .encrypting)
                }
            }
            try unsafe counter.update(input, into: output)
        }
    }
}
