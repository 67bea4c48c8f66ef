import COpenSSL

/// HKDF with SHA-256 or SHA-512 (RFC 5869), extract and expand in one.
package enum HKDF {
    /// The longest output: 255 hash lengths (RFC 5869, section 2.3).
    package static func maximumOutputSize(_ function: HMAC.Function) -> Int { 255 * function.tagSize }

    /// The longest info that libcrypto takes.
    package static let maximumInfoSize = 32_768

    /// Derives `count` secret bytes.
    ///
    /// - Parameters:
    ///   - key: the input keying material, not empty.
    ///   - salt: may be empty.
    ///   - info: binds the result to its use; may be empty; at most ``maximumInfoSize`` bytes.
    ///   - count: 1 to 255 hash lengths.
    /// - Throws: `invalidKeySize`, `invalidParameter`, `inputTooLong`, `selfTestFailed`.
    package static func derive(
        _ function: HMAC.Function = .sha256, key: SecretBytes, salt: Span<UInt8> = Span(), info: Span<UInt8>, count: Int
    ) throws(CryptoCoreError) -> SecretBytes {
        try PowerOnTests.require()
        return try untested(function, key: key, salt: salt, info: info, count: count)
    }

    static func untested(
        _ function: HMAC.Function, key: SecretBytes, salt: Span<UInt8>, info: Span<UInt8>, count: Int
    ) throws(CryptoCoreError) -> SecretBytes {
        guard key.count > 0 else { throw CryptoCoreError(.invalidKeySize, "HKDF needs a key that is not empty") }
        guard (1...maximumOutputSize(function)).contains(count) else {
            throw CryptoCoreError(
                .invalidParameter, "HKDF gives 1 to \(maximumOutputSize(function)) bytes, not \(count)")
        }
        guard info.count <= maximumInfoSize else {
            throw CryptoCoreError(
                .inputTooLong, "an HKDF info has at most \(maximumInfoSize) bytes, this one has \(info.count)")
        }
        let kdf = try unsafe Libcrypto.hkdf.required("HKDF")
        let digest: StaticString = function == .sha256 ? "SHA2-256" : "SHA2-512"
        return try SecretBytes.initializing(count: count) { (output) throws(CryptoCoreError) in
            let derived = unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe key.withUnsafeBytes { key in
                    unsafe salt.withUnsafeBufferPointer { salt in
                        unsafe info.withUnsafeBufferPointer { info in
                            digest.withUTF8Buffer { digest in
                                unsafe digest.withMemoryRebound(to: CChar.self) { digest in
                                    unsafe sdp_hkdf(
                                        kdf, digest.baseAddress, key.baseAddress, key.count, salt.baseAddress,
                                        salt.count, info.baseAddress, info.count, output.baseAddress, output.count)
                                }
                            }
                        }
                    }
                }
            }
            guard derived == 1 else { throw .library("an HKDF derivation") }
        }
    }
}
