extension [UInt8] {
    /// Appends a copy of bytes that are not its own.
    @inlinable
    @inline(__always)
    package mutating func append(copying bytes: Span<UInt8>) {
        // The buffer is valid within the closure, and only read.
        unsafe bytes.withUnsafeBufferPointer { bytes in unsafe append(contentsOf: bytes) }
    }
}
