import Foundation
import ProtectionKeys
import Testing

/// A file of the form tink-keys/1: see `Tests/Vectors/tink/README.md`.
struct TinkVectors: Codable, Sendable {
    /// A keyset and what its keys wrote.
    struct KeysetCase: Codable, Sendable, CustomTestStringConvertible {
        let name, primitive: String
        /// Both forms of the keyset as they were written.
        let json: String
        let binary: Data
        let samples: [Sample]

        var testDescription: String { name }
    }

    /// Which key wrote it, by its place in the keyset, and what it wrote.
    struct Sample: Codable, Sendable {
        let key: Int
        let output: [UInt8]

        init(key: Int, output: [UInt8]) { (self.key, self.output) = (key, output) }

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            key = try list.decode(Int.self)
            output = try [UInt8](list.decode(Data.self))
        }

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(key)
            try list.encode(Data(output))
        }
    }

    struct EncryptedCase: Codable, Sendable, CustomTestStringConvertible {
        let name: String
        let associatedData: Data
        /// The JSON form of the keyset that wraps.
        let kek: String
        let json: String
        let binary: Data
        /// The binary form of what was encrypted.
        let keyset: Data

        var testDescription: String { name }
    }

    struct EnvelopeCase: Codable, Sendable, CustomTestStringConvertible {
        let name, kek: String
        let samples: [Data]

        var testDescription: String { name }
    }

    struct PassphraseCase: Codable, Sendable, CustomTestStringConvertible {
        let name: String
        let passphrase, associatedData, key, wrapped: Data

        var testDescription: String { name }
    }

    var format = "tink-keys/1"
    var keysets: [KeysetCase] = []
    var encrypted: [EncryptedCase] = []
    var envelopes: [EnvelopeCase] = []
    var passphrases: [PassphraseCase] = []
}

extension TinkVectors {
    /// What Tink wrote, and what an earlier build of this library wrote. A missing file, or an empty section, is an
    /// error, so that no suite passes for want of cases.
    static let files = ["tink.json", "ours.json"]

    static func cases<Case>(_ section: KeyPath<TinkVectors, [Case]>) throws -> [Case] {
        try files.flatMap { file in
            let cases = try read(file)[keyPath: section]
            if cases.isEmpty { throw EmptySection() }
            return cases
        }
    }

    static func read(_ file: String) throws -> TinkVectors {
        try JSONDecoder().decode(TinkVectors.self, from: Data(contentsOf: folder.appending(path: file)))
    }

    struct EmptySection: Error {}

    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors/tink")
}

/// The rules by which plaintexts and associated data of the samples are made.
enum SampleRules {
    private static let sizes = [0, 1, 15, 16, 17, 31, 32, 33, 64, 100]
    private static let outputs = [16, 1, 4, 15, 17, 32, 33, 64, 65, 200]

    static func message(_ index: Int) -> [UInt8] {
        let size = index % 50 == 24 ? 1000 : sizes[index % sizes.count]
        return (0..<size).map { UInt8((7 * $0 + index) % 256) }
    }

    static func data(_ index: Int) -> [UInt8] { index % 4 == 0 ? [] : Array("associated data \(index)".utf8) }

    static func outputSize(_ index: Int, largest: Int) -> Int {
        index % 100 == 49 ? largest : min(outputs[index % outputs.count], largest)
    }
}
