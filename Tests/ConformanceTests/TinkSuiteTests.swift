import Foundation
import ProtectionKeys
import Testing

@testable import conformance

/// That the suite `tink` notices what is wrong. The files are made here, by the library itself.
@Suite("The conformance tool's suite of Tink")
struct TinkSuiteTests {
    private func count(_ files: [String: String]) async throws -> Report.Count {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tink-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in files { try Data(content.utf8).write(to: folder.appending(path: name)) }
        return try await Suite.tink.run(folder).reduce(Report.Count()) { $0 + $1.count }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func file(_ primitive: String, _ members: String, samples: [String]) -> [String: String] {
        [
            "file.json": """
            {"format":"tink-interop/1","primitive":"\(primitive)","cases":[{"name":"case",\(members)
            "samples":[\(samples.joined(separator: ","))]}]}
            """
        ]
    }

    private func members(_ keyset: Keyset) throws -> String {
        try
            #""keysetJson":\#(keyset.insecureCleartextJSON()),"keysetProto":"\#(hex(keyset.insecureCleartextBinary()))","#
    }

    private func count(_ primitive: String, _ keyset: Keyset, _ samples: [String]) async throws -> Report.Count {
        try await count(file(primitive, members(keyset), samples: samples))
    }

    @Test("passes a right ciphertext, fails a wrong one, and fails an accepted invalid one")
    func aead() async throws {
        for (primitive, template) in [("AEAD", KeyTemplate.xaes256GCM), ("DeterministicAEAD", .aes256SIV)] {
            let keyset = try Keyset(template)
            let ciphertext =
                primitive == "AEAD"
                ? try AEAD(keyset).encrypt([1, 2], associatedData: [3])
                : try DeterministicAEAD(keyset).encryptDeterministically([1, 2], associatedData: [3])
            func sample(_ plaintext: String, _ result: String) -> String {
                """
                {"keyId":\(keyset.primaryKeyID),"plaintext":"\(plaintext)","associatedData":"03",
                "ciphertext":"\(hex(ciphertext))","result":"\(result)"}
                """
            }
            #expect(try await count(primitive, keyset, [sample("0102", "valid")]) == .init(passed: 1))
            #expect(try await count(primitive, keyset, [sample("0103", "valid")]) == .init(failed: 1))
            #expect(try await count(primitive, keyset, [sample("0102", "invalid")]) == .init(failed: 1))
            let broken = sample("0102", "invalid").replacing(#""03""#, with: #""04""#)
            #expect(try await count(primitive, keyset, [broken]) == .init(passed: 1))
        }
    }

    @Test("holds PRF and MAC to every byte")
    func keyed() async throws {
        let (prf, mac) = (try Keyset(.hkdfSHA256PRF), try Keyset(.hmacSHA256Tag128))
        func prfSample(_ output: [UInt8], _ count: Int, _ result: String) -> String {
            #"{"keyId":\#(prf.primaryKeyID),"input":"01","outputLength":\#(count),"output":"\#(hex(output))","#
                + #""result":"\#(result)"}"#
        }
        let output = try PRF(prf).compute([1], count: 20)
        #expect(try await count("PRFSet", prf, [prfSample(output, 20, "valid")]) == .init(passed: 1))
        #expect(try await count("PRFSet", prf, [prfSample(output.reversed(), 20, "valid")]) == .init(failed: 1))
        #expect(try await count("PRFSet", prf, [prfSample([], 8161, "invalid")]) == .init(passed: 1))
        #expect(try await count("PRFSet", prf, [prfSample(output, 20, "invalid")]) == .init(failed: 1))

        func macSample(_ code: [UInt8], _ result: String) -> String {
            #"{"keyId":\#(mac.primaryKeyID),"input":"01","mac":"\#(hex(code))","result":"\#(result)"}"#
        }
        let code = try MAC(mac).compute([1])
        #expect(try await count("MAC", mac, [macSample(code, "valid")]) == .init(passed: 1))
        #expect(
            try await count("MAC", mac, [macSample(code.dropLast() + [code.last! ^ 1], "valid")]) == .init(failed: 1))
        #expect(
            try await count("MAC", mac, [macSample(code.dropLast() + [code.last! ^ 1], "invalid")]) == .init(passed: 1))
        #expect(try await count("MAC", mac, [macSample(code, "invalid")]) == .init(failed: 1))
    }

    @Test("fails all samples of a case when its two forms are not of one keyset")
    func forms() async throws {
        let (one, two) = (try Keyset(.aes256GCM), try Keyset(.aes256GCM))
        let ciphertext = try AEAD(one).encrypt([1], associatedData: [])
        let sample = #"{"plaintext":"01","associatedData":"","ciphertext":"\#(hex(ciphertext))","result":"valid"}"#
        let members =
            try #""keysetJson":\#(one.insecureCleartextJSON()),"keysetProto":"\#(hex(two.insecureCleartextBinary()))","#
        #expect(try await count(file("AEAD", members, samples: [sample, sample])) == .init(failed: 2))
    }

    @Test("opens encrypted keysets and envelopes, and fails those of another key")
    func wrapping() async throws {
        let (keys, other, inner) = (try Keyset(.aes256GCM), try Keyset(.aes256GCM), try Keyset(.aes256GCM))
        let key = try LocalKeyEncryptionKey(keys)
        let encrypted = try await inner.encryptedJSON(with: key, associatedData: [7])
        let plain = hex(try inner.insecureCleartextBinary())
        let ciphertext = try await KMSEnvelopeAEAD(key).encrypt([1], associatedData: [2])
        for (kek, expected) in [(keys, Report.Count(passed: 1)), (other, Report.Count(failed: 1))] {
            let json = try kek.insecureCleartextJSON()
            let members =
                #""kekKeysetJson":\#(json),"associatedData":"07","encryptedKeysetJson":\#(encrypted),"#
                + #""keysetProto":"\#(plain)","#
            #expect(try await count(file("EncryptedKeyset", members, samples: [])) == expected)
            let sample =
                #"{"plaintext":"01","associatedData":"02","ciphertext":"\#(hex(ciphertext))","result":"valid"}"#
            #expect(
                try await count(file("KmsEnvelopeAead", #""remoteKeysetJson":\#(json),"#, samples: [sample]))
                    == expected)
        }
    }

    @Test("fails a keyset that is called malformed and is not, and one that is not called so and is")
    func malformed() async throws {
        func members(_ message: [UInt8], _ result: String) -> String {
            #""keysetProto":"\#(hex(message))","result":"\#(result)","#
        }
        let message = try Keyset(.aes256GCM).insecureCleartextBinary()
        #expect(try await count(file("Keyset", members(message, "valid"), samples: [])) == .init(passed: 1))
        #expect(try await count(file("Keyset", members(message, "invalid"), samples: [])) == .init(failed: 1))
        #expect(try await count(file("Keyset", members([], "invalid"), samples: [])) == .init(passed: 1))
        #expect(try await count(file("Keyset", members([], "valid"), samples: [])) == .init(failed: 1))
    }

    @Test("skips what the library does not offer, by number and reason")
    func skipped() async throws {
        let sample = #"{"result":"valid"}"#
        #expect(try await count(file("StreamingAead", "", samples: [sample, sample])) == .init(skipped: 2))
        #expect(try await count(["other.json": #"{"format":"other/1"}"#]) == .init(skipped: 1))
        let keyset = """
            {"primaryKeyId":7,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmSivKey",
            "value":"GgE=","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":7,"outputPrefixType":"TINK"}]}
            """
        #expect(
            try await count(file("AEAD", #""keysetJson":\#(keyset),"#, samples: [sample, sample, sample]))
                == .init(skipped: 3))
    }

    @Test("fails a file that cannot be read, and goes on with the others")
    func unreadable() async throws {
        #expect(try await count(["a.json": "{", "b.json": #"{"format":"other/1"}"#]) == .init(failed: 1, skipped: 1))
    }
}
