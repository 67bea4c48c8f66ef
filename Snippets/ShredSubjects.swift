import FieldEncryption
import ProtectionKeys

// snippet.hide
func main() async throws {
    let cipher = FieldCipher(try RootKeyset(Keyset(.root)))
    let name = FieldContext(tenant: "acme", domain: "customer.name")
    // snippet.show
    // In a service: the store of DataProtectionGRDB, or one of your own.
    let store = InMemorySubjectKeyStore()
    // What is shredded in another process is given out for no longer than ten seconds here.
    let keys = SubjectKeyCache(store, timeToLive: .seconds(10))

    // Writing: the key is made with the first value of a subject.
    guard let key = try await keys.makeKey(of: "4711", tenant: "acme").key else { return }
    let stored = try cipher.encrypt("Ada Lovelace", context: name.record("4711"), subjectKey: key)

    // Erasure: the key goes, a mark stays.
    try await keys.shred(["4711"], tenant: "acme")

    // Reading.
    switch try await keys.key(of: "4711", tenant: "acme") {
    case .key(let key): print(try cipher.decrypt(stored, context: name.record("4711"), subjectKey: key))
    case .shredded: print("erased")
    case .absent: print("never had a key")
    }
    // snippet.hide
}

try await main()
