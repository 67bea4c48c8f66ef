/// Eight bytes at a time, for the codings that work on all eight at once.
extension Span<UInt8> {
    /// The eight bytes from `offset`, the first in the lowest place. One check of the bounds, one load.
    @inlinable
    @inline(__always)
    package func littleEndianWord(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count &- 8, "the word is out of bounds")
        // In bounds by the check, and read without regard to alignment.
        return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}

extension MutableSpan<UInt8> {
    /// Writes eight bytes from `offset`, the lowest first. One check of the bounds, one store.
    @inlinable
    @inline(__always)
    package mutating func setLittleEndianWord(_ word: UInt64, at offset: Int) {
        precondition(offset >= 0 && offset <= count &- 8, "the word is out of bounds")
        // Any eight bytes are eight valid elements.
        var bytes = unsafe self.mutableBytes
        bytes.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
    }
}
