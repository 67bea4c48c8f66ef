import FieldEncryption
import ProtectionKeys

// snippet.hide
func main() throws {
    let cipher = try FieldCipher(RootKeyset(Keyset(.root)))
    var table = ["1": "ada@example.org", "2": "grace@example.org"]
    // snippet.show
    let reader = MigrationReader(cipher, isPlaintext: { $0.contains("@") })
    let email = FieldContext(tenant: "acme", domain: "customer.email")

    for (id, stored) in table {
        let (value, state) = try reader.read(stored, context: email.record(id))
        if state != .current { table[id] = try cipher.encrypt(value, context: email.record(id)) }
    }

    // When the count of plaintexts stays at zero, shut the door.
    reader.refusePlaintext()
    // snippet.hide
    print(reader.counts.plaintext, try reader.read(table["1"]!, context: email.record("1")).state)
}

try main()
