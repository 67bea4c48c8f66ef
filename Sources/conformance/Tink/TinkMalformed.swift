import ProtectionKeys

/// Keysets that have to be refused: when they are read, or when a primitive is made of them.
enum TinkMalformed {
    /// Tink accepts it, and either answer is acceptable.
    private static let undecided = "material type says public"

    static func check(_ tested: TinkFile.Case) throws -> String? {
        let message = try TinkFile.required(tested.keysetProto, "keysetProto").bytes
        let isRefused: Bool
        do throws(ProtectionKeysError) {
            let keyset = try Keyset(insecureCleartextBinary: message)
            do throws(ProtectionKeysError) {
                try makePrimitive(of: keyset)
                isRefused = false
            } catch {
                guard [.invalidKey, .unsupportedKey, .wrongPrimitive].contains(error.code) else {
                    return "refused as a primitive, but as \(error.code)"
                }
                isRefused = true
            }
        } catch {
            guard [.malformedKeyset, .invalidKeyset, .keysetTooLarge].contains(error.code) else {
                return "refused when read, but as \(error.code)"
            }
            isRefused = true
        }
        if tested.name == undecided { return nil }
        if tested.result == "valid" { return isRefused ? "a valid keyset was refused" : nil }
        return isRefused ? nil : "a malformed keyset was accepted"
    }

    /// Makes what the primary key is for.
    private static func makePrimitive(of keyset: Keyset) throws(ProtectionKeysError) {
        let url = keyset.keys.first(where: \.isPrimary)?.typeURL ?? ""
        switch TinkKeyset.type(url) {
        case "AesSivKey": _ = try DeterministicAEAD(keyset)
        case "HkdfPrfKey", "HmacPrfKey", "AesCmacPrfKey": _ = try PRF(keyset)
        case "HmacKey", "AesCmacKey": _ = try MAC(keyset)
        default: _ = try AEAD(keyset)
        }
    }
}
