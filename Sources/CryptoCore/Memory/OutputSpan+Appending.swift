import COpenSSL

extension OutputSpan<UInt8> {
    /// Lets `body` write exactly `count` bytes at the end, for which there must be room.
    ///
    /// When `body` throws, the bytes are wiped and the span is as long as it was: an unauthenticated plaintext never
    /// reaches the caller.
    mutating func appending(
        _ count: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) {
        precondition(count >= 0 && count <= freeCapacity, "no room for the output")
        // In bounds by the check above; the buffer is ours alone while the closure runs.
        try unsafe withUnsafeMutableBufferPointer { (buffer, initialized) throws(CryptoCoreError) in
            let target = unsafe UnsafeMutableBufferPointer(rebasing: buffer[initialized..<initialized + count])
            do throws(CryptoCoreError) {
                try unsafe body(target)
                initialized += count
            } catch {
                unsafe sdp_wipe(target.baseAddress, target.count)
                throw error
            }
        }
    }
}
