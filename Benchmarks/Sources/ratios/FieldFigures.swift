import CFloor
import Crypto
import CryptoCore
import FieldEncryption
import Foundation
import ProtectionKeys

/// Fields over the cheapest composition of libcrypto's calls that encrypts 16 bytes, without any context.
enum FieldFigures {
    private static let context = FieldContext(tenant: "acme", domain: "customer.email", record: "4711")

    static func groups() throws -> [FigureGroup] { try [randomized(), deterministic(), blindIndex(), threads()] }

    private static func cipher() throws -> FieldCipher { try FieldCipher(RootKeyset(Keyset(.root))) }

    /// Repeats an operation that writes an envelope or a plaintext into the same memory.
    private static func writing(
        _ write: @escaping (inout OutputSpan<UInt8>) throws(FieldEncryptionError) -> Void
    ) -> Subject {
        .operation { iterations in
            _ = try [UInt8](capacity: 128) { (output) throws(FieldEncryptionError) in
                for _ in 0..<iterations {
                    output.removeAll()
                    try write(&output)
                }
            }
        }
    }

    private static func randomized() throws -> FigureGroup {
        let cipher = try cipher()
        let plaintext = [UInt8](repeating: 1, count: 16)
        let envelope = try cipher.encrypt(plaintext, context: context)
        let text = "0123456789abcdef"
        let rows = 10_000
        let column = ByteColumn(Array(repeating: plaintext, count: rows))
        let records = (0..<rows).map(String.init)
        let envelopes = try cipher.encryptColumn(column, context: context, records: records)
        let swiftCryptoKey = SymmetricKey(size: .bits256)
        let message = Data(plaintext)
        return FigureGroup(
            name: "field.randomized",
            subjects: [
                ("floor.field.xaes.seal16", Subject { floor_xaes_seal(16, $0) }),
                (
                    "field.encrypt16",
                    writing { (output) throws(FieldEncryptionError) in
                        try cipher.encrypt(plaintext.span, context: context, into: &output)
                    }
                ),
                (
                    "field.decrypt16",
                    writing { (output) throws(FieldEncryptionError) in
                        try cipher.decrypt(envelope.span, context: context, into: &output)
                    }
                ),
                (
                    "field.encrypt16.bytes",
                    .operation { for _ in 0..<$0 { _ = try cipher.encrypt(plaintext, context: context) } }
                ),
                (
                    "field.encrypt16.text",
                    .operation { for _ in 0..<$0 { _ = try cipher.encrypt(text, context: context) } }
                ),
                (
                    "field.encrypt16.batch",
                    .operation(unitsPerIteration: Double(rows)) {
                        for _ in 0..<$0 { _ = try cipher.encryptColumn(column, context: context, records: records) }
                    }
                ),
                (
                    "field.decrypt16.batch",
                    .operation(unitsPerIteration: Double(rows)) {
                        for _ in 0..<$0 {
                            _ = try cipher.decryptColumn(envelopes, context: context, records: records)
                        }
                    }
                ),
                (
                    "field.swift-crypto.gcm.seal16",
                    .operation { for _ in 0..<$0 { _ = try AES.GCM.seal(message, using: swiftCryptoKey) } }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "field.encrypt16/floor", value: ns[1] / ns[0], unit: "ratio", target: 1.6),
                    Figure(name: "field.decrypt16/floor", value: ns[2] / ns[0], unit: "ratio", target: 1.6),
                    Figure(name: "field.encrypt16.bytes/floor", value: ns[3] / ns[0], unit: "ratio"),
                    Figure(name: "field.encrypt16.text/floor", value: ns[4] / ns[0], unit: "ratio"),
                    Figure(name: "field.encrypt16.batch/floor", value: ns[5] / ns[0], unit: "ratio", target: 1.2),
                    Figure(name: "field.decrypt16.batch/floor", value: ns[6] / ns[0], unit: "ratio"),
                    Figure(name: "field.encrypt16/swift-crypto", value: ns[1] / ns[7], unit: "ratio", target: 0.5),
                ]
            })
    }

    private static func deterministic() throws -> FigureGroup {
        let cipher = try cipher()
        let plaintext = [UInt8](repeating: 1, count: 16)
        let context = FieldContext(tenant: "acme", domain: "customer.email")
        let envelope = try cipher.encryptDeterministically(plaintext, context: context)
        return FigureGroup(
            name: "field.deterministic",
            subjects: [
                ("floor.field.siv.seal16", Subject { floor_siv_seal(16, $0) }),
                (
                    "field.deterministic16",
                    writing { (output) throws(FieldEncryptionError) in
                        try cipher.encryptDeterministically(plaintext.span, context: context, into: &output)
                    }
                ),
                (
                    "field.deterministic.decrypt16",
                    writing { (output) throws(FieldEncryptionError) in
                        try cipher.decrypt(envelope.span, context: context, into: &output)
                    }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "field.deterministic16/floor", value: ns[1] / ns[0], unit: "ratio", target: 1.6),
                    Figure(name: "field.deterministic.decrypt16/floor", value: ns[2] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// Over HMAC as libcrypto has it, and over the cheapest composition of digests.
    private static func blindIndex() throws -> FigureGroup {
        let root = try RootKeyset(Keyset(.root))
        let length = BlindIndexLength(insecureBits: 16)
        let plain = BlindIndex(root, name: "email", length: length)
        let folded = BlindIndex(root, name: "email", length: length, normalizers: [.caseFolded, .nfc])
        let value = "Ada@Example.org1"
        return FigureGroup(
            name: "blindindex",
            subjects: [
                ("floor.blindindex.hmac.16", Subject { floor_hmac(16, $0) }),
                ("floor.blindindex.hmac.16.copied", Subject { floor_hmac_copied(16, $0) }),
                (
                    "blindindex.16",
                    .operation { for _ in 0..<$0 { _ = try plain.blindIndex(of: value, context: context) } }
                ),
                (
                    "blindindex.16.folded",
                    .operation { for _ in 0..<$0 { _ = try folded.blindIndex(of: value, context: context) } }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "blindindex.16/floor", value: ns[2] / ns[0], unit: "ratio", target: 1.5),
                    Figure(name: "blindindex.16/floor.copied", value: ns[2] / ns[1], unit: "ratio"),
                    Figure(name: "blindindex.16.folded/floor", value: ns[3] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// The same work on one thread and on two at once, through one shared cipher.
    private static func threads() throws -> FigureGroup {
        let cipher = try cipher()
        func single(_ threads: Int) -> Subject {
            .operation(unitsPerIteration: Double(threads)) { iterations in
                parallel(threads) {
                    let plaintext = [UInt8](repeating: 1, count: 16)
                    _ = try [UInt8](capacity: 128) { (output) throws(FieldEncryptionError) in
                        for _ in 0..<iterations {
                            output.removeAll()
                            try cipher.encrypt(plaintext.span, context: context, into: &output)
                        }
                    }
                }
            }
        }
        return FigureGroup(
            name: "field.threads",
            subjects: [("field.encrypt16.1thread", single(1)), ("field.encrypt16.2threads", single(2))],
            ratios: { ns in
                [Figure(name: "field.encrypt16.2threads/1thread", value: ns[0] / ns[1], unit: "speedup", target: 1.8)]
            })
    }
}
