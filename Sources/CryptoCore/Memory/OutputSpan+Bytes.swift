import COpenSSL

extension OutputSpan<UInt8> {
    /// Appends a copy of the bytes, for which there must be room.
    @inlinable
    @inline(__always)
    package mutating func append(copying bytes: Span<UInt8>) {
        precondition(bytes.count <= freeCapacity, "no room for the bytes")
        // In bounds by the check; source and target are disjoint, since this span is accessed exclusively.
        unsafe withUnsafeMutableBufferPointer { buffer, initialized in
            unsafe bytes.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress, let target = buffer.baseAddress else { return }
                unsafe (target + initialized).update(from: start, count: source.count)
            }
            initialized += bytes.count
        }
    }

    /// Appends a number, the highest byte first.
    @inlinable
    @inline(__always)
    package mutating func append(bigEndian number: UInt32) {
        append(UInt8(truncatingIfNeeded: number &>> 24))
        append(UInt8(truncatingIfNeeded: number &>> 16))
        append(UInt8(truncatingIfNeeded: number &>> 8))
        append(UInt8(truncatingIfNeeded: number))
    }

    /// Appends a number, the highest byte first. One check of the room, one store.
    @inlinable
    @inline(__always)
    package mutating func append(bigEndian number: UInt64) {
        precondition(freeCapacity >= 8, "no room for the bytes")
        // In bounds by the check, and stored without regard to alignment.
        unsafe withUnsafeMutableBufferPointer { buffer, initialized in
            unsafe UnsafeMutableRawPointer(buffer.baseAddress!).storeBytes(
                of: number.bigEndian, toByteOffset: initialized, as: UInt64.self)
            initialized += 8
        }
    }

    /// Wipes what was appended, and the room behind it, and starts anew.
    package mutating func wipeAll() {
        // Bytes need no deinitialisation; the whole buffer is ours while the closure runs.
        unsafe withUnsafeMutableBufferPointer { buffer, initialized in
            unsafe sdp_wipe(buffer.baseAddress, buffer.count)
            initialized = 0
        }
    }
}

extension Span<UInt8> {
    /// The four bytes from `offset`, the highest first. One check of the bounds, one load.
    @inlinable
    @inline(__always)
    package func bigEndianWord(at offset: Int) -> UInt32 {
        precondition(offset >= 0 && offset <= count &- 4, "the word is out of bounds")
        // In bounds by the check, and read without regard to alignment.
        return unsafe UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
