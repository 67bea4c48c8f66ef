import COpenSSL

/// Lets `body` build bytes that are needed for one call only: on the stack where they are few, wiped afterwards if
/// asked.
///
/// - Parameters:
///   - capacity: bytes that can be appended.
///   - wiping: whether the bytes are secret.
@inlinable
@inline(__always)
package func withTemporaryBytes<Result: ~Copyable, Failure: Error>(
    capacity: Int, wiping: Bool = false, _ body: (inout OutputSpan<UInt8>) throws(Failure) -> Result
) throws(Failure) -> Result {
    // The memory is ours alone inside the closure, and nothing of it is read that was not appended.
    try unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { (buffer) throws(Failure) in
        var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
        defer { if wiping { unsafe wipe(buffer) } }
        return try body(&output)
    }
}

/// The whole buffer, whether initialised or not.
@usableFromInline
func wipe(_ buffer: UnsafeMutableBufferPointer<UInt8>) { unsafe sdp_wipe(buffer.baseAddress, buffer.count) }
