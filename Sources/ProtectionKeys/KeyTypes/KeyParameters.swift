import CryptoCore

/// What is said of a key beside its bytes. Each type has some of it.
struct KeyParameters: Hashable, Sendable {
    /// For HKDF and HMAC.
    var hash: KeyHash?
    /// Bytes of a MAC's tag.
    var tagSize: Int?
    /// Bytes of an XAES salt.
    var saltSize: Int?
    /// The salt of HKDF. Not secret.
    var salt: [UInt8] = []
}

/// Tink's hash functions that are offered.
enum KeyHash: UInt64, Sendable {
    case sha256 = 3
    case sha512 = 4

    var function: HMAC.Function { self == .sha256 ? .sha256 : .sha512 }
}

/// ## Specification
/// `x_aes_gcm.proto`, `hkdf_prf.proto`, `hmac_prf.proto`, `hmac.proto`, `aes_cmac.proto`: the messages called params.
extension KeyParameters {
    /// Reads the parameters of a type.
    mutating func read(
        _ message: Span<UInt8>, of type: KeyType
    ) throws(ProtectionKeysError) {
        try Protobuf.read(message) { (field, value) throws(ProtectionKeysError) in
            switch (type, field, value) {
            case (.xaesGCM, 1, .number(let number)), (.aesCMAC, 1, .number(let number)):
                let size = Int(UInt32(truncatingIfNeeded: number))
                if type == .xaesGCM { saltSize = size } else { tagSize = size }
            case (.hkdfPRF, 1, .number(let number)), (.hmacPRF, 1, .number(let number)),
                (.hmac, 1, .number(let number)):
                guard let hash = KeyHash(rawValue: number) else {
                    throw ProtectionKeysError(.unsupportedKey, "of the hash functions SHA-256 and SHA-512 are offered")
                }
                self.hash = hash
            case (.hkdfPRF, 2, .bytes(let range)):
                let bytes = message.extracting(range)
                salt = bytes.indices.map { bytes[$0] }
            case (.hmac, 2, .number(let number)): tagSize = Int(UInt32(truncatingIfNeeded: number))
            default: return
            }
        }
    }

    func serializedSize(of type: KeyType) -> Int {
        switch type {
        case .aesGCM, .aesSIV, .aesCMACPRF: 0
        case .xaesGCM: Protobuf.size(ofNumber: UInt64(saltSize ?? 0), field: 1)
        case .aesCMAC: Protobuf.size(ofNumber: UInt64(tagSize ?? 0), field: 1)
        case .hkdfPRF:
            Protobuf.size(ofNumber: hash?.rawValue ?? 0, field: 1) + Protobuf.size(ofBytes: salt.count, field: 2)
        case .hmacPRF: Protobuf.size(ofNumber: hash?.rawValue ?? 0, field: 1)
        case .hmac:
            Protobuf.size(ofNumber: hash?.rawValue ?? 0, field: 1)
                + Protobuf.size(ofNumber: UInt64(tagSize ?? 0), field: 2)
        }
    }

    func write(of type: KeyType, to output: inout OutputSpan<UInt8>) {
        switch type {
        case .aesGCM, .aesSIV, .aesCMACPRF: return
        case .xaesGCM: Protobuf.write(UInt64(saltSize ?? 0), field: 1, to: &output)
        case .aesCMAC: Protobuf.write(UInt64(tagSize ?? 0), field: 1, to: &output)
        case .hkdfPRF:
            Protobuf.write(hash?.rawValue ?? 0, field: 1, to: &output)
            Protobuf.write(salt.span, field: 2, to: &output)
        case .hmacPRF: Protobuf.write(hash?.rawValue ?? 0, field: 1, to: &output)
        case .hmac:
            Protobuf.write(hash?.rawValue ?? 0, field: 1, to: &output)
            Protobuf.write(UInt64(tagSize ?? 0), field: 2, to: &output)
        }
    }
}
