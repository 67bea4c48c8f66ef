import CryptoCore
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

/// Envelopes that were made elsewhere, from the format's description: they are to decrypt for ever.
@Suite("Field envelopes of the reference file")
struct EnvelopeVectorTests {
    private let rotated, before: RootKeyset

    init() throws {
        rotated = try RootKeyset(FieldVectors.keyset("rotated"))
        before = try RootKeyset(FieldVectors.keyset("before"))
    }

    @Test("decrypt, whichever key wrote them", arguments: try FieldVectors.cases(\.envelopes))
    func decrypt(entry: EnvelopeCase) throws {
        let plaintext = bytes(try #require(entry.plaintext))
        let cipher = FieldCipher(before)
        #expect(try cipher.decrypt(bytes(entry.envelope), context: entry.context) == plaintext)
        #expect(try cipher.keyID(of: entry.text) == entry.key)
        let output = try cipher.withPlaintext(entry.text, context: entry.context) { span in
            span.indices.map { span[$0] }
        }
        #expect(output == plaintext)
        if let text = String(validating: plaintext, as: UTF8.self) {
            #expect(try cipher.decrypt(entry.text, context: entry.context) == text)
        } else {
            #expect(code { try cipher.decrypt(entry.text, context: entry.context) } == .notText)
        }
    }

    @Test("decrypt after the rotation where their key is live", arguments: try FieldVectors.cases(\.envelopes))
    func afterRotation(entry: EnvelopeCase) throws {
        let cipher = FieldCipher(rotated)
        let (disabled, destroyed) = try (
            KeyID(FieldVectors.file.get().disabled), KeyID(FieldVectors.file.get().destroyed)
        )
        let plaintext = bytes(try #require(entry.plaintext))
        let envelope = bytes(entry.envelope)
        switch entry.key {
        case disabled, destroyed:
            let output = cipher.probing(envelope, context: entry.context)
            #expect(output.error?.code == (entry.key == disabled ? .keyDisabled : .keyDestroyed))
            #expect(output.error?.keyID == entry.key)
            #expect(output.isEmptyAndWiped)
        default:
            #expect(try cipher.decrypt(envelope, context: entry.context) == plaintext)
        }
        #expect(
            try cipher.needsRotation(envelope) == (entry.keyID != FieldVectors.file.get().primary || envelope[1] > 2))
    }

    @Test(
        "come out the same again where they are deterministic",
        arguments: try FieldVectors.cases(\.envelopes).filter(\.isDeterministic))
    func deterministic(entry: EnvelopeCase) throws {
        let cipher = try FieldCipher(FieldVectors.root(writing: entry.key), plaintextLength: entry.padding)
        let plaintext = bytes(try #require(entry.plaintext))
        #expect(
            try cipher.encryptDeterministically(plaintext, context: entry.context) == bytes(entry.envelope))
        let column = try cipher.encryptColumnDeterministically(ByteColumn([plaintext]), context: entry.context)
        #expect(column.rows == [bytes(entry.envelope)])
        if let text = String(validating: plaintext, as: UTF8.self) {
            #expect(try cipher.encryptDeterministically(text, context: entry.context) == entry.text)
        }
    }

    @Test(
        "come out the same again where they are randomised, with their nonce",
        arguments: try FieldVectors.cases(\.envelopes).filter { !$0.isDeterministic })
    func randomized(entry: EnvelopeCase) throws {
        let root = try FieldVectors.root(writing: entry.key)
        let suite = try #require(EnvelopeSuite(rawValue: entry.suite))
        let header = EnvelopeHeader(suite, entry.key)
        let (plaintext, expected) = (bytes(try #require(entry.plaintext)), bytes(entry.envelope))
        let data = [UInt8](capacity: EnvelopeHeader.size + entry.context.encodedSize) { output in
            header.append(to: &output)
            entry.context.encode(into: &output)
        }
        let scope = entry.context.scope
        let sealed = try FieldCipher(root).randomized.withPrimitive(of: entry.key, scope: scope.span) {
            (xaes) throws(CryptoCoreError) in
            try [UInt8](capacity: expected.count) { (output) throws(CryptoCoreError) in
                try FieldSealing.seal(
                    plaintext.span, header, xaes, nonce: expected.span.extracting(6..<30), associatedData: data.span,
                    into: &output)
            }
        }
        #expect(sealed == expected)
        // And what the library writes has this size and header.
        let written = try FieldCipher(root, plaintextLength: entry.padding).encrypt(plaintext, context: entry.context)
        #expect(written.count == expected.count)
        #expect(written.prefix(6) == expected.prefix(6))
        #expect(written != expected)
    }

    @Test("that are authentic and badly padded are refused", arguments: try FieldVectors.cases(\.badlyPadded))
    func badlyPadded(entry: EnvelopeCase) throws {
        let cipher = FieldCipher(before)
        let output = cipher.probing(bytes(entry.envelope), context: entry.context)
        #expect(output.error == .authenticationFailed)
        #expect(output.isEmptyAndWiped)
        #expect(code { try cipher.decrypt(entry.text, context: entry.context) } == .authenticationFailed)
        let column = ByteColumn([bytes(entry.envelope)])
        #expect(thrown { try cipher.decryptColumn(column, context: entry.context) } == .authenticationFailed.inRow(0))
    }
}
