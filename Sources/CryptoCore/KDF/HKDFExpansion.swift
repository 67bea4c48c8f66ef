/// The second half of HKDF (RFC 5869, section 2.3) under one key without a salt: for who derives many keys of it, so that
/// the first half, and making libcrypto ready, are done once. Safe to use from several threads at once.
package final class HKDFExpansion: Sendable {
    private let function: HMAC.Function
    private let workers: ExclusivePool<HMACWorker>

    /// Extracts (section 2.2).
    ///
    /// - Parameter key: the input keying material, not empty.
    /// - Throws: `invalidKeySize`, `outOfMemory`, `selfTestFailed`.
    package init(_ function: HMAC.Function = .sha256, key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try HMAC.requireKey(key)
        self.function = function
        // "if not provided, [salt] is set to a string of HashLen zeros"
        let zeros = try SecretBytes.initializing(count: function.tagSize) { _ in }
        let extraction = try HMACWorker(untested: function, key: zeros)
        let extracted = try SecretBytes.appending(capacity: function.tagSize) { (tag) throws(CryptoCoreError) in
            try key.withBytes { (key) throws(CryptoCoreError) in try extraction.appendTag(of: key, to: &tag) }
        }.get()
        workers = ExclusivePool { () throws(CryptoCoreError) in
            try HMACWorker(untested: function, key: extracted)
        }
    }

    /// Appends `count` secret bytes.
    ///
    /// - Parameters:
    ///   - info: binds the result to its use; may be empty, and secret: no copy of it stays.
    ///   - count: 1 to 255 hash lengths.
    /// - Throws: `invalidParameter`, `outputTooSmall`.
    package func append(
        info: Span<UInt8>, count: Int, to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        let size = function.tagSize
        guard (1...255 * size).contains(count) else {
            throw CryptoCoreError(.invalidParameter, "HKDF gives 1 to \(255 * size) bytes, not \(count)")
        }
        guard output.freeCapacity >= count else {
            throw CryptoCoreError(.outputTooSmall, "\(count) bytes do not fit into \(output.freeCapacity)")
        }
        let start = output.count
        try workers.withResource { (worker) throws(CryptoCoreError) in
            // T(i) = HMAC(PRK, T(i - 1) | info | i)
            try withTemporaryBytes(capacity: size + info.count + 1, wiping: true) {
                (message) throws(CryptoCoreError) in
                while output.count < start + count {
                    let done = output.count - start
                    message.removeAll()
                    if done > 0 {
                        let derived = output.span
                        message.append(copying: derived.extracting(derived.count - size..<derived.count))
                    }
                    message.append(copying: info)
                    message.append(UInt8(done / size + 1))
                    let bytes = message.span
                    try worker.appendTag(of: bytes, size: min(size, count - done), to: &output)
                }
            }
        }
    }
}
