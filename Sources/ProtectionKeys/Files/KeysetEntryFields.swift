import CryptoCore

/// The fields of a key as they are read, in whatever order a file has them, before they are a `KeysetEntry`.
struct KeysetEntryFields {
    var id: UInt32 = 0
    var status: KeyStatus?
    var prefix: OutputPrefix?
    var typeURL = ""
    var material = KeyMaterialType.unknown
    var value: SecretBytes?

    /// - Throws: `invalidKeyset` where the status or the prefix is missing or unknown.
    func entry() throws(ProtectionKeysError) -> KeysetEntry {
        guard let status else {
            throw ProtectionKeysError(.invalidKeyset, "the key's status is missing or unknown", keyID: KeyID(id))
        }
        guard let prefix else {
            throw ProtectionKeysError(.invalidKeyset, "the key's prefix is missing or unknown", keyID: KeyID(id))
        }
        return KeysetEntry(
            id: KeyID(id), status: status, prefix: prefix, typeURL: typeURL, material: material, value: value)
    }
}
