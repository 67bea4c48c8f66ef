import FieldEncryption
import Foundation
import ProtectionKeys

// snippet.hide
func main() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = FileManager.default.changeCurrentDirectoryPath(folder)
    let made = Data(Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString().utf8)
    _ = FileManager.default.createFile(atPath: "kek", contents: made, attributes: [.posixPermissions: 0o600])
    // snippet.show
    // The key that the keyset is encrypted under lies elsewhere: with a key management service, or in a file such as that of
    // (umask 077; openssl rand -base64 32 > kek).
    let kek = try LocalKeyEncryptionKey(file: "kek")
    // What the keyset belongs to: so that the file of another service, under the same key, is not taken for it.
    let orders = Array("orders".utf8)

    // Once: make a keyset and store it.
    var file = try await Keyset(.root).encryptedJSON(with: kek, associatedData: orders)

    // At every start: read it, make one cipher, and keep that.
    var keyset = try await Keyset(encryptedJSON: file, with: kek, associatedData: orders)
    let old = try FieldCipher(RootKeyset(keyset))
    let context = FieldContext(tenant: nil, domain: "customer.name", record: "7")
    var row = try old.encrypt("Ada Lovelace", context: context)

    // First step of a rotation: add a key. Store the file, and wait until every process has read it.
    let key = try keyset.add(.root)
    file = try await keyset.encryptedJSON(with: kek, associatedData: orders)

    // Second step: promote it. Store the file again; processes that have read it write under the new key.
    let retired = keyset.primaryKeyID
    try keyset.promote(key)
    file = try await keyset.encryptedJSON(with: kek, associatedData: orders)
    let cipher = try FieldCipher(RootKeyset(keyset))

    // Third step: old rows go on being read, and are moved one by one.
    if try cipher.needsRotation(row) { row = try cipher.reencrypt(row, context: context) }

    // Fourth step, when no row is left: disable the old key, which can be undone.
    try keyset.disable(retired)
    file = try await keyset.encryptedJSON(with: kek, associatedData: orders)

    // Last step, when nothing was missed for long enough, backups included: destroy it. That cannot be undone.
    try keyset.destroy(retired)
    file = try await keyset.encryptedJSON(with: kek, associatedData: orders)
    // snippet.hide
    print(try cipher.keyID(of: row) == key, keyset, file.count > 0)
}

try await main()
