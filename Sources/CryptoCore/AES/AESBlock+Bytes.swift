import COpenSSL

extension AESBlock {
    /// The block of sixteen bytes.
    package init(bytes: Span<UInt8>) {
        precondition(bytes.count == 16, "a block has 16 bytes")
        var (high, low) = (UInt64(0), UInt64(0))
        for index in 0..<8 {
            high = high << 8 | UInt64(bytes[index])
            low = low << 8 | UInt64(bytes[index + 8])
        }
        self.init(high: high, low: low)
    }

    /// Overwrites the block with zeros, in a way that the optimiser does not remove.
    package mutating func wipe() {
        unsafe withUnsafeMutableBytes(of: &self) { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) }
    }

    /// Lends the sixteen bytes, in the order of the standards.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe withUnsafeBytes(of: self) { (bytes) throws(Failure) in
            let span = unsafe bytes.assumingMemoryBound(to: UInt8.self).span
            return try body(span)
        }
    }
}
