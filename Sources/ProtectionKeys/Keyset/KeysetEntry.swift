import CryptoCore

/// A key in its keyset, as the file has it.
///
/// The key's own message is kept as it came and read only when the key is used. So a key of a type that is not known
/// here goes through unchanged, and an unfit key does not make the others unreadable.
struct KeysetEntry: Sendable {
    let id: KeyID
    var status: KeyStatus
    let prefix: OutputPrefix
    let typeURL: String
    let material: KeyMaterialType
    /// The serialised message of the key's type; empty once destroyed.
    private(set) var value: SecretBytes?

    init(
        id: KeyID, status: KeyStatus, prefix: OutputPrefix, typeURL: String, material: KeyMaterialType,
        value: SecretBytes?
    ) {
        self.id = id
        self.status = status
        self.prefix = prefix
        self.typeURL = typeURL
        self.material = material
        self.value = status == .destroyed ? nil : value
    }

    /// A fresh key with a fresh id.
    static func random(
        _ template: KeyTemplate, otherThan taken: [KeyID]
    ) throws(ProtectionKeysError) -> KeysetEntry {
        guard template.type.prefixes.contains(template.prefix) else {
            throw ProtectionKeysError(
                .unsupportedKey, "a key of type \(template.type.rawValue) does not have the prefix \(template.prefix)")
        }
        let key = try template.randomKey()
        return try KeysetEntry(
            id: freshID(otherThan: taken), status: .enabled, prefix: template.prefix, typeURL: template.type.url,
            material: .symmetric, value: key.serialized())
    }

    private static func freshID(otherThan taken: [KeyID]) throws(ProtectionKeysError) -> KeyID {
        while true {
            var bytes = InlineArray<4, UInt8>(repeating: 0)
            var span = bytes.mutableSpan
            try convertingErrors { () throws(CryptoCoreError) in try SecureRandom.fill(&span) }
            let id = KeyID(bytes.span.bigEndianWord(at: 0))
            if id != 0, !taken.contains(id) { return id }
        }
    }

    mutating func destroy() {
        status = .destroyed
        value = nil
    }

    func requireEnabled() throws(ProtectionKeysError) {
        switch status {
        case .enabled: return
        case .disabled: throw .keyDisabled(id)
        case .destroyed: throw .keyDestroyed(id)
        }
    }

    /// The key, read.
    ///
    /// - Throws: `unsupportedKey`, `invalidKey`, about this key.
    func typedKey() throws(ProtectionKeysError) -> TypedKey {
        do throws(ProtectionKeysError) {
            guard let type = KeyType(url: typeURL) else {
                throw ProtectionKeysError(.unsupportedKey, "keys of this type are not offered here")
            }
            guard type.prefixes.contains(prefix) else {
                throw ProtectionKeysError(
                    .unsupportedKey, "a key of type \(type.rawValue) does not have the prefix \(prefix)")
            }
            guard let value else { throw ProtectionKeysError(.invalidKey, "the key is empty") }
            return try TypedKey(type, serialized: value)
        } catch {
            throw error.of(id)
        }
    }
}

/// Tink's word for what kind of secret a key is. Kept as it came.
enum KeyMaterialType: UInt64, Sendable {
    case unknown = 0
    case symmetric = 1
    case asymmetricPrivate = 2
    case asymmetricPublic = 3
    case remote = 4
}
