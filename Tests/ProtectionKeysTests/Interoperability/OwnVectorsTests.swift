import Foundation
import ProtectionKeys
import Testing

/// Writes `ours.json`, which `check_ours.py` opens with Tink:
/// `WRITE_TINK_VECTORS=$PWD/Tests/Vectors/tink/ours.json swift test --filter OwnVectorsTests`.
@Suite("What this library writes for Tink")
struct OwnVectorsTests {
    private static let path = ProcessInfo.processInfo.environment["WRITE_TINK_VECTORS"]

    @Test("is written to a file", .enabled(if: path != nil))
    func write() async throws {
        var vectors = TinkVectors()
        for (primitive, templates) in Self.templates {
            for (name, template) in templates {
                try vectors.keysets.append(Self.keyset(name, primitive, [template]).tested)
            }
        }
        var rotated: [(keyset: Keyset, tested: TinkVectors.KeysetCase)] = []
        for (primitive, templates) in Self.templates {
            let all = templates.map(\.1)
            try rotated.append(
                Self.keyset("\(primitive) rotation", primitive, all + all.prefix(4)) { keyset, ids in
                    try keyset.promote(ids[1])
                    try keyset.disable(ids[all.count])
                    try keyset.disable(ids[all.count + 1])
                    try keyset.destroy(ids[all.count + 2])
                })
        }
        vectors.keysets += rotated.map(\.tested)
        vectors.encrypted = try await Self.encrypted(rotated.map(\.keyset))
        vectors.envelopes = try await Self.envelopes()
        vectors.passphrases = try await Self.passphrases()

        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = try String(decoding: encoder.encode(vectors), as: UTF8.self)
        try Data(text.replacing(#"},{"#, with: "},\n{").utf8).write(to: URL(filePath: try #require(Self.path)))
    }

    private static func prefixed(
        _ name: String, _ template: KeyTemplate, _ prefixes: [OutputPrefix]
    ) -> [(String, KeyTemplate)] {
        prefixes.map { ("\(name) \($0)", template.prefixed($0)) }
    }

    private static let templates: [(primitive: String, [(String, KeyTemplate)])] = {
        let all: [OutputPrefix] = [.tink, .raw, .crunchy, .legacy]
        return [
            (
                "AEAD",
                prefixed("AES-128-GCM", .aes128GCM, all) + prefixed("AES-256-GCM", .aes256GCM, all)
                    + prefixed("XAES-256-GCM", .xaes256GCM, [.tink, .raw])
                    + prefixed("XAES-256-GCM, 160-bit nonce", .xaes256GCM160BitNonce, [.tink, .raw])
            ),
            ("DeterministicAEAD", prefixed("AES-SIV", .aes256SIV, all)),
            (
                "PRF",
                [
                    ("root", .root), ("HKDF-SHA-256", .hkdfSHA256PRF), ("HMAC-SHA-256 PRF", .hmacSHA256PRF),
                    ("HMAC-SHA-512 PRF", .hmacSHA512PRF), ("AES-CMAC PRF", .aesCMACPRF),
                ]
            ),
            (
                "MAC",
                prefixed("HMAC-SHA-256, 16 bytes,", .hmacSHA256Tag128, all)
                    + prefixed("HMAC-SHA-256, 32 bytes,", .hmacSHA256Tag256, all)
                    + prefixed("HMAC-SHA-512, 64 bytes,", .hmacSHA512Tag512, all)
                    + prefixed("AES-CMAC", .aesCMAC, all)
            ),
        ]
    }()

    /// A keyset with 100 samples by its keys in turn, written before `change`.
    private static func keyset(
        _ name: String, _ primitive: String, _ templates: [KeyTemplate],
        _ change: (inout Keyset, [KeyID]) throws -> Void = { _, _ in }
    ) throws -> (keyset: Keyset, tested: TinkVectors.KeysetCase) {
        var keyset = try Keyset(templates[0])
        for template in templates.dropFirst() { try keyset.add(template) }
        let ids = keyset.keys.map(\.id)
        let samples = try (0..<100).map { index in
            var promoted = keyset
            try promoted.promote(ids[index % ids.count])
            return try TinkVectors.Sample(key: index % ids.count, output: output(index, primitive, promoted))
        }
        try change(&keyset, ids)
        return try (
            keyset,
            TinkVectors.KeysetCase(
                name: name, primitive: primitive, json: keyset.insecureCleartextJSON(),
                binary: Data(keyset.insecureCleartextBinary()), samples: samples)
        )
    }

    private static func output(_ index: Int, _ primitive: String, _ keyset: Keyset) throws -> [UInt8] {
        let (message, data) = (SampleRules.message(index), SampleRules.data(index))
        switch primitive {
        case "AEAD": return try AEAD(keyset).encrypt(message, associatedData: data)
        case "DeterministicAEAD":
            return try DeterministicAEAD(keyset).encryptDeterministically(message, associatedData: data)
        case "MAC": return try MAC(keyset).compute(message)
        default:
            let prf = try PRF(keyset)
            let largest = try prf.maximumCount(keyID: keyset.primaryKeyID)
            return try prf.compute(message, count: SampleRules.outputSize(index, largest: largest))
        }
    }

    private static func encrypted(_ keysets: [Keyset]) async throws -> [TinkVectors.EncryptedCase] {
        var cases: [TinkVectors.EncryptedCase] = []
        for template in [
            KeyTemplate.aes256GCM.prefixed(.raw), .aes128GCM, .xaes256GCM, .xaes256GCM160BitNonce.prefixed(.raw),
        ] {
            let kek = try Keyset(template)
            let key = try LocalKeyEncryptionKey(kek)
            for (index, keyset) in keysets.enumerated() {
                for data in [[], Array("orders/v1".utf8)] {
                    try await cases.append(
                        TinkVectors.EncryptedCase(
                            name: "keyset \(index)", associatedData: Data(data), kek: kek.insecureCleartextJSON(),
                            json: keyset.encryptedJSON(with: key, associatedData: data),
                            binary: Data(keyset.encryptedBinary(with: key, associatedData: data)),
                            keyset: Data(keyset.insecureCleartextBinary())))
                }
            }
        }
        return cases
    }

    /// Of the templates that Tink takes for envelopes.
    private static func envelopes() async throws -> [TinkVectors.EnvelopeCase] {
        var cases: [TinkVectors.EnvelopeCase] = []
        for (name, template) in [("AES-128-GCM", KeyTemplate.aes128GCM), ("AES-256-GCM", .aes256GCM)] {
            let kek = try Keyset(.xaes256GCM)
            let envelope = try KMSEnvelopeAEAD(LocalKeyEncryptionKey(kek), template: template)
            var samples: [Data] = []
            for index in 0..<100 {
                let data = SampleRules.data(index)
                try await samples.append(Data(envelope.encrypt(SampleRules.message(index), associatedData: data)))
            }
            try cases.append(
                TinkVectors.EnvelopeCase(name: name, kek: kek.insecureCleartextJSON(), samples: samples))
        }
        return cases
    }

    private static func passphrases() async throws -> [TinkVectors.PassphraseCase] {
        var cases: [TinkVectors.PassphraseCase] = []
        for (cost, size) in [(14, 32), (15, 0)] {
            let (passphrase, secret) = (Array("correct horse battery".utf8), SampleRules.message(9).prefix(size))
            let key = try PassphraseKeyEncryptionKey(KeyMaterial(passphrase), logarithmicCost: cost)
            let wrapped = try await key.wrap(KeyMaterial(Array(secret)), associatedData: [1, 2, 3])
            cases.append(
                TinkVectors.PassphraseCase(
                    name: "2^\(cost)", passphrase: Data(passphrase), associatedData: Data([1, 2, 3]),
                    key: Data(secret), wrapped: Data(wrapped)))
        }
        return cases
    }
}
