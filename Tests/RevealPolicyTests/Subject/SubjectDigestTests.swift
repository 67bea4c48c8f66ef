import Foundation
import Masking
import ProtectionKeys
import RevealPolicy
import Testing

/// `Tests/Vectors/reveal-subjects`, made with an independent implementation.
private struct SubjectVectors: Decodable {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let id: Int
        let keyID: UInt32
        let tenant: String?
        let subject: String
        let digest: String

        var testDescription: String { "\(id)" }
    }

    let digests: [Case]

    static func load() throws -> (cases: [Case], root: RootKeyset) {
        let file = URL(filePath: #filePath).appending(path: "../../../Vectors/reveal-subjects/subjects.json")
        let data = try Data(contentsOf: file.standardizedFileURL)
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let keyset = try JSONSerialization.data(withJSONObject: try #require(object?["keyset"]))
        return (
            try JSONDecoder().decode(SubjectVectors.self, from: data).digests,
            try RootKeyset(Keyset(insecureCleartextJSON: String(decoding: keyset, as: UTF8.self)))
        )
    }
}

@Suite("Digests of subjects")
struct SubjectDigestTests {
    @Test("They are those of the reference")
    func vectors() throws {
        let (cases, root) = try SubjectVectors.load()
        #expect(cases.count == 88)
        for each in cases {
            let digester = try SubjectDigester(root, keyID: KeyID(each.keyID))
            let digest = try digester.digest(of: each.subject, tenant: each.tenant)
            #expect(digest.description == each.digest)
            #expect(try digester.digests(of: [each.subject, each.subject], tenant: each.tenant) == [digest, digest])
            let all = try digester.allDigests(of: each.subject, tenant: each.tenant)
            #expect(all.count == 2 && all[0] == digest && all[1] != digest)
            // The same as the mask, which leaves what is empty.
            if !each.subject.isEmpty {
                let mask = KeyedMasking(.hash(), root)
                let context = FieldContext(tenant: each.tenant, domain: SubjectDigester.domain)
                #expect(try mask(each.subject, context: context, keyID: KeyID(each.keyID)) == each.digest)
            }
        }
    }

    @Test("The text form reads back")
    func text() throws {
        for number in 0..<100 {
            let digest = digest(number)
            #expect(SubjectDigest(digest.description) == digest)
            #expect(SubjectDigest(digest.description.uppercased()) == digest)
            #expect(SubjectDigest(bytes: digest.bytes) == digest)
        }
        let text = digest(1).description
        for wrong in ["", "0", text + "0", String(text.dropLast()), text.replacing("a", with: "g") + "", "é" + text] {
            #expect(SubjectDigest(wrong) == nil || wrong == text)
        }
        #expect(SubjectDigest(bytes: []) == nil && SubjectDigest(bytes: Array(repeating: 0, count: 17)) == nil)
    }

    @Test("A key that is not there, and a tenant that is too long, are refused")
    func refused() throws {
        let (_, root) = try SubjectVectors.load()
        #expect { try SubjectDigester(root, keyID: 5) } throws: { ($0 as? RevealPolicyError)?.code == .keyUnavailable }
        let digester = try SubjectDigester(root)
        #expect {
            try digester.digest(of: "c7", tenant: String(repeating: "x", count: 40_000))
        } throws: {
            ($0 as? RevealPolicyError)?.code == .limitExceeded
        }
        #expect("\(digester)" == "SubjectDigester(key 16909060)")
    }
}
