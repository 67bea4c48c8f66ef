import FieldEncryption
import ProtectionKeys

// snippet.hide
func main() async throws {
    let passphrase = try KeyMaterial(Array("correct horse battery staple".utf8))
    let kek = try PassphraseKeyEncryptionKey(passphrase, logarithmicCost: 14)
    let context = FieldContext(tenant: nil, domain: "customer.name", record: "7")
    // snippet.show
    // Once: make a keyset and store it, encrypted under a key of a file, a key management service, a passphrase.
    var keyset = try Keyset(.root)
    let file = try await keyset.encryptedJSON(with: kek, associatedData: Array("orders".utf8))

    // At every start: read it.
    keyset = try await Keyset(encryptedJSON: file, with: kek, associatedData: Array("orders".utf8))
    let old = try FieldCipher(RootKeyset(keyset))
    let stored = try old.encrypt("Ada Lovelace", context: context)

    // To rotate: add a key, and let every process read the new file. Then promote it, and again.
    let key = try keyset.add(.root)
    try keyset.promote(key)
    let cipher = try FieldCipher(RootKeyset(keyset))

    // Old rows go on being read, and are moved one by one.
    var row = stored
    if try cipher.needsRotation(row) { row = try cipher.reencrypt(row, context: context) }

    // When none is left: a rehearsal, and the end of the old key.
    let retired = try cipher.keyID(of: stored)
    try keyset.disable(retired)
    try keyset.destroy(retired)
    // snippet.hide
    print(try cipher.keyID(of: row) == key, keyset)
}

try await main()
