import CryptoCore

/// One enabled key of a root keyset, and what is derived from it.
///
/// ## Specification
/// Frozen:
///
/// ```
/// subkey = HKDF-SHA-256(root key, no salt, info)
/// info   = "swift-data-protection" | 00 | 01 | purpose (1 byte) | tenant | domain | FF FF FF FF | label
/// ```
///
/// with tenant and domain from the leading `01` on as ``FieldContext`` encodes them, the record always absent; the
/// label is its length, 4 bytes, big-endian, and its bytes, and takes no byte at all where there is none.
struct RootKey: Sendable {
    let id: KeyID
    private let expansion: HKDFExpansion

    /// The bytes of a root key.
    static let size = 32

    /// Makes a key ready to derive others.
    init(id: KeyID, bytes: SecretBytes) throws(CryptoCoreError) {
        self.id = id
        expansion = try HKDFExpansion(.sha256, key: bytes)
    }

    /// Derives a key and keeps it in protected memory. See ``appendSubkey(_:scope:label:to:)``.
    func subkey(
        _ purpose: SubkeyPurpose, scope: Span<UInt8>, label: Span<UInt8>
    ) throws(CryptoCoreError) -> SecretBytes {
        try SecretBytes.appending(capacity: purpose.keySize) { (output) throws(CryptoCoreError) in
            try appendSubkey(purpose, scope: scope, label: label, to: &output)
        }.get()
    }

    /// Derives a key and appends it.
    ///
    /// - Parameters:
    ///   - scope: the encoding of a context up to the record.
    ///   - label: tells apart what the purpose and the context do not; empty when there is none.
    /// - Throws: `inputTooLong` where tenant, domain and label together have more than some 32,000 bytes.
    func appendSubkey(
        _ purpose: SubkeyPurpose, scope: Span<UInt8>, label: Span<UInt8>, to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        let size = Self.start.utf8.count + 3 + scope.count + 4 + (label.isEmpty ? 0 : 4 + label.count)
        guard size <= HKDF.maximumInfoSize else {
            throw CryptoCoreError(
                .inputTooLong,
                "tenant, domain and label of a context have at most \(HKDF.maximumInfoSize - Self.start.utf8.count - 15) bytes "
                    + "together")
        }
        // Wiped, since a label can be secret: see `SubjectKey`.
        try withTemporaryBytes(capacity: size, wiping: true) { (info) throws(CryptoCoreError) in
            info.append(copying: Self.start.utf8.span)
            info.append(0x00)
            info.append(0x01)
            info.append(purpose.rawValue)
            info.append(copying: scope)
            FieldContext.appendAbsentPart(to: &info)
            if !label.isEmpty {
                info.append(bigEndian: UInt32(label.count))
                info.append(copying: label)
            }
            let bytes = info.span
            try expansion.append(info: bytes, count: purpose.keySize, to: &output)
        }
    }

    private static let start = "swift-data-protection"

    /// Whether bytes begin like what subkeys are derived from.
    static func isInput(_ bytes: Span<UInt8>) -> Bool {
        let known = Array(start.utf8) + [0x00]
        return bytes.count >= known.count && known.indices.allSatisfy { bytes[$0] == known[$0] }
    }
}
