import CryptoCore

/// Pseudorandom functions under a keyset, compatible with Tink's PRF set: the same input gives the same bytes, which
/// nobody without the key can tell from random ones.
///
/// A root keyset has keys of this kind too: inputs that begin like those of a ``RootKeyset``'s derivation are refused,
/// or who chooses inputs here could compute the keys that protect the fields.
///
/// Safe to use from several threads.
///
/// ## Specification
/// HKDF: RFC 5869 with the key's hash and salt, the input as info. HMAC: FIPS 198-1. AES-CMAC: SP 800-38B. Of the last
/// two, the leading bytes.
public struct PRF: Sendable {
    private let keys: PrimitiveSet<KeyedFunction>

    /// Makes the enabled keys of a keyset ready.
    ///
    /// - Parameter keyset: of keys made from ``KeyTemplate/hkdfSHA256PRF`` and its like.
    /// - Throws: `wrongPrimitive`, `unsupportedKey`, `invalidKey`, each with the key's id; `cryptographyFailed`.
    public init(_ keyset: Keyset) throws(ProtectionKeysError) {
        keys = try PrimitiveSet(keyset, for: .prf) { (key) throws(ProtectionKeysError) in try KeyedFunction(key) }
    }

    /// The key that computes when no other is named.
    public var primaryKeyID: KeyID { keys.primary.keyID }

    /// All keys that can compute.
    public var keyIDs: [KeyID] { keys.members.map(\.keyID) }

    /// The greatest `count` of a key: 32 for HMAC-SHA-256, 64 for HMAC-SHA-512, 16 for AES-CMAC, 8,160 for
    /// HKDF-SHA-256, 16,320 for HKDF-SHA-512.
    ///
    /// - Throws: `keyNotFound`, also for a key that is not enabled.
    public func maximumCount(keyID: KeyID) throws(ProtectionKeysError) -> Int {
        try function(of: keyID).maximumSize
    }

    /// Computes under one key.
    ///
    /// - Parameters:
    ///   - input: any bytes; with HKDF at most 32,768.
    ///   - count: bytes to append, 1 to ``maximumCount(keyID:)``.
    ///   - keyID: the primary key when nil.
    ///   - output: gets `count` bytes more.
    /// - Throws: `keyNotFound`, also for a key that is not enabled; `invalidOutputSize`, `outputTooSmall`,
    ///   `inputTooLong`, `cryptographyFailed`; `wrongPrimitive` for an input that begins "swift-data-protection" and a
    ///   zero byte.
    public func compute(
        _ input: Span<UInt8>, count: Int, keyID: KeyID? = nil, into output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        guard !RootKey.isInput(input) else {
            throw ProtectionKeysError(.wrongPrimitive, "inputs that begin like this one are for deriving keys")
        }
        let function = try function(of: keyID ?? primaryKeyID)
        guard (1...function.maximumSize).contains(count) else {
            throw ProtectionKeysError(
                .invalidOutputSize, "this key gives 1 to \(function.maximumSize) bytes, not \(count)", keyID: keyID)
        }
        guard output.freeCapacity >= count else {
            throw ProtectionKeysError(.outputTooSmall, "\(count) bytes do not fit into \(output.freeCapacity)")
        }
        try convertingErrors { () throws(CryptoCoreError) in try function.append(count, of: input, to: &output) }
    }

    private func function(of keyID: KeyID) throws(ProtectionKeysError) -> KeyedFunction {
        guard let member = keys.members.first(where: { $0.keyID == keyID }) else {
            throw ProtectionKeysError(.keyNotFound, "no enabled key of this id is in the keyset", keyID: keyID)
        }
        return member.primitive
    }
}

extension PRF {
    /// Computes under one key. See `compute(_:count:keyID:into:)`.
    public func compute(
        _ input: [UInt8], count: Int, keyID: KeyID? = nil
    ) throws(ProtectionKeysError) -> [UInt8] {
        // Checked before the memory is asked for.
        let largest = try maximumCount(keyID: keyID ?? primaryKeyID)
        return try [UInt8](capacity: max(0, min(count, largest))) { (output) throws(ProtectionKeysError) in
            try compute(input.span, count: count, keyID: keyID, into: &output)
        }
    }
}
