import Foundation
import ProtectionKeys

@testable import Tokenization

/// The vectors under `Tests/Vectors/tokenization`, made with an independent implementation.
struct TokenizationVectors: Decodable {
    struct Opaque: Decodable, Sendable {
        let id: Int
        let shape: String
        let prefix: String
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let value: String
        let end: Double?
        let token: String

        var context: FieldContext { FieldContext(tenant: tenant, domain: domain) }
        var opaqueShape: OpaqueShape {
            shape == "email" ? .email(TokenPrefix(prefix)!) : .text(TokenPrefix(prefix)!)
        }
    }

    struct OneWay: Decodable, Sendable {
        let id: Int
        let prefix: String
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let length: Int
        let value: String
        let token: String

        var context: FieldContext { FieldContext(tenant: tenant, domain: domain) }
    }

    struct Formatted: Decodable, Sendable {
        let id: Int
        let format: String
        let name: String
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let tweak: String
        let value: String
        let token: String
        let check: String

        var context: FieldContext { FieldContext(tenant: tenant, domain: domain) }
    }

    struct Base62Case: Decodable, Sendable {
        let id: Int
        let bytes: String
        let digits: String
    }

    struct CRCCase: Decodable, Sendable {
        let id: Int
        let bytes: String
        let sum: UInt32
        let digits: String
    }

    let deterministic: [Opaque]
    let random: [Opaque]
    let oneWay: [OneWay]
    let formatPreserving: [Formatted]
    let base62: [Base62Case]
    let crc32: [CRCCase]

    private static let data = Result {
        try Data(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../Vectors/tokenization/tokenization.json")
                .standardizedFileURL)
    }

    private static let decoded = Result { try JSONDecoder().decode(TokenizationVectors.self, from: data.get()) }

    static var all: TokenizationVectors { get throws { try decoded.get() } }

    /// The keyset of the vectors with a primary of the test's choice.
    static func root(_ primary: UInt32? = nil) throws -> RootKeyset {
        let object = try JSONSerialization.jsonObject(with: data.get()) as! [String: Any]
        let text = try JSONSerialization.data(withJSONObject: object["keyset"]!)
        var keyset = try Keyset(insecureCleartextJSON: String(decoding: text, as: UTF8.self))
        if let primary { try keyset.promote(KeyID(primary)) }
        return try RootKeyset(keyset)
    }
}
