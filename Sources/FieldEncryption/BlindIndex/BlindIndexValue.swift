import CryptoCore
public import ProtectionKeys

/// What is stored beside an encrypted field so that it can be found: the key's id and the first bits of a keyed digest.
///
/// ## Specification
/// | bytes | what |
/// |---|---|
/// | 4 | key id, big-endian |
/// | ceil(L / 8) | the first L bits, then zeros |
///
/// Text form: base64url without padding.
public struct BlindIndexValue: Hashable, Sendable {
    /// The key that made it.
    public let keyID: KeyID

    /// The number of bytes of the digest that are kept.
    let size: UInt8

    /// The digest, big-endian, zero where nothing is kept.
    private let words: SIMD4<UInt64>

    /// - Parameter tag: 32 bytes as they stand in memory, of which the first `bits` bits are kept.
    init(_ keyID: KeyID, tag: SIMD4<UInt64>, bits: Int) {
        self.keyID = keyID
        size = UInt8((bits + 7) / 8)
        var words = SIMD4<UInt64>()
        for index in 0..<4 {
            let kept = min(max(bits &- 64 &* index, 0), 64)
            // No bit is kept of what is behind; a shift by 64 leaves none.
            words[index] = UInt64(bigEndian: tag[index]) & (UInt64.max << UInt64(64 &- kept))
        }
        self.words = words
    }

    /// The binary form: 5 to 36 bytes.
    public var bytes: [UInt8] { [UInt8](capacity: 4 + Int(size)) { append(to: &$0) } }

    /// The text form, in base64url: 7 to 48 characters.
    public var text: String {
        withTemporaryBytes(capacity: 4 + Int(size)) { bytes in
            append(to: &bytes)
            return EnvelopeText.encode(bytes.span)
        }
    }

    private func append(to output: inout OutputSpan<UInt8>) {
        output.append(bigEndian: keyID.rawValue)
        for index in 0..<Int(size) {
            output.append(UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(56 - 8 * (index % 8))))
        }
    }
}

extension BlindIndexValue {
    /// Reads the binary form.
    ///
    /// - Throws: `malformedEnvelope` for other than 5 to 36 bytes.
    public init(bytes: [UInt8]) throws(FieldEncryptionError) {
        guard (5...36).contains(bytes.count) else {
            throw FieldEncryptionError(.malformedEnvelope, "an index value has 5 to 36 bytes, not \(bytes.count)")
        }
        var tag = SIMD4<UInt64>()
        for (index, byte) in bytes.dropFirst(4).enumerated() {
            tag[index / 8] |= (UInt64(byte) << UInt64(56 - 8 * (index % 8))).bigEndian
        }
        self.init(KeyID(bytes.span.bigEndianWord(at: 0)), tag: tag, bits: 8 * (bytes.count - 4))
    }

    /// Reads the text form.
    ///
    /// - Throws: `malformedEnvelope`.
    public init(text: String) throws(FieldEncryptionError) {
        let bytes = try EnvelopeText.withDecoded(text) { bytes in bytes.indices.map { bytes[$0] } }
        try self.init(bytes: bytes)
    }
}

extension BlindIndexValue: CustomStringConvertible {
    /// The text form: not secret, it is what is stored.
    public var description: String { text }
}
