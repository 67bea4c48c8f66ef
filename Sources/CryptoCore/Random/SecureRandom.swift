import COpenSSL

/// Random bytes for nonces, salts and identifiers, from libcrypto's generator. Keys come from `SecretBytes.random`.
package enum SecureRandom {
    private static let blocks = ExclusivePool<RandomBlock> { () throws(CryptoCoreError) in RandomBlock() }

    /// A request above this size goes to libcrypto directly.
    private static let largestDraw = 512

    /// Fills a span with random bytes. Complexity: O(n); about 10 ns for a nonce.
    package static func fill(_ span: inout MutableSpan<UInt8>) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try unsafe span.withUnsafeMutableBufferPointer { (bytes) throws(CryptoCoreError) in try unsafe fill(bytes) }
    }

    /// Appends `count` random bytes.
    package static func append(_ count: Int, to output: inout OutputSpan<UInt8>) throws(CryptoCoreError) {
        try PowerOnTests.require()
        precondition(count >= 0, "a count of bytes is not negative")
        guard output.freeCapacity >= count else {
            throw CryptoCoreError(.outputTooSmall, "\(count) random bytes do not fit into \(output.freeCapacity)")
        }
        try unsafe output.appending(count) { (target) throws(CryptoCoreError) in try unsafe fill(target) }
    }

    /// For the primitives themselves, which have passed the gate.
    static func fill(_ bytes: UnsafeMutableBufferPointer<UInt8>) throws(CryptoCoreError) {
        if bytes.isEmpty { return }
        if bytes.count <= largestDraw {
            try blocks.withResource { (block) throws(CryptoCoreError) in try unsafe block.fill(bytes) }
        } else {
            guard unsafe sdp_random(bytes.baseAddress, bytes.count) == 1 else {
                Libcrypto.clearErrors()
                throw CryptoCoreError(.noEntropy, "libcrypto has no random bytes to give")
            }
        }
    }
}
