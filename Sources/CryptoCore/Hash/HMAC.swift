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

    private let workers: ExclusivePool<HMACWorker>

    /// - Parameter key: at least one byte. Short keys are accepted, since standards have them; whoever makes keys takes
    ///   as many bytes as the tag has.
    /// - Throws: `invalidKeySize` for an empty key, `selfTestFailed`.
    package convenience init(_ function: Function, key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: function, key: key)
    }

    init(untested function: Function, key: SecretBytes) throws(CryptoCoreError) {
        try Self.requireKey(key)
        self.function = function
        workers = ExclusivePool { () throws(CryptoCoreError) in try HMACWorker(untested: function, key: key) }
    }

    /// Appends the first `size` bytes of the tag; the whole tag when `size` is nil.
    package func appendTag(
        of message: Span<UInt8>, size: Int? = nil, to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            try worker.appendTag(of: message, size: size, to: &output)
        }
    }

    /// Whether `tag` is the message's tag cut to `size` bytes. Tags of other sizes are not valid.
    package func isValid(
        _ tag: Span<UInt8>, for message: Span<UInt8>, size: Int? = nil
    ) throws(CryptoCoreError) -> Bool {
        let size = size ?? function.tagSize
        guard tag.count == size, (1...function.tagSize).contains(size) else { return false }
        return try workers.withResource { (worker) throws(CryptoCoreError) in
            try worker.withTag(of: message) { expected in constantTimeEqual(expected.extracting(..<size), tag) }
        }
    }

    static func requireKey(_ key: SecretBytes) throws(CryptoCoreError) {
        guard key.count > 0 else { throw CryptoCoreError(.invalidKeySize, "an HMAC key is not empty") }
    }
}
