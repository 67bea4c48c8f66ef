import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Values that need the key of their subject")
struct SubjectKeyTests {
    private let cipher: FieldCipher
    private let ada, bob: SubjectKey

    init() throws {
        cipher = FieldCipher(try RootKeyset(Keyset(.root)))
        ada = try .random()
        bob = try .random()
    }

    @Test("come back with it, in every form", arguments: Seed.all)
    func roundTrip(seed: Seed) throws {
        var generator = seed.generator
        for length in [PlaintextLength.visible, .hidden] {
            let cipher = FieldCipher(cipher.root, plaintextLength: length)
            for _ in 0..<50 {
                let value = generator.bytes(upTo: 200)
                let envelope = try cipher.encrypt(value, context: email, subjectKey: ada)
                #expect(envelope[1] == (length == .visible ? 1 : 3))
                #expect(envelope.count == cipher.maxStoredLength(plaintextBytes: value.count).bytes)
                #expect(try cipher.decrypt(envelope, context: email, subjectKey: ada) == value)
                let again = try cipher.reencrypt(envelope, context: email, subjectKey: ada)
                #expect(again != envelope)
                #expect(try cipher.decrypt(again, context: email, subjectKey: ada) == value)
            }
            let text = try cipher.encrypt("Zoë 👩‍👧", context: email, subjectKey: ada)
            #expect(try cipher.decrypt(text, context: email, subjectKey: ada) == "Zoë 👩‍👧")
            let again = try cipher.reencrypt(text, context: email, subjectKey: ada)
            #expect(try cipher.decrypt(again, context: email, subjectKey: ada) == "Zoë 👩‍👧")
        }
    }

    @Test("do not without it, with another one, or in another place")
    func refusals() throws {
        let envelope = try cipher.encrypt("Ada", context: email, subjectKey: ada)
        let ordinary = try cipher.encrypt("Ada", context: email)
        let deterministic = try cipher.encryptDeterministically("Ada", context: email)
        let elsewhere = FieldCipher(try RootKeyset(Keyset(.root)))
        #expect(code { try cipher.decrypt(envelope, context: email) } == .authenticationFailed)
        #expect(code { try cipher.reencrypt(envelope, context: email) } == .authenticationFailed)
        #expect(code { try cipher.decrypt(envelope, context: email, subjectKey: bob) } == .authenticationFailed)
        #expect(code { try cipher.decrypt(ordinary, context: email, subjectKey: ada) } == .authenticationFailed)
        #expect(code { try cipher.decrypt(deterministic, context: email, subjectKey: ada) } == .authenticationFailed)
        #expect(code { try elsewhere.decrypt(envelope, context: email, subjectKey: ada) } == .keyNotFound)
        for context in [
            email.record("8"), FieldContext(tenant: "other", domain: "customer.email", record: "7"),
            FieldContext(tenant: "acme", domain: "customer.name", record: "7"),
        ] {
            #expect(code { try cipher.decrypt(envelope, context: context, subjectKey: ada) } == .authenticationFailed)
        }
        let withoutRecord = FieldContext(tenant: "acme", domain: "customer.email")
        #expect(code { try cipher.encrypt("Ada", context: withoutRecord, subjectKey: ada) } == .recordMissing)
        #expect(code { try cipher.decrypt([1, 1], context: email, subjectKey: ada) } == .malformedEnvelope)
        let binary = try cipher.encrypt([0xFF], context: email, subjectKey: ada)
        let notText = try cipher.encrypt([0xFF, 0xFE], context: email, subjectKey: ada)
        #expect(try cipher.decrypt(binary, context: email, subjectKey: ada) == [0xFF])
        #expect(
            code { try cipher.decrypt(base64URL(notText), context: email, subjectKey: ada) } == .notText)
    }

    @Test("every single wrong bit is found, and nothing of the plaintext is left behind")
    func mutations() throws {
        let envelope = try cipher.encrypt(Array("ada@example.com".utf8), context: email, subjectKey: ada)
        for bit in 0..<envelope.count * 8 {
            let changed = envelope.flipping(bit: bit)
            let output = ProbedOutput(room: envelope.count, content: probedContent) {
                (output) throws(FieldEncryptionError) in
                try cipher.decrypt(changed.span, context: email, subjectKey: ada, into: &output)
            }
            #expect(output.error != nil && output.isEmptyAndWiped)
        }
    }

    @Test("move to a new root key, and still need the subject's after that")
    func rotation() throws {
        var keyset = try Keyset(.root)
        let old = FieldCipher(try RootKeyset(keyset))
        let envelope = try old.encrypt("Ada", context: email, subjectKey: ada)
        let retired = keyset.primaryKeyID
        try keyset.promote(keyset.add(.root))
        let cipher = FieldCipher(try RootKeyset(keyset))
        #expect(try cipher.needsRotation(envelope))
        #expect(try cipher.decrypt(envelope, context: email, subjectKey: ada) == "Ada")
        let moved = try cipher.reencrypt(envelope, context: email, subjectKey: ada)
        try keyset.destroy(retired)
        let after = FieldCipher(try RootKeyset(keyset))
        #expect(try after.decrypt(moved, context: email, subjectKey: ada) == "Ada")
        #expect(code { try after.decrypt(moved, context: email) } == .authenticationFailed)
        #expect(code { try after.decrypt(envelope, context: email, subjectKey: ada) } == .keyDestroyed)
    }

    @Test("a column agrees with its values one by one, and says the row that fails")
    func columns() throws {
        let keys = [ada, ada, bob, ada, bob, bob]
        let texts = keys.indices.map { "value \($0)" }
        let records = keys.indices.map { "\($0)" }
        let column = try cipher.encryptColumn(
            ByteColumn(texts), context: email, records: records, subjectKeys: keys)
        for row in keys.indices {
            let plaintext = try cipher.decrypt(
                column[row], context: email.record(records[row]), subjectKey: keys[row])
            #expect(plaintext == Array(texts[row].utf8))
        }
        let back = try cipher.decryptColumn(column, context: email, records: records, subjectKeys: keys)
        #expect(back == ByteColumn(texts))
        var wrong = keys
        wrong[4] = ada
        let error = thrown {
            try cipher.decryptColumn(column, context: email, records: records, subjectKeys: wrong)
        }
        #expect(error?.code == .authenticationFailed && error?.row == 4)
        #expect(
            code { try cipher.encryptColumn(column, context: email, records: records, subjectKeys: [ada]) }
                == .unequalCounts)
        #expect(
            code { try cipher.decryptColumn(column, context: email, records: records, subjectKeys: []) }
                == .unequalCounts)
        #expect(
            try cipher.encryptColumn(ByteColumn(), context: email, records: [], subjectKeys: []) == ByteColumn())
    }

    @Test("a column of texts is the column of their bytes, in base64url")
    func textColumns() throws {
        let keys = [ada, bob, bob]
        let texts = ["Zoë 👩‍👧", "", "李小龍"]
        let records = ["a", "b", "c"]
        let envelopes = try cipher.encryptColumn(texts, context: email, records: records, subjectKeys: keys)
        for row in keys.indices {
            let text = try cipher.decrypt(envelopes[row], context: email.record(records[row]), subjectKey: keys[row])
            #expect(text == texts[row])
        }
        #expect(
            try cipher.decryptColumn(envelopes, context: email, records: records, subjectKeys: keys) == texts)
        var changed = envelopes
        changed[1] = "no envelope"
        let malformed = thrown {
            try cipher.decryptColumn(changed, context: email, records: records, subjectKeys: keys)
        }
        #expect(malformed?.code == .malformedEnvelope && malformed?.row == 1)
        changed[1] = base64URL(try cipher.encrypt([0xFF], context: email.record("b"), subjectKey: bob))
        let binary = thrown { try cipher.decryptColumn(changed, context: email, records: records, subjectKeys: keys) }
        #expect(binary?.code == .notText && binary?.row == 1)
    }

    @Test("a key prints nothing of itself")
    func printing() throws {
        #expect("\(ada) \(SubjectKeyState.key(ada))" == "SubjectKey key")
        #expect(String(reflecting: ada) == "SubjectKey")
        #expect(Mirror(reflecting: ada).children.isEmpty)
        #expect(ada == ada && ada != bob)
        #expect(try SubjectKey(copying: [1, 2].span) == nil)
    }

    private func base64URL(_ bytes: [UInt8]) -> String { EnvelopeText.encode(bytes.span) }
}
