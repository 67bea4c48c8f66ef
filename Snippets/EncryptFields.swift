import FieldEncryption
import ProtectionKeys

// snippet.hide
func main() throws {
    // snippet.show
    // One keyset for the service. In production it is read encrypted: see RotateKeys.
    let root = try RootKeyset(Keyset(.root))
    let cipher = FieldCipher(root)

    // What the value is, and whom it belongs to. The row is named where the value is stored.
    let email = FieldContext(tenant: "acme", domain: "customer.email")
    let stored = try cipher.encrypt("ada@example.org", context: email.record("4711"))
    let read = try cipher.decrypt(stored, context: email.record("4711"))

    // Copied to another row, it does not open: authenticationFailed.
    let copied = Result { () throws(FieldEncryptionError) in
        try cipher.decrypt(stored, context: email.record("4712"))
    }

    // How wide the column has to be for addresses of up to 254 bytes.
    let width = cipher.maxStoredLength(plaintextBytes: 254).characters
    // snippet.hide
    print(read == "ada@example.org", stored.count <= width)
    if case .failure(let error) = copied { print(error.code) }
}

try main()
