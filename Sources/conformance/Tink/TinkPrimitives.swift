import ProtectionKeys

/// Samples of the primitives: each with the keyset from every form.
enum TinkPrimitives {
    static func aead(_ sample: TinkFile.Sample, _ keyset: Keyset) throws -> String? {
        let (aead, data) = (try AEAD(keyset), try TinkFile.required(sample.associatedData, "associatedData").bytes)
        let ciphertext = try TinkFile.required(sample.ciphertext, "ciphertext").bytes
        guard sample.isValid else {
            let refused = TinkKeyset.refuses([.authenticationFailed]) {
                _ = try aead.decrypt(ciphertext, associatedData: data)
            }
            return refused ? nil : "an invalid ciphertext was decrypted, or refused for another reason"
        }
        let plaintext = try TinkFile.required(sample.plaintext, "plaintext").bytes
        guard try aead.decrypt(ciphertext, associatedData: data) == plaintext else { return "wrong plaintext" }
        let writer = try AEAD(keyset.promoting(sample.keyId))
        let again = try writer.encrypt(plaintext, associatedData: data)
        guard again != ciphertext, again.count == ciphertext.count else { return "wrong ciphertext" }
        return try aead.decrypt(again, associatedData: data) == plaintext ? nil : "wrong plaintext of its own"
    }

    static func deterministicAEAD(_ sample: TinkFile.Sample, _ keyset: Keyset) throws -> String? {
        let aead = try DeterministicAEAD(keyset)
        let data = try TinkFile.required(sample.associatedData, "associatedData").bytes
        let ciphertext = try TinkFile.required(sample.ciphertext, "ciphertext").bytes
        guard sample.isValid else {
            let refused = TinkKeyset.refuses([.authenticationFailed]) {
                _ = try aead.decryptDeterministically(ciphertext, associatedData: data)
            }
            return refused ? nil : "an invalid ciphertext was decrypted, or refused for another reason"
        }
        let plaintext = try TinkFile.required(sample.plaintext, "plaintext").bytes
        let writer = try DeterministicAEAD(keyset.promoting(sample.keyId))
        guard try writer.encryptDeterministically(plaintext, associatedData: data) == ciphertext else {
            return "wrong ciphertext"
        }
        return try aead.decryptDeterministically(ciphertext, associatedData: data) == plaintext
            ? nil : "wrong plaintext"
    }

    static func prf(_ sample: TinkFile.Sample, _ keyset: Keyset) throws -> String? {
        let (prf, input) = (try PRF(keyset), try TinkFile.required(sample.input, "input").bytes)
        let (id, count) = (sample.keyId.map { KeyID($0) }, try TinkFile.required(sample.outputLength, "outputLength"))
        guard sample.isValid else {
            let refused = TinkKeyset.refuses([.invalidOutputSize, .keyNotFound]) {
                _ = try prf.compute(input, count: count, keyID: id)
            }
            return refused ? nil : "an invalid request was answered, or refused for another reason"
        }
        let output = try TinkFile.required(sample.output, "output").bytes
        return try prf.compute(input, count: count, keyID: id) == output ? nil : "wrong output"
    }

    static func mac(_ sample: TinkFile.Sample, _ keyset: Keyset) throws -> String? {
        let (mac, input) = (try MAC(keyset), try TinkFile.required(sample.input, "input").bytes)
        let code = try TinkFile.required(sample.mac, "mac").bytes
        guard sample.isValid else {
            let refused = TinkKeyset.refuses([.authenticationFailed]) { try mac.verify(code, of: input) }
            return refused ? nil : "an invalid code was accepted, or refused for another reason"
        }
        try mac.verify(code, of: input)
        return try MAC(keyset.promoting(sample.keyId)).compute(input) == code ? nil : "wrong code"
    }
}
