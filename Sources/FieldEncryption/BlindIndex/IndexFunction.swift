import CryptoCore
import ProtectionKeys

/// The keyed digest of an index.
///
/// ## Specification
/// HMAC-SHA-256 (FIPS 198-1) under the subkey of purpose 03 with the index's name as label, cut to the first L bits.
struct IndexFunction: Sendable {
    let root: RootKeyset
    let length: BlindIndexLength
    private let keys: SubkeyCache<HMACWorker>

    init(_ root: RootKeyset, name: String, length: BlindIndexLength) {
        precondition((1...255).contains(name.utf8.count), "an index has a name of 1 to 255 bytes")
        self.root = root
        self.length = length
        keys = SubkeyCache(root, .blindIndex, label: Array(name.utf8)) { (key) throws(CryptoCoreError) in
            try HMACWorker(.sha256, key: key)
        }
    }

    /// The index value of a message, which is not empty, under the primary key.
    @inline(__always)
    func value(of message: Span<UInt8>, _ context: FieldContext) throws(FieldEncryptionError) -> BlindIndexValue {
        try value(of: message, context, root.primaryKeyID)
    }

    /// The index values of a message under all enabled keys, that of the primary first.
    func values(of message: Span<UInt8>, _ context: FieldContext) throws(FieldEncryptionError) -> [BlindIndexValue] {
        var values: [BlindIndexValue] = []
        for keyID in root.liveKeyIDs { try values.append(value(of: message, context, keyID)) }
        return values
    }

    /// Lends what digests messages, which are not empty, under the primary key.
    func withDigest<Result>(
        _ context: FieldContext,
        _ body: ((Span<UInt8>) throws(FieldEncryptionError) -> BlindIndexValue) throws(FieldEncryptionError) -> Result
    ) throws(FieldEncryptionError) -> Result {
        let outcome = try convertingErrors { () throws(CryptoCoreError) in
            try keys.withPrimitive(of: root.primaryKeyID, scope: context.scope.span) {
                (hmac) throws(CryptoCoreError) in
                Swift.Result { () throws(FieldEncryptionError) in
                    try body { (message) throws(FieldEncryptionError) in
                        let tag = try convertingErrors { () throws(CryptoCoreError) in try hmac.tagVector(of: message) }
                        return BlindIndexValue(root.primaryKeyID, tag: tag, bits: length.bits)
                    }
                }
            }
        }
        return try outcome.get()
    }

    @inline(__always)
    private func value(
        of message: Span<UInt8>, _ context: FieldContext, _ keyID: KeyID
    ) throws(FieldEncryptionError) -> BlindIndexValue {
        guard !message.isEmpty else {
            throw FieldEncryptionError(
                .nothingToIndex, "normalisation leaves nothing of the value: store no index value for it")
        }
        return try convertingErrors { () throws(CryptoCoreError) in
            let tag = try keys.withPrimitive(of: keyID, scope: context.scope.span) { (hmac) throws(CryptoCoreError) in
                try hmac.tagVector(of: message)
            }
            return BlindIndexValue(keyID, tag: tag, bits: length.bits)
        }
    }
}
