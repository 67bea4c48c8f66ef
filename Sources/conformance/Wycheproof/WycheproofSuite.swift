import CryptoCore
import Foundation

/// Wycheproof's vectors for the primitives: every `*_test.json` of a folder, told apart by its `algorithm`.
enum WycheproofSuite {
    struct File: Decodable {
        let algorithm: String
        let testGroups: [Group]
    }

    /// A group of whatever algorithm: the fields that it does not have are nil.
    struct Group: Decodable {
        let keySize: Int?
        let ivSize: Int?
        let tagSize: Int?
        let tests: [Test]
    }

    /// A case of whatever algorithm.
    struct Test: Decodable {
        let tcId: Int
        let comment: String
        let result: String
        let key: Hex?
        let iv: Hex?
        let aad: Hex?
        let msg: Hex?
        let ct: Hex?
        let tag: Hex?
        let ikm: Hex?
        let salt: Hex?
        let info: Hex?
        let okm: Hex?
        let size: Int?

        var isValid: Bool { result == "valid" }
    }

    static func run(_ folder: URL) throws -> [Report] {
        try VectorFile.list(folder, suffix: "_test.json").map { file in
            Report.of(file.lastPathComponent) {
                var report = Report(file: file.lastPathComponent)
                let content = try VectorFile.decode(File.self, from: file)
                for group in content.testGroups {
                    for test in group.tests { run(test, in: group, algorithm: content.algorithm, &report) }
                }
                return report
            }
        }
    }

    private static func run(_ test: Test, in group: Group, algorithm: String, _ report: inout Report) {
        let id = "case \(test.tcId) (\(test.comment))"
        switch algorithm {
        case "AES-GCM":
            if test.isValid, group.ivSize != 8 * AESGCM.nonceSize {
                report.skip("AES-GCM nonces other than 96 bits")
            } else {
                report.check(id) { try WycheproofAEAD.gcm(test) }
            }
        case "AES-SIV-CMAC": report.check(id) { try WycheproofAEAD.siv(test) }
        case "AEAD-AES-SIV-CMAC": report.check(id) { try WycheproofAEAD.nonceSIV(test) }
        case "AES-CMAC": report.check(id) { try WycheproofMAC.cmac(test, tagBits: group.tagSize) }
        case "HMACSHA256": report.check(id) { try WycheproofMAC.hmac(test, tagBits: group.tagSize) }
        case "HKDF-SHA-256": report.check(id) { try WycheproofKDF.hkdf(test) }
        default: report.skip("\(algorithm), which the library does not offer")
        }
    }

    /// The value of a field that the case has to have.
    static func required(_ field: Hex?, _ name: String) throws -> [UInt8] {
        guard let field else { throw MissingField(name: name) }
        return field.bytes
    }

    struct MissingField: Error { let name: String }

    /// Whether `body` refuses its input, for one of the reasons given.
    static func refuses(_ codes: Set<CryptoCoreError.Code>, _ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch let error as CryptoCoreError {
            return codes.contains(error.code)
        } catch {
            return false
        }
    }
}
