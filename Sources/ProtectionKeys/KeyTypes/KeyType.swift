/// The key types that are offered, by Tink's names.
enum KeyType: String, CaseIterable, Sendable {
    case aesGCM = "AesGcmKey"
    case xaesGCM = "XAesGcmKey"
    case aesSIV = "AesSivKey"
    case hkdfPRF = "HkdfPrfKey"
    case hmacPRF = "HmacPrfKey"
    case aesCMACPRF = "AesCmacPrfKey"
    case hmac = "HmacKey"
    case aesCMAC = "AesCmacKey"

    private static let urlStart = "type.googleapis.com/google.crypto.tink."

    /// The type's name in a keyset.
    var url: String { Self.urlStart + rawValue }

    init?(url: String) {
        // By the bytes: strings compare by what they look like.
        guard let type = Self.allCases.first(where: { $0.url.utf8.elementsEqual(url.utf8) }) else { return nil }
        self = type
    }

    /// What its keys are for.
    var primitive: KeyPrimitive {
        switch self {
        case .aesGCM, .xaesGCM: .aead
        case .aesSIV: .deterministicAEAD
        case .hkdfPRF, .hmacPRF, .aesCMACPRF: .prf
        case .hmac, .aesCMAC: .mac
        }
    }

    /// The prefixes that Tink has for it.
    var prefixes: Set<OutputPrefix> {
        switch self {
        case .aesGCM, .aesSIV, .hmac, .aesCMAC: [.tink, .crunchy, .legacy, .raw]
        case .xaesGCM: [.tink, .raw]
        case .hkdfPRF, .hmacPRF, .aesCMACPRF: [.raw]
        }
    }

    /// Where the key's bytes stand in its message.
    var keyField: UInt64 {
        switch self {
        case .aesGCM, .xaesGCM, .hkdfPRF, .hmacPRF, .hmac: 3
        case .aesSIV, .aesCMACPRF, .aesCMAC: 2
        }
    }

    /// Where its parameters stand, if it has any.
    var parametersField: UInt64? {
        switch self {
        case .aesGCM, .aesSIV, .aesCMACPRF: nil
        case .xaesGCM, .hkdfPRF, .hmacPRF, .hmac: 2
        case .aesCMAC: 3
        }
    }
}

/// Kinds of work.
enum KeyPrimitive: String, Sendable {
    case aead = "AEAD"
    case deterministicAEAD = "DeterministicAEAD"
    case prf = "PRF"
    case mac = "MAC"
}
