import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("A reader of a column that is being encrypted")
struct MigrationReaderTests {
    private struct LegacyFailure: Error, Equatable {}

    private let cipher: FieldCipher
    /// "old:" and the text backwards; what is no letter or digit is not authentic.
    private let legacy = LegacyScheme(
        recognizes: { $0.hasPrefix("old:") },
        decrypt: { stored, _ in
            guard !stored.contains("!") else { throw LegacyFailure() }
            return String(stored.dropFirst(4).reversed())
        })

    init() throws { cipher = FieldCipher(try RootKeyset(Keyset(.root))) }

    private func reader(acceptsPlaintext: Bool = true) -> MigrationReader {
        MigrationReader(cipher, legacy: legacy, acceptsPlaintext: acceptsPlaintext) { $0.contains("@") }
    }

    /// One of each suite.
    private func envelopes(_ text: String) throws -> [String] {
        let hiding = FieldCipher(cipher.root, plaintextLength: .hidden)
        return try [cipher, hiding].flatMap { cipher in
            try [cipher.encrypt(text, context: email), cipher.encryptDeterministically(text, context: email)]
        }
    }

    @Test("reads each state, and counts them")
    func states() throws {
        let reader = reader()
        for envelope in try envelopes("ada@example.com") {
            let (value, state) = try reader.read(envelope, context: email)
            #expect(value == "ada@example.com" && state == .current)
        }
        for _ in 0..<3 {
            let (value, state) = try reader.read("old:moc.x@ada", context: email)
            #expect(value == "ada@x.com" && state == .legacy)
        }
        for plaintext in ["ada@example.com", "@", "AQ@", "AQEAAAAA@", "é@"] {
            let (value, state) = try reader.read(plaintext, context: email)
            #expect(value == plaintext && state == .plaintext)
        }
        for other in ["", "nothing", "\0", "👩‍👩‍👧"] {
            #expect(code { try reader.read(other, context: email) } == .malformedEnvelope)
        }
        #expect(throws: LegacyFailure()) { try reader.read("old:!@", context: email) }
        #expect(code { try reader.read(envelopes("x")[0], context: email.record("8")) } == .authenticationFailed)
        #expect(reader.counts == StoredCounts(plaintext: 5, legacy: 3, current: 4, refused: 6))
    }

    @Test("refuses plaintexts once that is over, and nothing else")
    func over() throws {
        let (from, later) = (reader(acceptsPlaintext: false), reader())
        #expect(try later.read("a@b", context: email).state == .plaintext)
        later.refusePlaintext()
        for reader in [from, later] {
            #expect(code { try reader.read("a@b", context: email) } == .plaintextRefused)
            #expect(try reader.read("old:b@a", context: email).value == "a@b")
            #expect(try reader.read(envelopes("a@b")[1], context: email).value == "a@b")
            #expect(code { try reader.read("nothing", context: email) } == .malformedEnvelope)
        }
        #expect(later.counts == StoredCounts(plaintext: 1, legacy: 1, current: 1, refused: 2))
        let none = MigrationReader(cipher) { _ in true }
        #expect(try none.read("old:b@a", context: email).state == .plaintext)
    }

    @Test("never takes a damaged envelope for a plaintext")
    func damaged() throws {
        let reader = reader()
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ \n\0~")
        for envelope in try envelopes("a") {
            let characters = Array(envelope)
            for index in characters.indices {
                for character in alphabet where character != characters[index] {
                    var changed = characters
                    changed[index] = character
                    #expect(throws: FieldEncryptionError.self) { try reader.read(String(changed), context: email) }
                }
            }
            for count in 0..<characters.count {
                #expect(throws: FieldEncryptionError.self) {
                    try reader.read(String(characters.prefix(count)), context: email)
                }
            }
        }
    }

    /// The widest test of what a plaintext is: what names a key of the keyset cannot pass for one then.
    @Test("knows an envelope by its key, even where everything may be a plaintext")
    func anythingGoes() throws {
        let reader = MigrationReader(cipher) { _ in true }
        for envelope in try envelopes("a") {
            let characters = Array(envelope)
            // The third digit is half of the suite and half of the key id.
            for index in characters.indices where index != 2 {
                for character in "Az09-_=+/~é" where character != characters[index] {
                    var changed = characters
                    changed[index] = character
                    if index < 8, !character.isASCII || "=+/~".contains(character) { continue }
                    #expect(throws: FieldEncryptionError.self) { try reader.read(String(changed), context: email) }
                }
            }
            for count in 8..<characters.count {
                #expect(throws: FieldEncryptionError.self) {
                    try reader.read(String(characters.prefix(count)), context: email)
                }
            }
            // As columns of a fixed width, exports and editors add it.
            for space in [" ", "\n", "\r\n", "\t", "\u{A0}", "   "] {
                for index in [0, 1, 5, 8, characters.count / 2, characters.count] {
                    let spaced = String(characters[..<index]) + space + String(characters[index...])
                    #expect(throws: FieldEncryptionError.self) { try reader.read(spaced, context: email) }
                }
            }
        }
        #expect(reader.counts.plaintext == 0)
    }

    @Test("leaves to an old scheme what begins like an envelope of a key that is not its own")
    func legacyLookAlikes() throws {
        // As AWS KMS and Tink begin, in Base64.
        let starts = ["AQICAHhDq3", "AQIBAHgAAA", "AQMAAAABAA"]
        let reader = MigrationReader(
            cipher,
            legacy: LegacyScheme(
                recognizes: { stored in starts.contains { stored.hasPrefix($0) } }, decrypt: { _, _ in "old" }),
            isPlaintext: { _ in true })
        for start in starts {
            let stored = start + String(repeating: "A", count: 60)
            let reading = try reader.read(stored, context: email)
            #expect(reading.value == "old" && reading.state == .legacy)
        }
        // What the old scheme does not know is an envelope of an unknown key, and no plaintext.
        #expect(code { try reader.read("AQE" + String(repeating: "A", count: 60), context: email) } == .keyNotFound)
        reader.refuseLegacy()
        #expect(
            code { try reader.read(starts[0] + String(repeating: "A", count: 60), context: email) } == .legacyRefused)
        #expect(try reader.read("anything else", context: email).state == .plaintext)
    }

    @Test("finds the form of an envelope whatever the key id", arguments: Seed.all)
    func forms(seed: Seed) throws {
        var random = seed.generator
        for suite in UInt8(1)...4 {
            for _ in 0..<200 {
                let bytes = [1, suite] + random.bytes(Int.random(in: 20...60, using: &random))
                #expect(StoredEnvelope.hasForm(EnvelopeText.encode(bytes.span)))
            }
        }
        for start: [UInt8] in [[0, 1], [2, 1], [1, 0], [1, 5], [1, 0x11], [1, 0x81], [0x41, 1]] {
            let bytes = start + random.bytes(40)
            #expect(!StoredEnvelope.hasForm(EnvelopeText.encode(bytes.span)))
        }
        #expect(!StoredEnvelope.hasForm(EnvelopeText.encode(([1, 1] + random.bytes(19)).span)))
        #expect(!StoredEnvelope.hasForm("AQE is what every sentence here begins with"))
    }

    @Test("counts from several threads")
    func threads() throws {
        let reader = reader()
        let envelope = try envelopes("x")[0]
        _ = try inThreads(8) { thread in
            for number in 0..<200 {
                _ = try? reader.read(["a@b", "old:x", envelope, "none"][(number + thread) % 4], context: email)
            }
        }
        #expect(reader.counts == StoredCounts(plaintext: 400, legacy: 400, current: 400, refused: 400))
    }
}
