import COpenSSL

/// HMAC for one thread at a time: the context of a key.
///
/// Lent by `HMAC`, or kept by whoever sees to it that nobody else has it meanwhile.
package final class HMACWorker {
    private let function: HMAC.Function
    private let mac: MACContext

    /// - Throws: `invalidKeySize` for an empty key, `selfTestFailed`.
    package convenience init(_ function: HMAC.Function, key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: function, key: key)
    }

    init(untested function: HMAC.Function, key: SecretBytes) throws(CryptoCoreError) {
        try HMAC.requireKey(key)
        self.function = function
        mac = try MACContext(function == .sha256 ? .hmacSHA256 : .hmacSHA512, key: key)
    }

    /// See `HMAC.appendTag`.
    package func appendTag(
        of message: Span<UInt8>, size: Int? = nil, to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        let size = size ?? function.tagSize
        guard (1...function.tagSize).contains(size) else {
            throw CryptoCoreError(.invalidTagSize, "this HMAC's tag has 1 to \(function.tagSize) bytes, not \(size)")
        }
        guard output.freeCapacity >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(output.freeCapacity)")
        }
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            if size == function.tagSize {
                try unsafe writeTag(of: message, to: target)
            } else {
                try withTag(of: message) { tag in
                    for index in target.indices { unsafe target[index] = tag[index] }
                }
            }
        }
    }

    /// The 32 bytes of an HMAC-SHA-256 tag as one vector, as they stand in memory: for who takes bits of it.
    package func tagVector(of message: Span<UInt8>) throws(CryptoCoreError) -> SIMD4<UInt64> {
        precondition(function == .sha256, "the tag of HMAC-SHA-256 has 32 bytes")
        var tag = SIMD4<UInt64>()
        try unsafe withUnsafeMutableBytes(of: &tag) { (bytes) throws(CryptoCoreError) in
            try mac.restart()
            try mac.update(message)
            try unsafe mac.finish(into: bytes.baseAddress!.assumingMemoryBound(to: UInt8.self), count: 32)
        }
        return tag
    }

    private func writeTag(
        of message: Span<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>
    ) throws(CryptoCoreError) {
        try mac.restart()
        try mac.update(message)
        try unsafe mac.finish(into: target.baseAddress!, count: target.count)
    }

    /// The whole tag in a place of its own, wiped afterwards: of a cut tag the rest stays secret.
    func withTag<Result>(
        of message: Span<UInt8>, _ body: (Span<UInt8>) -> Result
    ) throws(CryptoCoreError) -> Result {
        var storage = InlineArray<64, UInt8>(repeating: 0)
        var tag = storage.mutableSpan
        defer { wipe(&tag) }
        try unsafe tag.withUnsafeMutableBufferPointer { (bytes) throws(CryptoCoreError) in
            try unsafe writeTag(of: message, to: UnsafeMutableBufferPointer(rebasing: bytes[..<function.tagSize]))
        }
        return body(tag.span.extracting(..<function.tagSize))
    }
}
