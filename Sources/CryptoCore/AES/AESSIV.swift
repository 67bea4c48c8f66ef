/// AES-SIV: deterministic authenticated encryption, for keys of 32, 48 and 64 bytes.
///
/// Equal plaintexts with equal associated data give equal ciphertexts, and that is all they give away. With a random
/// nonce it is an ordinary AEAD that survives a repeated nonce.
///
/// Composed from libcrypto's CMAC and CTR, since libcrypto 3.0's own AES-SIV returns a stale tag for an empty
/// plaintext. The output is the 16-byte synthetic IV, then the ciphertext. Safe to use from several threads at once.
///
/// ## Specification
/// RFC 5297: S2V in section 2.4, encryption and decryption in sections 2.6 and 2.7. The first half of the key is for
/// S2V, the second for CTR.
package final class AESSIV: Sendable {
    package static let sivSize = 16
    package static let keySizes = [32, 48, 64]

    private let workers: ExclusivePool<AESSIVWorker>

    /// - Throws: `invalidKeySize`, `selfTestFailed`.
    package convenience init(key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key)
    }

    init(untested key: SecretBytes) throws(CryptoCoreError) {
        try Self.requireKey(key)
        workers = ExclusivePool { () throws(CryptoCoreError) in try AESSIVWorker(untested: key) }
    }

    /// Appends synthetic IV and ciphertext, `16 + plaintext.count` bytes, to `output`.
    ///
    /// - Parameters:
    ///   - associatedData: one component of S2V's vector, present also when it is empty; nil leaves it out.
    ///   - nonce: the last component, likewise.
    package func seal(
        _ plaintext: Span<UInt8>, associatedData: Span<UInt8>?, nonce: Span<UInt8>? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            try worker.seal(plaintext, associatedData: associatedData, nonce: nonce, into: &output)
        }
    }

    /// Decrypts, checks the synthetic IV and appends the plaintext, `sealed.count - 16` bytes, to `output`.
    ///
    /// - Throws: `authenticationFailed`; nothing is appended then, and what was decrypted is wiped.
    package func open(
        _ sealed: Span<UInt8>, associatedData: Span<UInt8>?, nonce: Span<UInt8>? = nil,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            try worker.open(sealed, associatedData: associatedData, nonce: nonce, into: &output)
        }
    }

    static func requireKey(_ key: SecretBytes) throws(CryptoCoreError) {
        guard keySizes.contains(key.count) else {
            throw CryptoCoreError(.invalidKeySize, "an AES-SIV key has 32, 48 or 64 bytes, this one has \(key.count)")
        }
    }
}
