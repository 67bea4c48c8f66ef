import CryptoCore

/// Deterministic authenticated encryption under a keyset, in Tink's format.
///
/// Equal plaintexts with equal associated data give equal ciphertexts: whoever sees two of them sees that they are
/// equal, and nothing more. Use it where a ciphertext has to be found again; otherwise take ``AEAD``.
///
/// Safe to use from several threads.
///
/// ## Specification
/// Tink, "Wire format": prefix, synthetic IV (16 bytes), ciphertext. AES-SIV is RFC 5297's, with one component of
/// associated data, which is there also when it is empty.
public struct DeterministicAEAD: Sendable {
    private let keys: PrimitiveSet<AESSIV>

    /// Makes the enabled keys of a keyset ready.
    ///
    /// - Parameter keyset: of keys made from ``KeyTemplate/aes256SIV``.
    /// - Throws: `wrongPrimitive`, `unsupportedKey`, `invalidKey`, each with the key's id; `cryptographyFailed`.
    public init(_ keyset: Keyset) throws(ProtectionKeysError) {
        keys = try PrimitiveSet(keyset, for: .deterministicAEAD) { (key) throws(ProtectionKeysError) in
            try convertingErrors { () throws(CryptoCoreError) in try AESSIV(key: key.bytes) }
        }
    }

    /// Bytes that a ciphertext is longer than its plaintext.
    public var overhead: Int { keys.primary.prefix.size + AESSIV.sivSize }

    /// Encrypts under the primary key.
    ///
    /// - Parameters:
    ///   - plaintext: 0 to some 2^31 bytes.
    ///   - associatedData: what the ciphertext belongs to. Not stored; needed again, the same, to decrypt.
    ///   - output: gets `plaintext.count +` ``overhead`` bytes more.
    /// - Throws: `outputTooSmall`, `inputTooLong`, `cryptographyFailed`. Nothing is appended then.
    public func encryptDeterministically(
        _ plaintext: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        let primary = keys.primary
        guard output.freeCapacity >= plaintext.count + overhead else {
            throw ProtectionKeysError(
                .outputTooSmall, "\(plaintext.count + overhead) bytes do not fit into \(output.freeCapacity)")
        }
        primary.prefix.append(of: primary.keyID, to: &output)
        do throws(CryptoCoreError) {
            try primary.primitive.seal(plaintext, associatedData: associatedData, into: &output)
        } catch {
            output.removeLast(primary.prefix.size)
            throw ProtectionKeysError(error)
        }
    }

    /// Decrypts under whichever enabled key wrote the ciphertext.
    ///
    /// - Parameters:
    ///   - ciphertext: what `encryptDeterministically`, or Tink, wrote.
    ///   - associatedData: what was given there.
    ///   - output: gets the plaintext; room for `ciphertext.count` bytes is enough.
    /// - Throws: `authenticationFailed` when ciphertext, associated data or keyset is not the right one;
    ///   `outputTooSmall`. Nothing is appended then, and what was decrypted is wiped.
    public func decryptDeterministically(
        _ ciphertext: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        try keys.trying(ciphertext) { (member, sealed) throws(ProtectionKeysError) in
            try convertingErrors { () throws(CryptoCoreError) in
                try member.primitive.open(sealed, associatedData: associatedData, into: &output)
            }
        }
    }
}

extension DeterministicAEAD {
    /// Encrypts under the primary key. See `encryptDeterministically(_:associatedData:into:)`.
    public func encryptDeterministically(
        _ plaintext: [UInt8], associatedData: [UInt8]
    ) throws(ProtectionKeysError) -> [UInt8] {
        try [UInt8](capacity: plaintext.count + overhead) { (output) throws(ProtectionKeysError) in
            try encryptDeterministically(plaintext.span, associatedData: associatedData.span, into: &output)
        }
    }

    /// Decrypts under whichever enabled key wrote the ciphertext. See
    /// `decryptDeterministically(_:associatedData:into:)`.
    public func decryptDeterministically(
        _ ciphertext: [UInt8], associatedData: [UInt8]
    ) throws(ProtectionKeysError) -> [UInt8] {
        try [UInt8](capacity: ciphertext.count) { (output) throws(ProtectionKeysError) in
            try decryptDeterministically(ciphertext.span, associatedData: associatedData.span, into: &output)
        }
    }
}
