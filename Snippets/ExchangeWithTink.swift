import ProtectionKeys

// snippet.hide
func main() throws {
    // snippet.show
    // A keyset file of a service that uses Tink, in whichever language, opens here, and the other way round.
    let keyset = try Keyset(.xaes256GCM)
    let file = try keyset.insecureCleartextJSON()
    let aead = try AEAD(Keyset(insecureCleartextJSON: file))

    let ciphertext = try aead.encrypt(Array("a message".utf8), associatedData: Array("orders".utf8))
    let plaintext = try aead.decrypt(ciphertext, associatedData: Array("orders".utf8))
    // snippet.hide
    print(String(decoding: plaintext, as: UTF8.self))
}

try main()
