import Foundation
import ProtectionKeys
import Testing

@testable import FieldEncryption

/// `Tests/Vectors/fieldencryption/fieldencryption.json`. A missing file, section or case is an error, so that no suite
/// passes for want of cases.
struct FieldVectors: Decodable {
    let format: String
    let keysets: [String: String]
    let primary, disabled, destroyed: UInt32
    let envelopes: [EnvelopeCase]
    let badlyPadded: [EnvelopeCase]
    let indexes: [IndexCase]
    let normalizations: [NormalizationCase]
    let plans: [PlanCase]

    struct EmptySection: Error {}

    /// The cases of one section, of which there is at least one.
    static func cases<Case>(_ section: KeyPath<FieldVectors, [Case]>) throws -> [Case] {
        let cases = try file.get()[keyPath: section]
        if cases.isEmpty { throw EmptySection() }
        return cases
    }

    /// The keyset of a service that has rotated, or the one that it had before, in which every key is enabled.
    static func keyset(_ name: String) throws -> Keyset {
        try Keyset(insecureCleartextJSON: #require(file.get().keysets[name]))
    }

    /// The keyset in which every key is enabled, with another primary.
    static func root(writing key: KeyID) throws -> RootKeyset {
        var keyset = try keyset("before")
        try keyset.promote(key)
        return try RootKeyset(keyset)
    }

    static let file = Result { try JSONDecoder().decode(FieldVectors.self, from: Data(contentsOf: location)) }

    private static let location = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Vectors/fieldencryption/fieldencryption.json")
}

/// A case of the file; reported by its number there.
protocol FieldCase: Decodable, Sendable, CustomTestStringConvertible {
    var id: Int { get }
}

extension FieldCase {
    var testDescription: String { "case \(id)" }
}

struct EnvelopeCase: FieldCase {
    let id: Int
    let keyID: UInt32
    let suite: UInt8
    let tenant: String?
    let domain: String
    let record: String?
    /// Of a case that is well padded, or not padded.
    let plaintext: String?
    let envelope, text: String

    var key: KeyID { KeyID(keyID) }
    var context: FieldContext { FieldContext(tenant: tenant, domain: domain, record: record) }
    var padding: PlaintextLength { suite >= 3 ? .hidden : .visible }
    var isDeterministic: Bool { suite % 2 == 0 }
}

struct IndexCase: FieldCase {
    let id: Int
    let keyID: UInt32
    let tenant: String?
    let domain, name: String
    let bits: Int
    let values: [String]
    let binary, text: String

    var key: KeyID { KeyID(keyID) }
    var context: FieldContext { FieldContext(tenant: tenant, domain: domain) }
    var length: BlindIndexLength { BlindIndexLength(insecureBits: bits) }
}

struct NormalizationCase: FieldCase {
    let id: Int
    let value: String
    let normalizers: [Normalizer]
    let normalized: String

    private enum CodingKeys: CodingKey {
        case id, value, normalizers, normalized
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        value = try container.decode(String.self, forKey: .value)
        normalized = try container.decode(String.self, forKey: .normalized)
        normalizers = try container.decode([String].self, forKey: .normalizers).map { name in
            switch name {
            case "nfc": .nfc
            case "caseFolded": .caseFolded
            case "digitsOnly": .digitsOnly
            default: try #require(Self.cut(name))
            }
        }
    }

    private static func cut(_ name: String) -> Normalizer? {
        if name.hasPrefix("first") { return Int(name.dropFirst(5)).map { .first($0) } }
        return name.hasPrefix("last") ? Int(name.dropFirst(4)).map { .last($0) } : nil
    }
}

struct PlanCase: FieldCase {
    let id, rows: Int
    let valueBits: Double
    let safe: [Int]?
}
