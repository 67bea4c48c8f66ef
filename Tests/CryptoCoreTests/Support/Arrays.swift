@testable import CryptoCore

/// The primitives with arrays in and out, as tests like to have them.
func collected(
    _ capacity: Int, _ body: (inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void
) throws(CryptoCoreError) -> [UInt8] {
    try [UInt8](capacity: capacity, initializingWith: body)
}

extension SecretBytes {
    convenience init(_ bytes: [UInt8]) throws(CryptoCoreError) { try self.init(copying: bytes.span) }

    /// The content, which in a test is no secret.
    var exposed: [UInt8] { withBytes { bytes in bytes.indices.map { bytes[$0] } } }
}

extension AESBlock {
    init(_ bytes: [UInt8]) { self.init(bytes: bytes.span) }

    var array: [UInt8] { withBytes { bytes in bytes.indices.map { bytes[$0] } } }
}

extension AESCMAC {
    func tag(_ message: [UInt8]) throws(CryptoCoreError) -> [UInt8] { try tag(of: message.span).array }

    func cutTag(_ message: [UInt8], size: Int) throws(CryptoCoreError) -> [UInt8] {
        try collected(16) { (output) throws(CryptoCoreError) in
            try appendTag(of: message.span, size: size, to: &output)
        }
    }
}

extension HMAC {
    func tag(_ message: [UInt8], size: Int? = nil) throws(CryptoCoreError) -> [UInt8] {
        try collected(64) { (output) throws(CryptoCoreError) in
            try appendTag(of: message.span, size: size, to: &output)
        }
    }
}

extension Ed25519.PublicKey {
    convenience init(_ bytes: [UInt8]) throws(CryptoCoreError) { try self.init(bytes: bytes.span) }

    func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool { isValid(signature.span, for: message.span) }
}

extension AESSIV {
    /// Seals under 0, 1 or 2 components.
    func sealed(_ plaintext: [UInt8], _ components: [[UInt8]]) throws(CryptoCoreError) -> [UInt8] {
        try collected(plaintext.count + 16) { (output) throws(CryptoCoreError) in
            let (first, last) = (components.first ?? [], components.last ?? [])
            switch components.count {
            case 0: try seal(plaintext.span, associatedData: nil, into: &output)
            case 1: try seal(plaintext.span, associatedData: first.span, into: &output)
            case 2: try seal(plaintext.span, associatedData: first.span, nonce: last.span, into: &output)
            default: preconditionFailure("no more than two components")
            }
        }
    }

    func opened(_ sealed: [UInt8], _ components: [[UInt8]]) throws(CryptoCoreError) -> [UInt8] {
        try collected(max(0, sealed.count - 16)) { (output) throws(CryptoCoreError) in
            let (first, last) = (components.first ?? [], components.last ?? [])
            switch components.count {
            case 0: try open(sealed.span, associatedData: nil, into: &output)
            case 1: try open(sealed.span, associatedData: first.span, into: &output)
            case 2: try open(sealed.span, associatedData: first.span, nonce: last.span, into: &output)
            default: preconditionFailure("no more than two components")
            }
        }
    }
}
