import COpenSSL

/// Compares two byte strings in time that depends on their lengths only.
///
/// - Returns: whether they are equal; strings of different lengths are not, which is told at once.
package func constantTimeEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    if a.isEmpty { return true }
    return unsafe a.withUnsafeBufferPointer { a in
        unsafe b.withUnsafeBufferPointer { b in unsafe sdp_equal(a.baseAddress, b.baseAddress, a.count) == 1 }
    }
}
