import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

/// Envelopes and stored keys that were made elsewhere, from the format's description.
@Suite("Subject keys of the reference file")
struct SubjectVectorTests {
    @Test("open their envelopes, and no other key does", arguments: try SubjectVectors.file.get().envelopes)
    func envelopes(entry: SubjectEnvelopeCase) throws {
        let cipher = try FieldCipher(SubjectVectors.root())
        let key = try subjectKey(bytes(entry.subjectKey))
        let envelope = bytes(entry.envelope)
        #expect(
            try cipher.decrypt(envelope, context: entry.context, subjectKey: key) == bytes(entry.plaintext))
        #expect(code { try cipher.decrypt(envelope, context: entry.context) } == .authenticationFailed)
        let other = try SubjectKey.random()
        #expect(
            code { try cipher.decrypt(envelope, context: entry.context, subjectKey: other) } == .authenticationFailed)
    }

    @Test("are found and unwrapped", arguments: try SubjectVectors.file.get().stored)
    func stored(entry: StoredKeyCase) throws {
        let wrapping = try SubjectKeyWrapping(SubjectVectors.root(), indexKey: bytes(entry.indexKey))
        let digest = try wrapping.digest(of: entry.subject, tenant: entry.tenant)
        #expect(digest == bytes(entry.digest))
        #expect(try wrapping.unwrap(bytes(entry.wrapped), digest: digest) == subjectKey(bytes(entry.key)))
    }

    private struct Ours: Codable {
        let keyID: UInt32
        let indexKey: String
        let tenant: String?
        let subject, digest, wrapped, domain, record, text, envelope: String
    }

    /// `make_subjectkeys.py --check` reads the same file.
    @Test("an independent reader opens what is written here")
    func ours() throws {
        if let path = ProcessInfo.processInfo.environment["SUBJECT_KEYS_OUT"] {
            try write(to: URL(fileURLWithPath: path))
        }
        let file = SubjectVectors.folder.appending(path: "ours.json")
        let rows = try JSONDecoder().decode([Ours].self, from: Data(contentsOf: file))
        #expect(rows.count == 12)
        for row in rows {
            let root = try SubjectVectors.root()
            let wrapping = try SubjectKeyWrapping(root, indexKey: bytes(row.indexKey))
            let key = try wrapping.unwrap(bytes(row.wrapped), digest: bytes(row.digest))
            let context = FieldContext(tenant: row.tenant, domain: row.domain, record: row.record)
            #expect(try FieldCipher(root).decrypt(row.envelope, context: context, subjectKey: key) == row.text)
        }
    }

    private func write(to file: URL) throws {
        var rows: [Ours] = []
        for number in 0..<12 {
            let primary = UInt8(1 + number % 2)
            let root = try SubjectVectors.root(writing: primary)
            let indexKey = try SubjectKeyWrapping.makeIndexKey(root)
            let wrapping = try SubjectKeyWrapping(root, indexKey: indexKey)
            let (tenant, subject) = (number < 6 ? "acme" : nil, "subject \(number)")
            let digest = try wrapping.digest(of: subject, tenant: tenant)
            let key = try SubjectKey.random()
            let cipher = FieldCipher(root, plaintextLength: number < 4 ? .hidden : .visible)
            let text = String(repeating: "ü", count: number)
            let context = FieldContext(tenant: tenant, domain: "customer.name", record: subject)
            rows.append(
                Ours(
                    keyID: UInt32(primary), indexKey: hex(indexKey), tenant: tenant, subject: subject,
                    digest: hex(digest), wrapped: hex(try wrapping.wrap(key, digest: digest)),
                    domain: "customer.name", record: subject, text: text,
                    envelope: try cipher.encrypt(text, context: context, subjectKey: key)))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try (encoder.encode(rows) + Data("\n".utf8)).write(to: file)
    }
}
