import COpenSSL

/// AES on single blocks (FIPS 197), encryption only: what FF1, CMAC, S2V and key derivation are made of.
///
/// Holds one keyed context and belongs to one thread at a time; share it through an `ExclusivePool`. Never encrypt data
/// with it directly: equal blocks give equal blocks.
package final class AESBlockCipher {
    private let context: CipherContext

    #if DEBUG
        /// How many blocks were encrypted so far, for the tests that promise a number. Absent in release builds.
        package private(set) var blocksEncrypted = 0
    #endif

    package convenience init(key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key)
    }

    init(untested key: SecretBytes) throws(CryptoCoreError) {
        let cipher =
            switch try AESKeySize(of: key) {
            case .bits128: try unsafe Libcrypto.aes128ECB.required("AES-128-ECB")
            case .bits192: try unsafe Libcrypto.aes192ECB.required("AES-192-ECB")
            case .bits256: try unsafe Libcrypto.aes256ECB.required("AES-256-ECB")
            }
        context = try CipherContext()
        try unsafe key.withUnsafeBytes { (bytes) throws(CryptoCoreError) in
            try unsafe context.setKey(bytes, cipher: cipher)
        }
        try context.disablePadding()
    }

    /// Takes another key of the same size in the place of the one before: much cheaper than a new context.
    func rekey(_ key: UnsafeBufferPointer<UInt8>) throws(CryptoCoreError) {
        try unsafe context.setKey(key, cipher: nil)
    }

    /// Encrypts one block.
    package func encrypt(_ block: AESBlock) throws(CryptoCoreError) -> AESBlock {
        count(1)
        // As one vector: a load of sixteen bytes right after two stores of eight has to wait for both to reach the
        // cache.
        var vector = SIMD2(block.storedHigh, block.storedLow)
        // Exactly one block, in place: ECB reads a block whole before it writes it.
        try unsafe withUnsafeMutableBytes(of: &vector) { (bytes) throws(CryptoCoreError) in
            let start = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
            try unsafe context.encrypt(start, into: start, count: 16)
        }
        return AESBlock(storedHigh: vector[0], storedLow: vector[1])
    }

    /// Encrypts the first `count` blocks of `input`, each by itself, into the first `count` of `output`, in one call of
    /// the library.
    ///
    /// Complexity: about a tenth of the time of `count` single calls.
    package func encrypt(
        _ input: Span<AESBlock>, into output: inout MutableSpan<AESBlock>, count: Int
    ) throws(CryptoCoreError) {
        precondition(count >= 0 && count <= input.count && count <= output.count, "more blocks than there are")
        if count == 0 { return }
        self.count(count)
        // Both hold `count` blocks by the precondition, and do not overlap, one being borrowed and one exclusive.
        try unsafe input.withUnsafeBytes { (source) throws(CryptoCoreError) in
            try unsafe output.withUnsafeMutableBytes { (target) throws(CryptoCoreError) in
                try unsafe context.encrypt(
                    source.baseAddress!.assumingMemoryBound(to: UInt8.self),
                    into: target.baseAddress!.assumingMemoryBound(to: UInt8.self), count: 16 * count)
            }
        }
    }

    /// Encrypts so many blocks in place.
    @inline(__always)
    func encrypt(_ blocks: UnsafeMutablePointer<UInt8>, blocks count: Int) throws(CryptoCoreError) {
        self.count(count)
        try unsafe context.encrypt(blocks, into: blocks, count: 16 * count)
    }

    @inline(__always)
    private func count(_ blocks: Int) {
        #if DEBUG
            blocksEncrypted += blocks
        #endif
    }
}
