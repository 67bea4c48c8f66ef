import Foundation
import ProtectionKeys

@testable import Masking

/// The vectors under `Tests/Vectors/masking`, made with an independent implementation.
struct MaskingVectors: Decodable {
    struct Numbers: Decodable, Sendable {
        let id: Int
        let key: String
        let message: String
        let bound: String
        let numbers: [String]
    }

    struct Dictionary: Decodable, Sendable {
        let id: Int
        let dictionary: String
        let version: Int
        let capacity: Int
        let sha256: String
    }

    struct Fake: Decodable, Sendable {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let dictionary: String
        let value: String
        let fake: String
    }

    struct DistinctFake: Decodable, Sendable {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let dictionary: String
        let number: Int
        let fake: String
    }

    struct Persona: Decodable, Sendable {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let subject: String
        let script: String
        let region: String
        let fields: [String: String]
    }

    struct Shift: Decodable, Sendable {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let subject: String
        let days: Int
        let weeks: Bool
        let neverZero: Bool
        let shift: Int
    }

    struct Noise: Decodable, Sendable {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let value: String
        let kind: String
        let amount: Int
        let noisy: String
    }

    struct Hash: Decodable, Sendable {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let domain: String
        let value: String
        let bytes: Int
        let encoding: String
        let hash: String
    }

    let numbers: [Numbers]
    let dictionaries: [Dictionary]
    let fakes: [Fake]
    let distinctFakes: [DistinctFake]
    let personas: [Persona]
    let dateShifts: [Shift]
    let noise: [Noise]
    let hashes: [Hash]

    static func data(_ name: String) throws -> Data {
        try Data(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../Vectors/masking/\(name)").standardizedFileURL
        )
    }

    private static let decoded = Result {
        try JSONDecoder().decode(MaskingVectors.self, from: data("masking.json"))
    }

    static var all: MaskingVectors { get throws { try decoded.get() } }

    /// The keyset of the vectors: two enabled keys, a disabled and a destroyed one.
    static func keyset() throws -> Keyset {
        let object = try JSONSerialization.jsonObject(with: data("masking.json")) as! [String: Any]
        let text = try JSONSerialization.data(withJSONObject: object["keyset"]!)
        return try Keyset(insecureCleartextJSON: String(decoding: text, as: UTF8.self))
    }

    static func root() throws -> RootKeyset { try RootKeyset(keyset()) }
}
