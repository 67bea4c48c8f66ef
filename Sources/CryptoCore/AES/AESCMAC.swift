/// AES-CMAC (SP 800-38B, RFC 4493) for keys of 16, 24 and 32 bytes. Safe to use from several threads at once.
package final class AESCMAC: Sendable {
    package static let tagSize = 16

    private let contexts: ExclusivePool<CMACContext>

    /// - Throws: `invalidKeySize`, `selfTestFailed`.
    package convenience init(key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key)
    }

    init(untested key: SecretBytes) throws(CryptoCoreError) {
        _ = try AESKeySize(of: key)
        contexts = ExclusivePool { () throws(CryptoCoreError) in try CMACContext(key: key) }
    }

    /// The 16-byte tag of a message.
    package func tag(of message: Span<UInt8>) throws(CryptoCoreError) -> AESBlock {
        try contexts.withResource { (context) throws(CryptoCoreError) in try context.tag(of: message) }
    }

    /// Appends the first `size` bytes of the tag.
    package func appendTag(
        of message: Span<UInt8>, size: Int = tagSize, to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard (1...Self.tagSize).contains(size) else {
            throw CryptoCoreError(.invalidTagSize, "a CMAC tag has 1 to 16 bytes, not \(size)")
        }
        guard output.freeCapacity >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(output.freeCapacity)")
        }
        let tag = try tag(of: message).value
        for index in 0..<size { output.append(UInt8(truncatingIfNeeded: tag >> UInt128(8 * (15 - index)))) }
    }

    /// Whether `tag` is the message's tag, or its first bytes. Tags of other sizes are not valid.
    package func isValid(_ tag: Span<UInt8>, for message: Span<UInt8>, size: Int = tagSize) throws(CryptoCoreError)
        -> Bool
    {
        guard tag.count == size, (1...Self.tagSize).contains(size) else { return false }
        let expected = try self.tag(of: message)
        return expected.withBytes { bytes in constantTimeEqual(bytes.extracting(..<size), tag) }
    }
}
