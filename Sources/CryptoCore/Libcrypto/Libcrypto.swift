import COpenSSL

/// The algorithms of libcrypto, fetched once: a fetch costs more than most uses.
///
/// Fetched algorithms are immutable, reference counted by libcrypto, safe to use from any thread, and kept for the
/// life of the process.
enum Libcrypto {
    /// A fetched algorithm, or nil where the installed library does not offer it.
    /// @unchecked, @safe: the object behind the pointer is never changed or freed after the fetch.
    @safe
    struct Algorithm: @unchecked Sendable {
        let pointer: OpaquePointer?

        func required(_ name: StaticString) throws(CryptoCoreError) -> OpaquePointer {
            guard let pointer = unsafe pointer else {
                Libcrypto.clearErrors()
                throw CryptoCoreError(.libraryFailure, "the installed libcrypto does not offer \(name)")
            }
            return unsafe pointer
        }
    }

    static let aes128ECB = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-128-ECB"))
    static let aes192ECB = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-192-ECB"))
    static let aes256ECB = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-256-ECB"))
    static let aes128CTR = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-128-CTR"))
    static let aes192CTR = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-192-CTR"))
    static let aes256CTR = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-256-CTR"))
    static let aes128GCM = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-128-GCM"))
    static let aes192GCM = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-192-GCM"))
    static let aes256GCM = unsafe Algorithm(pointer: sdp_cipher_fetch("AES-256-GCM"))
    static let cmac = unsafe Algorithm(pointer: sdp_mac_fetch("CMAC"))
    static let hmac = unsafe Algorithm(pointer: sdp_mac_fetch("HMAC"))
    static let hkdf = unsafe Algorithm(pointer: sdp_kdf_fetch("HKDF"))
    static let scrypt = unsafe Algorithm(pointer: sdp_kdf_fetch("SCRYPT"))
    static let sha256 = unsafe Algorithm(pointer: sdp_digest_fetch("SHA2-256"))
    static let shake128 = unsafe Algorithm(pointer: sdp_digest_fetch("SHAKE-128"))

    /// Our failures are reported by our errors; nothing may linger in the queue that the host's TLS code reads. Only
    /// for failures that do not happen in normal operation, since it clears the host's entries too.
    static func clearErrors() { sdp_errors_clear() }
}
