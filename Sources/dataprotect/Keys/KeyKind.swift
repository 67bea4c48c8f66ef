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

    /// What its keys can do: keys of one keyset can do the same.
    enum Primitive { case derivation, encryption, deterministicEncryption, authentication }

    var primitive: Primitive {
        switch self {
        case .root: .derivation
        case .xaes256GCM, .aes256GCM: .encryption
        case .aes256SIV: .deterministicEncryption
        case .hmacSHA256, .aesCMAC: .authentication
        }
    }

    /// What the keys of a keyset can do; nil where this command does not know it.
    static func primitive(of keyset: Keyset) -> Primitive? {
        if let kind = KeyKind(continuing: keyset) { return kind.primitive }
        let primary = keyset.keys.first(where: \.isPrimary)
        return primary?.typeURL.split(separator: ".").last == "HmacKey" ? .authentication : nil
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
