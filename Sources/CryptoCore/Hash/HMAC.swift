import COpenSSL

/// HMAC with SHA-256 or SHA-512 (FIPS 198-1, RFC 2104). Safe to use from several threads at once.
package final class HMAC: Sendable {
    /// The hash function inside.
    package enum Function: Sendable {
        case sha256, sha512

        /// Bytes of a whole tag.
        package var tagSize: Int { self == .sha256 ? 32 : 64 }
    }

    package let function: Function

    private let contexts: ExclusivePool<Context>

    /// - Parameter key: at least one byte. Short keys are accepted, since standards have them; whoever makes keys takes
    ///   as many bytes as the tag has.
    /// - Throws: `invalidKeySize` for an empty key, `selfTestFailed`.
    package convenience init(_ function: Function, key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: function, key: key)
    }

    init(untested function: Function, key: SecretBytes) throws(CryptoCoreError) {
        guard key.count > 0 else { throw CryptoCoreError(.invalidKeySize, "an HMAC key is not empty") }
        self.function = function
        contexts = ExclusivePool { () throws(CryptoCoreError) in try Context(function, key: key) }
    }

    /// Appends the first `size` bytes of the tag; the whole tag when `size` is nil.
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
            try contexts.withResource { (context) throws(CryptoCoreError) in
                if size == function.tagSize {
                    try unsafe context.writeTag(of: message, to: target)
                } else {
                    try context.withTag(of: message, whole: function.tagSize) { tag in
                        for index in target.indices { unsafe target[index] = tag[index] }
                    }
                }
            }
        }
    }

    /// Whether `tag` is the message's tag cut to `size` bytes. Tags of other sizes are not valid.
    package func isValid(
        _ tag: Span<UInt8>, for message: Span<UInt8>, size: Int? = nil
    ) throws(CryptoCoreError) -> Bool {
        let size = size ?? function.tagSize
        guard tag.count == size, (1...function.tagSize).contains(size) else { return false }
        return try contexts.withResource { (context) throws(CryptoCoreError) in
            try context.withTag(of: message, whole: function.tagSize) { expected in
                constantTimeEqual(expected.extracting(..<size), tag)
            }
        }
    }

    /// One keyed context.
    private final class Context {
        private let mac: MACContext

        init(_ function: Function, key: SecretBytes) throws(CryptoCoreError) {
            mac = try MACContext(function == .sha256 ? .hmacSHA256 : .hmacSHA512, key: key)
        }

        func writeTag(
            of message: Span<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>
        ) throws(CryptoCoreError) {
            try mac.restart()
            try mac.update(message)
            try unsafe mac.finish(into: target.baseAddress!, count: target.count)
        }

        /// The whole tag in a place of its own, wiped afterwards: of a cut tag the rest stays secret.
        func withTag<Result>(
            of message: Span<UInt8>, whole count: Int, _ body: (Span<UInt8>) -> Result
        ) throws(CryptoCoreError) -> Result {
            var storage = InlineArray<64, UInt8>(repeating: 0)
            var tag = storage.mutableSpan
            defer { wipe(&tag) }
            try unsafe tag.withUnsafeMutableBufferPointer { (bytes) throws(CryptoCoreError) in
                try unsafe writeTag(of: message, to: UnsafeMutableBufferPointer(rebasing: bytes[..<count]))
            }
            return body(tag.span.extracting(..<count))
        }
    }
}
