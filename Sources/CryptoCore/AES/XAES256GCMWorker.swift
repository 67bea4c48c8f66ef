import COpenSSL

/// XAES-256-GCM for one thread at a time: the two contexts of a key.
///
/// Lent by `XAES256GCM`, or kept by whoever sees to it that nobody else has it meanwhile.
/// @safe: accesses to `masks` do not overlap, since one thread at a time has the object.
@safe
package final class XAES256GCMWorker {
    private let nonceSize: Int
    private let gcm: GCMContext
    private let derivation: AESBlockCipher
    /// K1 twice, each with the four bytes that M1 and M2 begin with already in it. As one vector, since what is stored
    /// as words and read as blocks at once has to wait for the cache. Unchecked: one thread at a time has the object.
    @exclusivity(unchecked) private var masks: SIMD4<UInt64>

    /// - Throws: `invalidKeySize`, `invalidParameter`, `selfTestFailed`.
    package convenience init(key: SecretBytes, saltSize: Int = 12) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key, saltSize: saltSize)
    }

    init(untested key: SecretBytes, saltSize: Int) throws(CryptoCoreError) {
        try XAES256GCM.requireKey(key, saltSize: saltSize)
        nonceSize = saltSize + AESGCM.nonceSize
        derivation = try AESBlockCipher(untested: key)
        unsafe masks = try Self.masks(derivation)
        gcm = try GCMContext()
        try gcm.setKey(key)  // Sets the algorithm; every message replaces the key.
    }

    /// Steps 1 and 2: L = AES-256(K, 0^128), K1 = L doubled.
    private static func masks(_ derivation: AESBlockCipher) throws(CryptoCoreError) -> SIMD4<UInt64> {
        let k1 = try derivation.encrypt(.zero).doubled
        return SIMD4(
            k1.storedHigh ^ AESBlock(0x0001_5800 << 96).storedHigh, k1.storedLow,
            k1.storedHigh ^ AESBlock(0x0002_5800 << 96).storedHigh, k1.storedLow)
    }

    /// Takes another key in the place of the one before, for keys that are used for a message or a few: a new object costs
    /// as much as many messages.
    ///
    /// - Parameter key: 32 bytes.
    package func rekey(_ key: Span<UInt8>) throws(CryptoCoreError) {
        guard key.count == XAES256GCM.keySize else {
            throw CryptoCoreError(.invalidKeySize, "an XAES-256-GCM key has 32 bytes, this one has \(key.count)")
        }
        try unsafe key.withUnsafeBufferPointer { (key) throws(CryptoCoreError) in try unsafe derivation.rekey(key) }
        unsafe masks = try Self.masks(derivation)
    }

    /// Forgets the key and that of the last message. What it works with until the next ``rekey(_:)`` is a key of zeros.
    package func forgetKey() throws(CryptoCoreError) {
        let zeros = InlineArray<32, UInt8>(repeating: 0)
        let key = zeros.span
        try rekey(key)
        try unsafe key.withUnsafeBufferPointer { (key) throws(CryptoCoreError) in try unsafe gcm.rekey(key) }
    }

    deinit { unsafe withUnsafeMutableBytes(of: &masks) { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) } }

    /// See `XAES256GCM.seal`.
    package func seal(
        _ plaintext: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try requireNonce(nonce)
        let size = try AESGCM.sealedSize(
            plaintext.count, associatedData: associatedData.count, capacity: output.freeCapacity)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try start(nonce: nonce, direction: .encrypting)
            try unsafe gcm.seal(plaintext, associatedData: associatedData, into: target)
        }
    }

    /// See `XAES256GCM.open`.
    package func open(
        _ sealed: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try requireNonce(nonce)
        let size = try AESGCM.openedSize(
            sealed.count, associatedData: associatedData.count, capacity: output.freeCapacity)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try start(nonce: nonce, direction: .decrypting)
            try unsafe gcm.open(sealed, associatedData: associatedData, into: target)
        }
    }

    private func requireNonce(_ nonce: Span<UInt8>) throws(CryptoCoreError) {
        guard nonce.count == nonceSize else {
            throw CryptoCoreError(
                .invalidNonceSize, "this XAES-256-GCM nonce has \(nonceSize) bytes, the given one \(nonce.count)")
        }
    }

    /// Steps 3 to 6: derives the message's key and starts GCM under it.
    private func start(nonce: Span<UInt8>, direction: CipherContext.Direction) throws(CryptoCoreError) {
        let saltSize = nonce.count - AESGCM.nonceSize
        // The salt as two words of a block, padded with zeros: its first four bytes, and the other four to eight.
        let unused = UInt64(8 * (12 - saltSize))
        let first = nonce.littleEndianWord(at: 0) &<< 32
        let second = nonce.littleEndianWord(at: 4) & (UInt64.max &>> unused)
        // M1 = 00 01 'X' 00 || salt and M2 = 00 02 'X' 00 || salt, each masked with K1; AES makes the key of them.
        var key = unsafe masks ^ SIMD4(first, second, first, second)
        try unsafe withUnsafeMutableBytes(of: &key) { (key) throws(CryptoCoreError) in
            defer { unsafe sdp_wipe(key.baseAddress, key.count) }
            let start = unsafe key.baseAddress!.assumingMemoryBound(to: UInt8.self)
            try unsafe derivation.encrypt(start, blocks: 2)
            try unsafe nonce.withUnsafeBufferPointer { (nonce) throws(CryptoCoreError) in
                try unsafe gcm.start(key: start, nonce: nonce.baseAddress! + saltSize, direction: direction)
            }
        }
    }
}
