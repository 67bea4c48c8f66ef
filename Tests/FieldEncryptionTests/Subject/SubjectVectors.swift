import Foundation
import ProtectionKeys

@testable import FieldEncryption

/// `Tests/Vectors/subjectkeys/subjectkeys.json`. A missing file or section is an error.
struct SubjectVectors: Decodable {
    let envelopes: [SubjectEnvelopeCase]
    let stored: [StoredKeyCase]

    static let file = Result {
        try JSONDecoder().decode(
            SubjectVectors.self, from: Data(contentsOf: folder.appending(path: "subjectkeys.json")))
    }

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors/subjectkeys")

    /// The keys 1 and 2 of the file, of which one writes.
    static func root(writing primary: UInt8 = 1) throws -> RootKeyset {
        let keys: [UInt8] = primary == 1 ? [1, 2] : [2, 1]
        return try RootKeyset(
            TestKeys.keyset(keys.map { (id: KeyID(UInt32($0)), status: .enabled, number: $0) }))
    }
}

struct SubjectEnvelopeCase: FieldCase {
    let id: Int
    let tenant: String?
    let domain, record: String
    let subjectKey, plaintext, envelope: String

    var context: FieldContext { FieldContext(tenant: tenant, domain: domain, record: record) }
}

struct StoredKeyCase: FieldCase {
    let id: Int
    let indexKey: String
    let tenant: String?
    let subject, digest, key, wrapped: String
}

/// A subject key of bytes that a test chooses.
func subjectKey(_ bytes: [UInt8]) throws -> SubjectKey {
    guard let key = try SubjectKey(copying: bytes.span) else { throw CocoaError(.coderInvalidValue) }
    return key
}
