import CryptoCore

/// Authenticated encryption under a keyset, in Tink's format: what is written here opens in Tink, and the other way
/// round.
///
/// For data that is exchanged with services in other languages. To protect a field of this service's own, take a
/// `FieldCipher`: it binds the value to its place.
///
/// Each call draws a fresh nonce, so equal plaintexts give different ciphertexts. Safe to use from several threads.
///
/// @Snippet(path: "swift-data-protection/Snippets/ExchangeWithTink")
///
/// ## Specification
/// Tink, "Wire format": prefix, nonce (12 bytes; with XAES salt and nonce, 20 to 24), ciphertext, tag (16). AES-GCM is
/// SP 800-38D's, XAES-256-GCM is C2SP's.
public struct AEAD: Sendable {
    private let keys: PrimitiveSet<AEADCipher>

    /// Makes the enabled keys of a keyset ready.
    ///
    /// - Parameter keyset: of keys made from ``KeyTemplate/xaes256GCM``, ``KeyTemplate/aes256GCM`` and their like.
    /// - Throws: `wrongPrimitive`, `unsupportedKey`, `invalidKey`, each with the key's id; `cryptographyFailed`.
    public init(_ keyset: Keyset) throws(ProtectionKeysError) {
        keys = try PrimitiveSet(keyset, for: .aead) { (key) throws(ProtectionKeysError) in try AEADCipher(key) }
    }

    /// Bytes that a ciphertext is longer than its plaintext.
    public var overhead: Int { keys.primary.prefix.size + keys.primary.primitive.overhead }

    /// Encrypts under the primary key.
    ///
    /// - Parameters:
    ///   - plaintext: 0 to some 2^31 bytes.
    ///   - associatedData: what the ciphertext belongs to. Not stored; needed again, the same, to decrypt.
    ///   - output: gets `plaintext.count +` ``overhead`` bytes more.
    /// - Throws: `outputTooSmall`, `inputTooLong`, `cryptographyFailed`. Nothing is appended then.
    public func encrypt(
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
    ///   - ciphertext: what `encrypt`, or Tink, wrote.
    ///   - associatedData: what was given there.
    ///   - output: gets the plaintext; room for `ciphertext.count` bytes is enough.
    /// - Throws: `authenticationFailed` when ciphertext, associated data or keyset is not the right one;
    ///   `outputTooSmall`. Nothing is appended then, and what was decrypted is wiped.
    public func decrypt(
        _ ciphertext: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        try keys.trying(ciphertext) { (member, sealed) throws(ProtectionKeysError) in
            try convertingErrors { () throws(CryptoCoreError) in
                try member.primitive.open(sealed, associatedData: associatedData, into: &output)
            }
        }
    }
}

extension AEAD {
    /// Encrypts under the primary key. See `encrypt(_:associatedData:into:)`.
    public func encrypt(_ plaintext: [UInt8], associatedData: [UInt8]) throws(ProtectionKeysError) -> [UInt8] {
        try [UInt8](capacity: plaintext.count + overhead) { (output) throws(ProtectionKeysError) in
            try encrypt(plaintext.span, associatedData: associatedData.span, into: &output)
        }
    }

    /// Decrypts under whichever enabled key wrote the ciphertext. See `decrypt(_:associatedData:into:)`.
    public func decrypt(_ ciphertext: [UInt8], associatedData: [UInt8]) throws(ProtectionKeysError) -> [UInt8] {
        try [UInt8](capacity: ciphertext.count) { (output) throws(ProtectionKeysError) in
            try decrypt(ciphertext.span, associatedData: associatedData.span, into: &output)
        }
    }
}
