import CryptoCore
public import ProtectionKeys

/// Finds encrypted values: a short keyed digest, stored in a column of its own beside the randomised envelope.
///
/// @Snippet(path: "swift-data-protection/Snippets/FindByBlindIndex")
///
/// To look a value up, ask for its ``candidates(for:context:)``, select the rows that have one of them, decrypt, and
/// compare: the index is short on purpose, so rows with other values come along. Tenant and domain of the context
/// count, the record does not.
///
/// Leaks to whoever reads the column what ``BlindIndexPlanner/leakage(bits:)`` says. Whoever has the key and can guess
/// a value can confirm the guess.
///
/// ## Specification
/// HMAC-SHA-256 under the `RootKeyset`'s subkey of purpose 03, with the index's name as label, of the normalised value
/// in UTF-8; the first L bits. The stored form is that of ``BlindIndexValue``.
public struct BlindIndex: Sendable {
    /// What is done to a value before.
    public let normalizers: [Normalizer]

    let function: IndexFunction

    /// Makes an index.
    ///
    /// - Parameters:
    ///   - root: its primary key makes new index values; all its enabled keys make candidates.
    ///   - name: tells this index from others of the same domain, such as "email" and "email.domain". 1 to 255 bytes. A
    ///     part of the key: two indexes with other normalizers need other names.
    ///   - length: from a ``BlindIndexPlanner``.
    ///   - normalizers: applied in this order.
    public init(_ root: RootKeyset, name: String, length: BlindIndexLength, normalizers: [Normalizer] = []) {
        normalizers.requireCounts()
        function = IndexFunction(root, name: name, length: length)
        self.normalizers = normalizers
    }

    /// The bits of an index value.
    public var length: BlindIndexLength { function.length }

    /// The index value to store with a value.
    ///
    /// - Throws: `nothingToIndex` where normalisation leaves nothing; `contextTooLong`, `cryptographyFailed`.
    /// - Complexity: O(n).
    public func blindIndex(of value: String, context: FieldContext) throws(FieldEncryptionError) -> BlindIndexValue {
        try normalizers.withNormalized(value) { (message) throws(FieldEncryptionError) in
            try function.value(of: message, context)
        }
    }

    /// The index values that a value may be stored with: one for every enabled key, that of the primary first. So
    /// look-ups go on while rows move from key to key.
    ///
    /// - Throws: as ``blindIndex(of:context:)``.
    public func candidates(
        for value: String, context: FieldContext
    ) throws(FieldEncryptionError) -> [BlindIndexValue] {
        try normalizers.withNormalized(value) { (message) throws(FieldEncryptionError) in
            try function.values(of: message, context)
        }
    }

    /// Whether another key than the primary made an index value, or it has another number of bytes than this index has today: it
    /// is to be made anew then.
    public func needsRotation(_ value: BlindIndexValue) -> Bool {
        value.keyID != function.root.primaryKeyID || Int(value.size) != (length.bits + 7) / 8
    }
}
