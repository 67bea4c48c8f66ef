import ProtectionKeys

/// Encrypted keysets and KMS envelopes, with a local keyset in the place of the key management service.
enum TinkWrapping {
    private static func keyEncryptionKey(_ json: JSONValue?, _ field: String) throws -> LocalKeyEncryptionKey {
        try LocalKeyEncryptionKey(Keyset(insecureCleartextJSON: TinkFile.required(json, field).text))
    }

    /// Reads the encrypted keyset in both forms, with the right associated data and with other, writes it again, and
    /// gives what it holds.
    static func encryptedKeysets(_ tested: TinkFile.Case) async throws -> [Keyset] {
        let key = try keyEncryptionKey(tested.kekKeysetJson, "kekKeysetJson")
        let data = tested.associatedData?.bytes ?? []
        var keysets: [Keyset] = []
        if let json = try tested.encryptedKeysetJson?.text {
            try await keysets.append(Keyset(encryptedJSON: json, with: key, associatedData: data))
            try await requireRefusal {
                _ = try await Keyset(encryptedJSON: json, with: key, associatedData: data + [0])
            }
        }
        if let message = tested.encryptedKeysetProto?.bytes {
            try await keysets.append(Keyset(encryptedBinary: message, with: key, associatedData: data))
            try await requireRefusal {
                _ = try await Keyset(encryptedBinary: message, with: key, associatedData: data + [0])
            }
        }
        guard let first = keysets.first else { throw TinkFile.Missing(field: "encryptedKeysetJson") }
        let json = try await first.encryptedJSON(with: key, associatedData: data)
        try await keysets.append(Keyset(encryptedJSON: json, with: key, associatedData: data))
        if let theirs = try tested.encryptedKeysetJson?.text, try described(json) != described(theirs) {
            throw TinkKeyset.Wrong(description: "the description of the keys says something else than Tink's")
        }
        let message = try await first.encryptedBinary(with: key, associatedData: data)
        try await keysets.append(Keyset(encryptedBinary: message, with: key, associatedData: data))
        if let expected = tested.keysetProto?.bytes {
            for keyset in keysets where try keyset.insecureCleartextBinary() != expected {
                throw TinkKeyset.Wrong(description: "the keyset is not the one that was encrypted")
            }
        }
        return keysets
    }

    private static func described(_ json: String) throws -> JSONValue? {
        guard case .object(let members) = try JSONValue(json) else { return nil }
        return members["keysetInfo"]
    }

    /// The kind of key in an envelope; nil for one that is not offered.
    static func template(_ tested: TinkFile.Case) -> KeyTemplate? {
        switch TinkKeyset.type(tested.dekTypeUrl ?? "AesGcmKey") {
        case "AesGcmKey": .aes256GCM
        case "XAesGcmKey": .xaes256GCM
        default: nil
        }
    }

    static func envelope(_ sample: TinkFile.Sample, of tested: TinkFile.Case) async throws -> String? {
        let key = try keyEncryptionKey(tested.remoteKeysetJson, "remoteKeysetJson")
        let envelope = try KMSEnvelopeAEAD(key, template: TinkFile.required(template(tested), "dekTypeUrl"))
        let data = sample.associatedData?.bytes ?? []
        let ciphertext = try TinkFile.required(sample.ciphertext, "ciphertext").bytes
        guard sample.isValid else {
            try await requireRefusal { _ = try await envelope.decrypt(ciphertext, associatedData: data) }
            return nil
        }
        let plaintext = try TinkFile.required(sample.plaintext, "plaintext").bytes
        guard try await envelope.decrypt(ciphertext, associatedData: data) == plaintext else {
            return "wrong plaintext"
        }
        if let wrapped = sample.encryptedDek?.bytes, let expected = sample.dekProto?.bytes {
            guard try await key.unwrap(wrapped, associatedData: []) == KeyMaterial(expected) else { return "wrong key" }
        }
        let again = try await envelope.encrypt(plaintext, associatedData: data)
        return try await envelope.decrypt(again, associatedData: data) == plaintext ? nil : "wrong plaintext of its own"
    }

    private static func requireRefusal(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as ProtectionKeysError where error.code == .authenticationFailed {
            return
        }
        throw TinkKeyset.Wrong(description: "what is not authentic was accepted")
    }
}
