import COpenSSL

/// Ed25519 signatures (RFC 8032, section 5.1).
///
/// Verification keys have to come from a source that is trusted: libcrypto accepts keys of small order, under which a
/// signature can fit any message, as RFC 8032 allows.
package enum Ed25519 {
    package static let seedSize = 32
    package static let publicKeySize = 32
    package static let signatureSize = 64

    /// Signs. Made from a 32-byte seed; safe to use from several threads at once.
    /// @unchecked, @safe: libcrypto's key object is immutable after it was made, and signing works in a context of its
    /// own.
    @safe
    package final class PrivateKey: @unchecked Sendable {
        private let key: OpaquePointer

        /// - Throws: `invalidKeySize`, `selfTestFailed`.
        package convenience init(seed: SecretBytes) throws(CryptoCoreError) {
            try PowerOnTests.require()
            try self.init(untested: seed)
        }

        init(untested seed: SecretBytes) throws(CryptoCoreError) {
            guard seed.count == seedSize else {
                throw CryptoCoreError(.invalidKeySize, "an Ed25519 seed has 32 bytes, this one has \(seed.count)")
            }
            guard let key = unsafe seed.withUnsafeBytes({ unsafe sdp_ed25519_private($0.baseAddress) }) else {
                throw .library("an Ed25519 seed")
            }
            unsafe self.key = unsafe key
        }

        deinit { unsafe sdp_pkey_free(key) }

        package func publicKeyBytes() throws(CryptoCoreError) -> InlineArray<32, UInt8> {
            var bytes = InlineArray<32, UInt8>(repeating: 0)
            var span = bytes.mutableSpan
            let read = unsafe span.withUnsafeMutableBufferPointer { bytes in
                unsafe sdp_ed25519_get_public(key, bytes.baseAddress)
            }
            guard read == 1 else { throw .library("an Ed25519 key") }
            return bytes
        }

        package func sign(_ message: Span<UInt8>) throws(CryptoCoreError) -> InlineArray<64, UInt8> {
            var signature = InlineArray<64, UInt8>(repeating: 0)
            var span = signature.mutableSpan
            let signed = unsafe span.withUnsafeMutableBufferPointer { signature in
                unsafe message.withUnsafeBufferPointer { message in
                    unsafe sdp_ed25519_sign(key, message.baseAddress, message.count, signature.baseAddress)
                }
            }
            guard signed == 1 else { throw .library("an Ed25519 signature") }
            return signature
        }
    }

    /// Verifies. Safe to use from several threads at once. @unchecked, @safe: as for the private key.
    @safe
    package final class PublicKey: @unchecked Sendable {
        private let key: OpaquePointer

        /// - Throws: `invalidKeySize`, `selfTestFailed`.
        package convenience init(bytes: Span<UInt8>) throws(CryptoCoreError) {
            try PowerOnTests.require()
            try self.init(untested: bytes)
        }

        init(untested bytes: Span<UInt8>) throws(CryptoCoreError) {
            guard bytes.count == publicKeySize else {
                throw CryptoCoreError(
                    .invalidKeySize, "an Ed25519 public key has 32 bytes, this one has \(bytes.count)")
            }
            let key = unsafe bytes.withUnsafeBufferPointer { unsafe sdp_ed25519_public($0.baseAddress) }
            guard let key = unsafe key else { throw .library("an Ed25519 public key") }
            unsafe self.key = unsafe key
        }

        deinit { unsafe sdp_pkey_free(key) }

        /// Whether the signature, of 64 bytes, was made over `message` by the private half.
        package func isValid(_ signature: Span<UInt8>, for message: Span<UInt8>) -> Bool {
            guard signature.count == signatureSize else { return false }
            sdp_errors_mark()
            defer { sdp_errors_forget() }
            return unsafe signature.withUnsafeBufferPointer { signature in
                unsafe message.withUnsafeBufferPointer { message in
                    unsafe sdp_ed25519_verify(
                        key, message.baseAddress, message.count, signature.baseAddress, signature.count) == 1
                }
            }
        }
    }
}
