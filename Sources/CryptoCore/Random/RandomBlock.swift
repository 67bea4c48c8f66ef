import COpenSSL

/// Random bytes drawn from libcrypto a block at a time: one draw of 4,096 bytes costs little more than one of 12.
///
/// Bytes are wiped as they are handed out, and what is left is thrown away after a fork, so that parent and child never
/// hand out the same. Used by one thread at a time.
final class RandomBlock {
    static let size = 4096

    // Unchecked: one thread at a time has this object, and nothing here calls out.
    @exclusivity(unchecked) private var bytes: [UInt8]
    @exclusivity(unchecked) private var used = RandomBlock.size
    @exclusivity(unchecked) private var epoch: UInt64 = 0

    init() { unsafe bytes = Array(repeating: 0, count: Self.size) }

    deinit { unsafe wipe(&bytes) }

    /// Fills `target`, of at most `size` bytes.
    func fill(_ target: UnsafeMutableBufferPointer<UInt8>) throws(CryptoCoreError) {
        if unsafe used + target.count > Self.size || epoch != ForkEpoch.current { try refill() }
        unsafe bytes.withUnsafeMutableBufferPointer { block in
            let drawn = unsafe UnsafeMutableBufferPointer(rebasing: block[used..<used + target.count])
            _ = unsafe target.update(fromContentsOf: drawn)
            unsafe sdp_wipe(drawn.baseAddress, drawn.count)
        }
        unsafe used += target.count
    }

    private func refill() throws(CryptoCoreError) {
        // The epoch is read first: a fork in between is noticed at the next draw.
        let epoch = ForkEpoch.current
        let filled = unsafe bytes.withUnsafeMutableBufferPointer { block in
            unsafe sdp_random(block.baseAddress, block.count) == 1
        }
        guard filled else {
            unsafe used = Self.size
            Libcrypto.clearErrors()
            throw CryptoCoreError(.noEntropy, "libcrypto has no random bytes to give")
        }
        unsafe used = 0
        unsafe self.epoch = epoch
    }
}
