import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Values of every kind")
struct FieldValueTests {
    private let root: RootKeyset
    private let cipher: FieldCipher

    init() throws {
        root = try RootKeyset(Keyset(.root))
        cipher = FieldCipher(root)
    }

    private static let texts: [String] = [
        "", "a", "\0", "a\0b", "👩‍👩‍👧‍👦", "🏳️‍🌈", "e\u{301}", "é", "שלום עולם", "البريد", "\u{202E}abc\u{202C}", "\r\n",
        "\u{FEFF}x", "ﬁ", "\u{1F1E9}\u{1F1EA}", String(repeating: "ä", count: 5000), "\u{10FFFF}", " ", "\n",
    ]

    @Test("a text comes back byte for byte, and may be any part of the context", arguments: FieldValueTests.texts)
    func text(text: String) throws {
        for length in [PlaintextLength.visible, .hidden] {
            let cipher = FieldCipher(root, plaintextLength: length)
            for context in [email, FieldContext(tenant: text, domain: text, record: text)] {
                let stored = [
                    try cipher.encrypt(text, context: context),
                    try cipher.encryptDeterministically(text, context: context),
                ]
                for envelope in stored {
                    #expect(try cipher.decrypt(envelope, context: context).utf8.elementsEqual(text.utf8))
                    #expect(envelope.utf8.allSatisfy { $0 < 0x80 && $0 != 0x3D })
                }
                let column = try cipher.encryptColumn([text, text], context: context, records: ["1", "2"])
                let read = try cipher.decryptColumn(column, context: context, records: ["1", "2"])
                #expect(read.allSatisfy { $0.utf8.elementsEqual(text.utf8) })
            }
        }
    }

    @Test("two contexts that look alike are two")
    func lookalikes() throws {
        let (one, two) = (FieldContext(tenant: "é", domain: "d"), FieldContext(tenant: "e\u{301}", domain: "d"))
        let stored = try cipher.encryptDeterministically("x", context: one)
        #expect(try stored != cipher.encryptDeterministically("x", context: two))
        #expect(code { try cipher.decrypt(stored, context: two) } == .authenticationFailed)
        let rows = (email.record("é"), email.record("e\u{301}"))
        let row = try cipher.encrypt("x", context: rows.0)
        #expect(code { try cipher.decrypt(row, context: rows.1) } == .authenticationFailed)
    }

    @Test(
        "bytes that are no text are not decrypted as text",
        arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x61, 0x80]]
            as [[UInt8]])
    func notText(plaintext: [UInt8]) throws {
        let envelope = try cipher.encrypt(plaintext, context: email)
        let text = EnvelopeText.encode(envelope.span)
        #expect(code { try cipher.decrypt(text, context: email) } == .notText)
        #expect(try cipher.decrypt(envelope, context: email) == plaintext)
    }

    private struct Person: Codable, Equatable {
        var name: String
        var age: Double
    }

    @Test("a value of a type comes back, deterministically as one text whatever the order of its keys")
    func codable() throws {
        let person = Person(name: "Zoë / \u{1F600}", age: 36.5)
        let stored = try cipher.encrypt(encoding: person, context: email)
        #expect(try cipher.decrypt(stored, as: Person.self, context: email) == person)
        #expect(try cipher.decrypt(stored, context: email) == #"{"age":36.5,"name":"Zoë / 😀"}"#)
        let one = try cipher.encryptDeterministically(encoding: ["a": 1, "b": 2, "c": 3], context: email)
        for _ in 0..<20 {
            let again = ["c": 3, "b": 2, "a": 1]
            #expect(try cipher.encryptDeterministically(encoding: again, context: email) == one)
        }
        let empty = try cipher.encrypt(encoding: String?.none, context: email)
        #expect(try cipher.decrypt(empty, as: String?.self, context: email) == nil)
    }

    @Test("a value that has no encoding, or another type, is refused without a word of it")
    func codableFailures() throws {
        for number in [Double.nan, .infinity] {
            #expect(code { try cipher.encrypt(encoding: number, context: email) } == .notEncodable)
            #expect(code { try cipher.encryptDeterministically(encoding: [number], context: email) } == .notEncodable)
        }
        let stored = try cipher.encrypt(encoding: Person(name: "secret name", age: 1), context: email)
        let error = thrown { try cipher.decrypt(stored, as: [Int].self, context: email) }
        #expect(error?.code == .notDecodable)
        #expect(error?.description.contains("secret") == false)
        let text = try cipher.encrypt("no JSON", context: email)
        #expect(code { try cipher.decrypt(text, as: String.self, context: email) } == .notDecodable)
        let bare = FieldContext(tenant: "t", domain: "d")
        #expect(code { try cipher.encrypt(encoding: 1, context: bare) } == .recordMissing)
        #expect(code { try cipher.decrypt(stored, as: Person.self, context: bare) } == .authenticationFailed)
    }

    @Test("randomised encryption asks for the row, deterministic does not")
    func recordMissing() throws {
        let bare = FieldContext(tenant: "t", domain: "d")
        #expect(code { try cipher.encrypt("x", context: bare) } == .recordMissing)
        #expect(code { try cipher.encrypt([1], context: bare) } == .recordMissing)
        #expect(try cipher.decrypt(cipher.encryptDeterministically("x", context: bare), context: bare) == "x")
        let empty = bare.record("")
        let stored = try cipher.encrypt("x", context: empty)
        #expect(try cipher.decrypt(stored, context: empty) == "x")
        #expect(code { try cipher.decrypt(stored, context: bare) } == .authenticationFailed)
    }

    @Test("a tenant and a domain that are too long are refused, a long record is not")
    func longContexts() throws {
        let index = BlindIndex(root, name: "n", length: BlindIndexLength(insecureBits: 8))
        // The info of the derivation takes 32,768 bytes, of which 37 are not tenant's or domain's.
        for (tenant, isFit) in [(32_731, true), (32_732, false), (100_000, false)] {
            let long = FieldContext(tenant: String(repeating: "t", count: tenant), domain: "", record: "r")
            let codes = [
                code { try cipher.encrypt("x", context: long) },
                code { try cipher.encryptDeterministically("x", context: long) },
                code { try cipher.encryptColumn(["x"], context: long, records: ["r"]) },
            ]
            #expect(codes == [FieldEncryptionError.Code?](repeating: isFit ? nil : .contextTooLong, count: 3))
            if !isFit { #expect(code { try index.blindIndex(of: "x", context: long) } == .contextTooLong) }
        }
        let row = email.record(String(repeating: "r", count: 1 << 20))
        #expect(try cipher.decrypt(cipher.encrypt("x", context: row), context: row) == "x")
        #expect(
            try cipher.decryptColumn(
                cipher.encryptColumn(["x"], context: email, records: [row.record!]), context: row) == ["x"])
    }

    @Test("there has to be room for the result, and nothing is appended otherwise")
    func room() throws {
        let value: [UInt8] = Array(repeating: 0x41, count: 20)
        for length in [PlaintextLength.visible, .hidden] {
            let cipher = FieldCipher(root, plaintextLength: length)
            for deterministic in [false, true] {
                let envelope = try cipher.envelope(value, deterministic: deterministic)
                for (room, isEnough) in [(0, false), (envelope.count - 1, false), (envelope.count, true)] {
                    let output = ProbedOutput(room: room, content: probedContent) {
                        (output) throws(FieldEncryptionError) in
                        if deterministic {
                            try cipher.encryptDeterministically(value.span, context: email, into: &output)
                        } else {
                            try cipher.encrypt(value.span, context: email, into: &output)
                        }
                    }
                    #expect(output.error?.code == (isEnough ? nil : .outputTooSmall))
                    #expect(isEnough || output.isEmptyAndWiped)
                    #expect(output.count == probedContent.count + (isEnough ? room : 0))
                }
                for (room, isEnough) in [(0, false), (19, false), (20, true)] {
                    let output = ProbedOutput(room: room, content: probedContent) {
                        (output) throws(FieldEncryptionError) in
                        try cipher.decrypt(envelope.span, context: email, into: &output)
                    }
                    #expect(output.error?.code == (isEnough ? nil : .outputTooSmall))
                    #expect(output.memory.prefix(3).elementsEqual(probedContent))
                    #expect(isEnough ? Array(output.memory.suffix(20)) == value : output.isEmptyAndWiped)
                }
            }
        }
    }
}
