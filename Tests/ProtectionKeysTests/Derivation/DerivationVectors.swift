import Foundation
import Testing

/// The sections of `Tests/Vectors/fieldencryption/fieldencryption.json` that are about contexts and derived keys.
struct DerivationVectors: Decodable {
    let contexts: [ContextCase]
    let derivations: [DerivationCase]

    struct EmptySection: Error {}

    /// The cases of one section, of which there is at least one.
    static func cases<Case>(_ section: KeyPath<DerivationVectors, [Case]>) throws -> [Case] {
        let cases = try file.get()[keyPath: section]
        if cases.isEmpty { throw EmptySection() }
        return cases
    }

    private static let file = Result {
        let location = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Vectors/fieldencryption/fieldencryption.json")
        return try JSONDecoder().decode(DerivationVectors.self, from: Data(contentsOf: location))
    }
}

struct ContextCase: Decodable, Sendable, CustomTestStringConvertible {
    let id: Int
    let tenant: String?
    let domain: String
    let record: String?
    let encoded: String

    var testDescription: String { "case \(id)" }
}

struct DerivationCase: Decodable, Sendable, CustomTestStringConvertible {
    let id: Int
    let purpose: UInt8
    let tenant: String?
    let domain, root, label, subkey: String

    var testDescription: String { "case \(id)" }
}

/// The bytes of a hexadecimal text in a vector.
func unhexed(_ hex: String) -> [UInt8] {
    let digits = hex.map { UInt8($0.hexDigitValue!) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
