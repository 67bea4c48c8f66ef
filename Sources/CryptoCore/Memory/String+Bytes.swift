extension String {
    /// The bytes as text, in one copy. What is not UTF-8 becomes U+FFFD.
    @inlinable
    @inline(__always)
    package init(decoding bytes: Span<UInt8>) {
        // The pointer does not leave the closure.
        self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
