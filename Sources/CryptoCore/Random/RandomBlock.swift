import COpenSSL

/// Random bytes drawn from libcrypto a block at a time: one draw of 4,096 bytes costs little more than one of 12.
///
/// Bytes are wiped as they are handed out, and what is left is thrown away after a fork, so that parent and child never
/// hand out the same. Used by one thread at a time.
final class RandomBlock {
    static let size = 4096

    private var bytes: [UInt8]
    private var used = RandomBlock.size
    private var epoch: UInt64 = 0

    init() { bytes = Array(repeating: 0, count: Self.size) }

    deinit { wipe(&bytes) }

    /// Fills `target`, of at most `size` bytes.
    func fill(_ target: UnsafeMutableBufferPointer<UInt8>) throws(CryptoCoreError) {
        if used + target.count > Self.size || epoch != ForkEpoch.current { try refill() }
        unsafe bytes.withUnsafeMutableBufferPointer { block in
            let drawn = unsafe UnsafeMutableBufferPointer(rebasing: block[used..<used + target.count])
            _ = unsafe target.update(fromContentsOf: drawn)
            unsafe sdp_wipe(drawn.baseAddress, drawn.count)
        }
        used += target.count
    }

    private func refill() throws(CryptoCoreError) {
        // The epoch is read first: a fork in between is noticed at the next draw.
        let epoch = ForkEpoch.current
        let filled = unsafe bytes.withUnsafeMutableBufferPointer { block in
            unsafe sdp_random(block.baseAddress, block.count) == 1
        }
        guard filled else {
            used = Self.size
            Libcrypto.clearErrors()
            throw CryptoCoreError(.noEntropy, "libcrypto has no random bytes to give")
        }
        used = 0
        self.epoch = epoch
    }
}
