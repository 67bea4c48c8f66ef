import TestSupport
import Testing

/// A case of the reference file; reported by its number there.
protocol ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
    var id: Int { get }
}

extension ReferenceCase {
    var testDescription: String { "case \(id)" }
}

/// Bytes that stand in the file as hex.
struct HexBytes: Decodable, Sendable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard text.count % 2 == 0, text.allSatisfy(\.isHexDigit) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not hex")
        }
        bytes = TestSupport.bytes(text)
    }
}

struct AEADCase: ReferenceCase {
    let id: Int
    let key, nonce, aad, plaintext, sealed: HexBytes
}

struct SIVCase: ReferenceCase {
    let id: Int
    let key: HexBytes
    let associatedData: [HexBytes]
    let plaintext, sealed: HexBytes
}

struct MACCase: ReferenceCase {
    let id: Int
    let key, message, mac: HexBytes
}

struct HKDFCase: ReferenceCase {
    let id, length: Int
    let ikm, salt, info, okm: HexBytes
}

struct ScryptCase: ReferenceCase {
    let id, length: Int
    let n: UInt64
    let r, p: UInt32
    let password, salt, derived: HexBytes
}

struct SignatureCase: ReferenceCase {
    let id: Int
    let seed, publicKey, message, signature: HexBytes
}

struct DigestCase: ReferenceCase {
    let id: Int
    let message, digest: HexBytes
}
