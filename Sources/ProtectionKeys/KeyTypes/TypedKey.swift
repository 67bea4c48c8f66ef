import CryptoCore

/// A key that was read from its message, with sizes and parameters that its type allows.
struct TypedKey: Sendable {
    let type: KeyType
    let parameters: KeyParameters
    let bytes: SecretBytes

    /// - Throws: `invalidKey` where size or parameters are not those of the type.
    init(_ type: KeyType, _ parameters: KeyParameters, bytes: SecretBytes) throws(ProtectionKeysError) {
        (self.type, self.parameters, self.bytes) = (type, parameters, bytes)
        try requireSize()
        try requireParameters()
    }

    /// Reads a key's message.
    ///
    /// - Throws: `invalidKey`, `unsupportedKey`.
    init(_ type: KeyType, serialized: SecretBytes) throws(ProtectionKeysError) {
        var version: UInt64 = 0
        var parameters = KeyParameters()
        let read = try serialized.withBytes { (message) throws(ProtectionKeysError) -> SecretBytes in
            var key = 0..<0
            do throws(ProtectionKeysError) {
                try Protobuf.read(message) { (field, value) throws(ProtectionKeysError) in
                    switch value {
                    case .number(let number):
                        if field == 1 { version = number }
                    case .bytes(let range):
                        if field == type.keyField { key = range }
                        if field == type.parametersField {
                            try parameters.read(message.extracting(range), of: type)
                        }
                    }
                }
            } catch  where error.code == .malformedKeyset {
                throw ProtectionKeysError(.invalidKey, "the key is not a message of type \(type.rawValue)")
            }
            return try convertingErrors { () throws(CryptoCoreError) in
                try SecretBytes(copying: message.extracting(key))
            }
        }
        guard version == 0 else {
            throw ProtectionKeysError(.unsupportedKey, "of \(type.rawValue) version 0 is offered, not \(version)")
        }
        try self.init(type, parameters, bytes: read)
    }

    /// The key's message, as Tink writes it.
    func serialized() throws(ProtectionKeysError) -> SecretBytes {
        let parametersSize = parameters.serializedSize(of: type)
        let size =
            (type.parametersField.map { Protobuf.size(ofBytes: parametersSize, field: $0, always: true) } ?? 0)
            + Protobuf.size(ofBytes: bytes.count, field: type.keyField)
        return try SecretBytes.appending(capacity: size) { output in
            // Version 0 is not written. Fields follow each other by number.
            if let field = type.parametersField, field < type.keyField { writeParameters(field, to: &output) }
            bytes.withBytes { bytes in Protobuf.write(bytes, field: type.keyField, to: &output) }
            if let field = type.parametersField, field > type.keyField { writeParameters(field, to: &output) }
        }

        func writeParameters(_ field: UInt64, to output: inout OutputSpan<UInt8>) {
            Protobuf.writeHeader(ofBytes: parametersSize, field: field, to: &output)
            parameters.write(of: type, to: &output)
        }
    }

    private func requireSize() throws(ProtectionKeysError) {
        let (allowed, sizes) =
            switch type {
            case .aesGCM: (bytes.count == 16 || bytes.count == 32, "16 or 32")
            case .xaesGCM, .aesCMAC, .aesCMACPRF: (bytes.count == 32, "32")
            case .aesSIV: (bytes.count == 64, "64")
            case .hkdfPRF: (bytes.count >= 32, "at least 32")
            case .hmacPRF, .hmac: (bytes.count >= 16, "at least 16")
            }
        guard allowed else {
            throw ProtectionKeysError(
                .invalidKey, "a key of type \(type.rawValue) has \(sizes) bytes, this one has \(bytes.count)")
        }
    }

    private func requireParameters() throws(ProtectionKeysError) {
        switch type {
        case .aesGCM, .aesSIV, .aesCMACPRF: return
        case .xaesGCM:
            let size = parameters.saltSize ?? 0
            guard XAES256GCM.saltSizes.contains(size) else {
                throw ProtectionKeysError(.invalidKey, "an XAES salt has 8 to 12 bytes, not \(size)")
            }
        case .hkdfPRF, .hmacPRF:
            _ = try requiredHash
        case .hmac:
            try requireTagSize(upTo: requiredHash.function.tagSize)
        case .aesCMAC:
            try requireTagSize(upTo: AESCMAC.tagSize)
        }
    }

    private func requireTagSize(upTo largest: Int) throws(ProtectionKeysError) {
        let size = parameters.tagSize ?? 0
        guard (10...largest).contains(size) else {
            throw ProtectionKeysError(.invalidKey, "the tag of this key has 10 to \(largest) bytes, not \(size)")
        }
    }

    /// The hash function of a type that has one.
    var requiredHash: KeyHash {
        get throws(ProtectionKeysError) {
            guard let hash = parameters.hash else {
                throw ProtectionKeysError(.unsupportedKey, "of the hash functions SHA-256 and SHA-512 are offered")
            }
            return hash
        }
    }
}
