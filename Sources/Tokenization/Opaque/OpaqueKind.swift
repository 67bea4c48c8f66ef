import CryptoCore

/// What an opaque token is made of: the first byte of its bytes.
///
/// ## Specification
/// | kind | body, behind the kind and the key id | subkey purpose |
/// |---|---|---|
/// | `01` deterministic | AES-SIV: synthetic IV 16, ciphertext | 05 |
/// | `02` random | XAES-256-GCM: nonce 24, ciphertext, tag 16 | 06 |
/// | `03` one-way | HMAC-SHA-256, the first 16 bytes unless asked | 07 |
/// | `04` random, with an end | seconds since 1970, 8 bytes, big-endian; then as `02` | 06 |
public enum OpaqueKind: UInt8, CaseIterable, Sendable {
    /// Equal values have equal tokens.
    case deterministic = 0x01
    /// Equal values have different tokens.
    case random = 0x02
    /// There is no way back to the value.
    case oneWay = 0x03
    /// As `random`, up to a point in time.
    case expiring = 0x04

    /// Bytes before the ciphertext's: kind, key id, and the end if there is one.
    var headerSize: Int { self == .expiring ? 13 : 5 }

    /// The least number of bytes of a token.
    var minimumSize: Int {
        switch self {
        case .deterministic: 5 + AESSIV.sivSize
        case .random: 5 + XAES256GCM.nonceSize + XAES256GCM.tagSize
        case .oneWay: 5 + 1
        case .expiring: 13 + XAES256GCM.nonceSize + XAES256GCM.tagSize
        }
    }
}
