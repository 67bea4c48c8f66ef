import ArgumentParser
import ProtectionKeys

/// The kinds of keys that the command makes.
enum KeyKind: String, CaseIterable, ExpressibleByArgument {
    case root
    case xaes256GCM = "xaes256-gcm"
    case aes256GCM = "aes256-gcm"
    case aes256SIV = "aes256-siv"
    case hmacSHA256 = "hmac-sha256"
    case aesCMAC = "aes-cmac"

    var template: KeyTemplate {
        switch self {
        case .root: .root
        case .xaes256GCM: .xaes256GCM
        case .aes256GCM: .aes256GCM
        case .aes256SIV: .aes256SIV
        case .hmacSHA256: .hmacSHA256Tag256
        case .aesCMAC: .aesCMAC
        }
    }

    /// The kind that goes on with a keyset's primary key; nil where there are several.
    init?(continuing keyset: Keyset) {
        let primary = keyset.keys.first(where: \.isPrimary)
        switch primary?.typeURL.split(separator: ".").last {
        case "HkdfPrfKey": self = .root
        case "XAesGcmKey": self = .xaes256GCM
        case "AesGcmKey": self = .aes256GCM
        case "AesSivKey": self = .aes256SIV
        case "AesCmacKey": self = .aesCMAC
        default: return nil
        }
    }
}
