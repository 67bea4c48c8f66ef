import Foundation

/// `Tests/Vectors/cryptocore/cryptocore.json`. A missing file, a missing section or an empty one is an error, so that
/// no suite passes for want of cases.
struct ReferenceCases: Decodable {
    let format: String
    let aesGCM: [AEADCase]
    let xaes256GCM: [AEADCase]
    let aesCMAC: [MACCase]
    let aesSIV: [SIVCase]
    let hmacSHA256: [MACCase]
    let hmacSHA512: [MACCase]
    let hkdfSHA256: [HKDFCase]
    let scrypt: [ScryptCase]
    let ed25519: [SignatureCase]
    let sha256: [DigestCase]

    struct EmptySection: Error {}

    /// The cases of one section, of which there is at least one.
    static func cases<Case>(_ section: KeyPath<ReferenceCases, [Case]>) throws -> [Case] {
        let cases = try file.get()[keyPath: section]
        if cases.isEmpty { throw EmptySection() }
        return cases
    }

    static func data() throws -> Data { try Data(contentsOf: location) }

    private static let location = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Vectors/cryptocore/cryptocore.json")

    private static let file = Result { try JSONDecoder().decode(ReferenceCases.self, from: data()) }
}
