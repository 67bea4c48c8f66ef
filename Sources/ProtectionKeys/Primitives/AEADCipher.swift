import CryptoCore

/// A key of an AEAD keyset: nonce, ciphertext and tag behind the prefix.
enum AEADCipher: Sendable {
    case gcm(AESGCM)
    case xaes(XAES256GCM)

    init(_ key: TypedKey) throws(ProtectionKeysError) {
        self = try convertingErrors { () throws(CryptoCoreError) in
            key.type == .aesGCM
                ? try .gcm(AESGCM(key: key.bytes))
                : try .xaes(XAES256GCM(key: key.bytes, saltSize: key.parameters.saltSize!))
        }
    }

    var nonceSize: Int {
        switch self {
        case .gcm: AESGCM.nonceSize
        case .xaes(let xaes): xaes.nonceSize
        }
    }

    /// Bytes beyond the plaintext.
    var overhead: Int { nonceSize + AESGCM.tagSize }

    /// Appends a fresh nonce, the ciphertext and the tag.
    func seal(
        _ plaintext: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard output.freeCapacity >= plaintext.count + overhead else {
            throw CryptoCoreError(
                .outputTooSmall, "\(plaintext.count + overhead) bytes do not fit into \(output.freeCapacity)")
        }
        var storage = InlineArray<24, UInt8>(repeating: 0)
        var whole = storage.mutableSpan
        var nonce = whole._mutatingExtracting(..<nonceSize)
        try SecureRandom.fill(&nonce)
        output.append(copying: nonce.span)
        do throws(CryptoCoreError) {
            switch self {
            case .gcm(let gcm):
                try gcm.seal(plaintext, nonce: nonce.span, associatedData: associatedData, into: &output)
            case .xaes(let xaes):
                try xaes.seal(plaintext, nonce: nonce.span, associatedData: associatedData, into: &output)
            }
        } catch {
            output.removeLast(nonceSize)
            throw error
        }
    }

    /// Appends the plaintext of what ``seal(_:associatedData:into:)`` appended.
    func open(
        _ sealed: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        guard sealed.count >= overhead else { throw .authenticationFailed }
        let (nonce, body) = (sealed.extracting(..<nonceSize), sealed.extracting(nonceSize...))
        switch self {
        case .gcm(let gcm): try gcm.open(body, nonce: nonce, associatedData: associatedData, into: &output)
        case .xaes(let xaes): try xaes.open(body, nonce: nonce, associatedData: associatedData, into: &output)
        }
    }
}
