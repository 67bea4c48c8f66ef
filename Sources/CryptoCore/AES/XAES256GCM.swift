import COpenSSL

/// XAES-256-GCM: AES-256-GCM with a nonce long enough to be drawn at random for any number of messages.
///
/// For each message a key is derived from the first half of the nonce by two AES blocks (SP 800-108r1 in counter mode
/// with CMAC, written out), and AES-256-GCM runs under it with the second half.
///
/// A salt shorter than 12 bytes, as Tink's XAesGcmKey allows, is padded with zeros on the right for the derivation.
///
/// Safe to use from several threads at once.
///
/// ## Specification
/// C2SP XAES-256-GCM v1.0.1, "Detailed key derivation algorithm".
package final class XAES256GCM: Sendable {
    /// Nonce bytes when the salt has 12, as C2SP has it.
    package static let nonceSize = 24
    package static let tagSize = AESGCM.tagSize
    package static let keySize = 32
    package static let saltSizes = 8...12

    /// Salt and GCM nonce together.
    package let nonceSize: Int

    private let workers: ExclusivePool<XAES256GCMWorker>

    /// - Parameter saltSize: bytes of the nonce that go into the key derivation, 8 to 12.
    /// - Throws: `invalidKeySize`, `invalidParameter`, `selfTestFailed`.
    package convenience init(key: SecretBytes, saltSize: Int = 12) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key, saltSize: saltSize)
    }

    init(untested key: SecretBytes, saltSize: Int = 12) throws(CryptoCoreError) {
        try Self.requireKey(key, saltSize: saltSize)
        nonceSize = saltSize + AESGCM.nonceSize
        workers = ExclusivePool { () throws(CryptoCoreError) in
            try XAES256GCMWorker(untested: key, saltSize: saltSize)
        }
    }

    /// Appends ciphertext and tag, `plaintext.count + 16` bytes, to `output`.
    package func seal(
        _ plaintext: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            try worker.seal(plaintext, nonce: nonce, associatedData: associatedData, into: &output)
        }
    }

    /// Checks the tag and appends the plaintext, `sealed.count - 16` bytes, to `output`.
    ///
    /// - Throws: `authenticationFailed`; nothing is appended then, and what was decrypted is wiped.
    package func open(
        _ sealed: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            try worker.open(sealed, nonce: nonce, associatedData: associatedData, into: &output)
        }
    }

    static func requireKey(_ key: SecretBytes, saltSize: Int) throws(CryptoCoreError) {
        guard key.count == keySize else {
            throw CryptoCoreError(.invalidKeySize, "an XAES-256-GCM key has 32 bytes, this one has \(key.count)")
        }
        guard saltSizes.contains(saltSize) else {
            throw CryptoCoreError(.invalidParameter, "an XAES-256-GCM salt has 8 to 12 bytes, not \(saltSize)")
        }
    }
}
