import Testing

@testable import CryptoCore

/// What the AEADs have in common, so that one test holds them all to it.
protocol SealsAndOpens: Sendable {
    func seal(
        _ plaintext: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError)

    func open(
        _ sealed: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError)
}

extension SealsAndOpens {
    func sealed(_ plaintext: [UInt8], nonce: [UInt8], aad: [UInt8]) throws(CryptoCoreError) -> [UInt8] {
        try collected(plaintext.count + 16) { (output) throws(CryptoCoreError) in
            try seal(plaintext.span, nonce: nonce.span, associatedData: aad.span, into: &output)
        }
    }

    func opened(_ sealed: [UInt8], nonce: [UInt8], aad: [UInt8]) throws(CryptoCoreError) -> [UInt8] {
        try collected(max(0, sealed.count - 16)) { (output) throws(CryptoCoreError) in
            try open(sealed.span, nonce: nonce.span, associatedData: aad.span, into: &output)
        }
    }
}

extension AESGCM: SealsAndOpens {}
extension XAES256GCM: SealsAndOpens {}

/// AES-SIV with associated data and a nonce, as in RFC 5297, section 3.
struct AESSIVWithNonce: SealsAndOpens {
    let siv: AESSIV

    func seal(
        _ plaintext: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try siv.seal(plaintext, associatedData: associatedData, nonce: nonce, into: &output)
    }

    func open(
        _ sealed: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try siv.open(sealed, associatedData: associatedData, nonce: nonce, into: &output)
    }
}

/// The AEADs and their key sizes, to run a test over.
enum AEAD: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case aes128GCM, aes192GCM, aes256GCM
    case xaes256GCM, xaes256GCMSalt8
    case aes128SIV, aes192SIV, aes256SIV

    var testDescription: String { rawValue }

    var keySize: Int {
        switch self {
        case .aes128GCM: 16
        case .aes192GCM: 24
        case .aes256GCM, .xaes256GCM, .xaes256GCMSalt8, .aes128SIV: 32
        case .aes192SIV: 48
        case .aes256SIV: 64
        }
    }

    /// Bytes of the nonce; AES-SIV takes any.
    var nonceSize: Int {
        switch self {
        case .aes128GCM, .aes192GCM, .aes256GCM: 12
        case .xaes256GCM: 24
        case .xaes256GCMSalt8: 20
        case .aes128SIV, .aes192SIV, .aes256SIV: 16
        }
    }

    /// Those that take nonces of one size only.
    static let withFixedNonce: [AEAD] = [.aes128GCM, .aes192GCM, .aes256GCM, .xaes256GCM, .xaes256GCMSalt8]

    func make(key: [UInt8]) throws(CryptoCoreError) -> any SealsAndOpens {
        let key = try SecretBytes(key)
        return switch self {
        case .aes128GCM, .aes192GCM, .aes256GCM: try AESGCM(key: key)
        case .xaes256GCM: try XAES256GCM(key: key)
        case .xaes256GCMSalt8: try XAES256GCM(key: key, saltSize: 8)
        case .aes128SIV, .aes192SIV, .aes256SIV: AESSIVWithNonce(siv: try AESSIV(key: key))
        }
    }
}
