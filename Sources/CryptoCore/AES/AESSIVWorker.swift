import COpenSSL

/// AES-SIV for one thread at a time: the two contexts of a key.
///
/// Lent by `AESSIV`, or kept by whoever sees to it that nobody else has it meanwhile.
package final class AESSIVWorker {
    private let cmac: CMACContext
    private let counter: CipherContext
    /// S2V starts every message with the same tag: CMAC(K1, 0^128). Unchecked: only written when it is wiped.
    @exclusivity(unchecked) private var start: AESBlock

    /// - Throws: `invalidKeySize`, `selfTestFailed`.
    package convenience init(key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key)
    }

    init(untested key: SecretBytes) throws(CryptoCoreError) {
        try AESSIV.requireKey(key)
        let half = key.count / 2
        let macKey = try key.withBytes { (bytes) throws(CryptoCoreError) in
            try SecretBytes(copying: bytes.extracting(..<half))
        }
        cmac = try CMACContext(key: macKey)
        unsafe start = try AESBlock.zero.withBytes { [cmac] (zero) throws(CryptoCoreError) in try cmac.tag(of: zero) }
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

    deinit { unsafe start.wipe() }

    /// See `AESSIV.seal`.
    package func seal(
        _ plaintext: Span<UInt8>, associatedData: Span<UInt8>?, nonce: Span<UInt8>? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard plaintext.count <= AESGCM.maximumPlaintextSize else {
            throw CryptoCoreError(.inputTooLong, "a plaintext has at most \(AESGCM.maximumPlaintextSize) bytes")
        }
        let size = plaintext.count + AESSIV.sivSize
        guard output.freeCapacity >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(output.freeCapacity)")
        }
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            let siv = try s2v(associatedData, nonce, plaintext)
            // The target has room for sixteen bytes and the ciphertext, as asked of `appending`.
            siv.withBytes { siv in
                unsafe siv.withUnsafeBufferPointer { siv in
                    _ = unsafe target.update(fromContentsOf: siv)
                }
            }
            try unsafe plaintext.withUnsafeBufferPointer { (plaintext) throws(CryptoCoreError) in
                try unsafe counterMode(siv, plaintext, into: target.baseAddress! + AESSIV.sivSize)
            }
        }
    }

    /// See `AESSIV.open`.
    package func open(
        _ sealed: Span<UInt8>, associatedData: Span<UInt8>?, nonce: Span<UInt8>? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard sealed.count >= AESSIV.sivSize, sealed.count - AESSIV.sivSize <= AESGCM.maximumPlaintextSize else {
            throw .authenticationFailed
        }
        let size = sealed.count - AESSIV.sivSize
        guard output.freeCapacity >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(output.freeCapacity)")
        }
        let siv = AESBlock(bytes: sealed.extracting(..<AESSIV.sivSize))
        let ciphertext = sealed.extracting(AESSIV.sivSize...)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            if let start = target.baseAddress {
                try unsafe ciphertext.withUnsafeBufferPointer { (ciphertext) throws(CryptoCoreError) in
                    try unsafe counterMode(siv, ciphertext, into: start)
                }
            }
            // Written in full above; the span does not outlive the buffer, which `appending` holds.
            let plaintext = unsafe UnsafeBufferPointer(target).span
            let expected = try s2v(associatedData, nonce, plaintext)
            let authentic = expected.withBytes { expected in
                siv.withBytes { siv in constantTimeEqual(expected, siv) }
            }
            guard authentic else { throw .authenticationFailed }
        }
    }

    /// RFC 5297, section 2.4: S2V over up to two components and the plaintext.
    private func s2v(
        _ first: Span<UInt8>?, _ second: Span<UInt8>?, _ plaintext: Span<UInt8>
    ) throws(CryptoCoreError) -> AESBlock {
        var d = unsafe start
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
    private func counterMode(
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
