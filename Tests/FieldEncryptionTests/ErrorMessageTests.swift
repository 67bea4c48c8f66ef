import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("What field encryption says of itself")
struct ErrorMessageTests {
    private static let secret = "Zaphod Beeblebrox"

    private func root() throws -> RootKeyset { try RootKeyset(TestKeys.keyset([(7, .enabled, 3), (8, .disabled, 4)])) }

    /// Whatever a secret could be written as: in clear, in hex, in Base64, as a list of numbers.
    private func forms(of bytes: [UInt8]) -> [String] {
        let data = Data(bytes)
        let hex = bytes.map { String(format: "%02x", $0) }.joined()
        let list = bytes.prefix(4).map(String.init).joined(separator: ", ")
        return [hex.prefix(12), hex.uppercased().prefix(12), data.base64EncodedString().prefix(10), list[...]].map {
            String($0)
        }
    }

    @Test("errors hold no plaintext, no key and no envelope")
    func errors() throws {
        let root = try root()
        let (cipher, secret) = (FieldCipher(root), Self.secret)
        let envelope = try cipher.encrypt(Array(secret.utf8), context: email)
        let text = EnvelopeText.encode(envelope.span)
        let index = BlindIndex(root, name: "n", length: BlindIndexLength(insecureBits: 8), normalizers: [.digitsOnly])
        let reader = MigrationReader(cipher, acceptsPlaintext: false) { $0.hasPrefix("Zaphod B") }
        struct Other: Codable { var name: Int }
        let encoded = try cipher.encrypt(encoding: ["name": secret], context: email)
        let notText = try cipher.encrypt(Array(secret.utf8) + [0xFF], context: email)
        let bare = FieldContext(tenant: secret, domain: secret)
        let long = FieldContext(tenant: String(repeating: secret, count: 3000), domain: secret, record: secret)
        let errors: [(any Error)?] = [
            thrown { try cipher.decrypt(text, context: email.record(secret)) },
            thrown { try cipher.decrypt(envelope.flipping(bit: 0), context: email) },
            thrown { try cipher.decrypt(envelope.flipping(bit: 8), context: email) },
            thrown { try cipher.decrypt(envelope.flipping(bit: 40), context: email) },
            thrown { try cipher.decrypt([1, 1, 0, 0, 0, 8] + envelope.dropFirst(6), context: email) },
            thrown { try cipher.decrypt(secret, context: email) },
            thrown { try cipher.decrypt(text + "=", context: email) },
            thrown { try cipher.decrypt(Array(envelope.prefix(10)), context: email) },
            thrown { try cipher.encrypt(secret, context: bare) },
            thrown { try cipher.encrypt(secret, context: long) },
            thrown { try cipher.decrypt(encoded, as: Other.self, context: email) },
            thrown { try cipher.encrypt(encoding: [secret: Double.nan], context: email) },
            thrown { try cipher.decrypt(EnvelopeText.encode(notText.span), context: email) },
            thrown { try cipher.encryptColumn([secret], context: email, records: []) },
            thrown { try cipher.decryptColumn([text, secret], context: email) },
            thrown { try index.blindIndex(of: secret, context: email) },
            thrown { try BlindIndexValue(text: secret) },
            thrown { try reader.read(secret, context: email) },
            thrown { try reader.read("x" + secret, context: email) },
            thrown { try reader.read(text, context: email.record("8")) },
            thrown { try cipher.reencrypt(text, context: email.record(secret)) },
            thrown { try BlindIndexPlanner(rows: 2, valueBits: 1).length(300) },
        ]
        let outputs = errors.map { error -> String in
            guard let error else { return "" }
            let dumped = TestSupport.dumped(error)
            return "\(error) \(String(reflecting: error)) \(dumped) \(error.localizedDescription)"
        }
        #expect(!outputs.contains(""))
        let forbidden =
            ["Zaphod", "Beeblebrox", String(text.dropFirst(8).prefix(8)), String(encoded.dropFirst(8).prefix(8))]
            + [Array(secret.utf8), envelope, Array(envelope.dropFirst(6)), TestKeys.bytes(3), TestKeys.bytes(4)]
            .flatMap(forms)
        for output in outputs {
            for word in forbidden { #expect(!output.contains(word)) }
        }
    }

    @Test("descriptions, mirrors and dumps hold none either")
    func reflection() throws {
        let root = try root()
        let cipher = FieldCipher(root)
        _ = try cipher.encrypt(Self.secret, context: email)
        let length = BlindIndexLength(insecureBits: 8)
        let index = BlindIndex(root, name: "n", length: length)
        _ = try index.blindIndex(of: Self.secret, context: email)
        let compound = CompoundBlindIndex(root, name: "c", length: length, parts: [[], []])
        _ = try compound.blindIndex(of: [Self.secret, "x"], context: email)
        let values: [Any] = [
            root, cipher, ByteColumn([Self.secret]), index, compound, MigrationReader(cipher) { _ in true },
        ]
        let forbidden = ["Zaphod"] + [Array(Self.secret.utf8), TestKeys.bytes(3), TestKeys.bytes(4)].flatMap(forms)
        for value in values {
            var text = "\(value) \(String(reflecting: value))"
            dump(value, to: &text)
            for word in forbidden { #expect(!text.contains(word)) }
        }
        #expect("\(ByteColumn(["ab", "c"]))" == "ByteColumn(2 rows, 3 bytes)")
        #expect("\(cipher)" == "FieldCipher(RootKeyset(7 HkdfPrfKey enabled primary, 8 HkdfPrfKey disabled))")
    }

    @Test("an error names its row and its key, its code has the name that code has")
    func names() {
        let error = FieldEncryptionError(.keyDestroyed, "lost", keyID: 7).inRow(3)
        #expect("\(error)" == "row 3: key 7: lost")
        #expect("\(error.code)" == "keyDestroyed")
        #expect(error.keyID == 7 && error.row == 3 && error.message == "lost")
    }
}
