import ProtectionKeys
import Testing

@testable import FieldEncryption

/// Rows that were written under three keys in turn, of which the first was destroyed and the second is disabled later
/// on.
@Suite("Rotation of keys")
struct RotationTests {
    private struct Row {
        let plaintext: String
        let envelope: String
        let bytes: [UInt8]
        let index: BlindIndexValue
        let key: KeyID
        let context: FieldContext

        /// Suites 3 and 4.
        var isPadded: Bool { bytes[1] > 2 }
    }

    private static let lengths: [PlaintextLength] = [.visible, .hidden]
    private static let length = BlindIndexLength(insecureBits: 20)

    private var keyset: Keyset
    private let keys: [KeyID]
    private var rows: [Row] = []

    init() throws {
        keyset = try Keyset(.root)
        var keys = [keyset.primaryKeyID]
        for round in 0..<3 {
            if round > 0 {
                try keys.append(keyset.add(.root))
                try keyset.promote(keys[round])
            }
            let root = try RootKeyset(keyset)
            let index = BlindIndex(root, name: "email", length: Self.length)
            for number in 0..<8 {
                let cipher = FieldCipher(root, plaintextLength: Self.lengths[number % 2])
                let context = email.record("\(round) \(number)")
                let text = "customer\(number)@example.com"
                let deterministic = number >= 4
                rows.append(
                    Row(
                        plaintext: text,
                        envelope: try deterministic
                            ? cipher.encryptDeterministically(text, context: context)
                            : cipher.encrypt(text, context: context),
                        bytes: try cipher.envelope(Array(text.utf8), deterministic: deterministic, context: context),
                        index: try index.blindIndex(of: text, context: context), key: keys[round], context: context))
            }
        }
        self.keys = keys
    }

    @Test("lets every row be read while its key is enabled, and says which rows to write anew")
    func reads() throws {
        let cipher = FieldCipher(try RootKeyset(keyset))
        for row in rows {
            #expect(try cipher.decrypt(row.envelope, context: row.context) == row.plaintext)
            #expect(try cipher.decrypt(row.bytes, context: row.context) == Array(row.plaintext.utf8))
            #expect(try cipher.keyID(of: row.envelope) == row.key)
            #expect(try cipher.keyID(of: row.bytes) == row.key)
            #expect(try cipher.needsRotation(row.envelope) == (row.key != keys[2] || row.isPadded))
            #expect(try cipher.needsRotation(row.bytes) == (row.key != keys[2] || row.isPadded))
        }
    }

    @Test("refuses rows of keys that are disabled, destroyed or unknown, and says which key")
    func refusals() throws {
        var changed = keyset
        try changed.destroy(keys[0])
        try changed.disable(keys[1])
        let cipher = FieldCipher(try RootKeyset(changed))
        let elsewhere = FieldCipher(try RootKeyset(Keyset(.root)))
        for row in rows {
            let expected: FieldEncryptionError.Code? = [keys[0]: .keyDestroyed, keys[1]: .keyDisabled][row.key]
            let errors = [
                thrown { try cipher.decrypt(row.envelope, context: row.context) },
                thrown { try cipher.decrypt(row.bytes, context: row.context) },
                thrown { try cipher.reencrypt(row.envelope, context: row.context) },
                thrown { try cipher.reencrypt(row.bytes, context: row.context) },
                thrown { try cipher.decrypt(row.envelope, as: String.self, context: row.context) },
                thrown { try cipher.decryptColumn([row.envelope], context: row.context) },
            ]
            if let expected {
                #expect(errors.allSatisfy { $0?.code == expected && $0?.keyID == row.key })
                #expect(errors.last??.row == 0)
                #expect(errors[0]?.description.contains(row.key.description) == true)
            } else {
                #expect(errors.prefix(4).allSatisfy { $0 == nil })
            }
            // The id and the need for rotation are told all the same.
            #expect(try cipher.keyID(of: row.envelope) == row.key)
            #expect(try cipher.needsRotation(row.envelope) == (row.key != keys[2] || row.isPadded))
            let unknown = thrown { try elsewhere.decrypt(row.envelope, context: row.context) }
            #expect(unknown?.code == .keyNotFound && unknown?.keyID == row.key)
        }
    }

    @Test("a key that is enabled again reads again, one that is destroyed never does")
    func enabledAgain() throws {
        var changed = keyset
        try changed.disable(keys[1])
        try changed.enable(keys[1])
        try changed.destroy(keys[0])
        #expect(throws: ProtectionKeysError.self) { try changed.enable(keys[0]) }
        let cipher = FieldCipher(try RootKeyset(changed))
        for row in rows where row.key == keys[1] {
            #expect(try cipher.decrypt(row.envelope, context: row.context) == row.plaintext)
        }
    }

    @Test("candidates are one for every live key, that of the primary first")
    func candidates() throws {
        var changed = keyset
        for live in [[keys[2], keys[0], keys[1]], [keys[2], keys[0]], [keys[2]]] {
            if live.count == 2 { try changed.disable(keys[1]) }
            if live.count == 1 { try changed.destroy(keys[0]) }
            let index = BlindIndex(try RootKeyset(changed), name: "email", length: Self.length)
            for row in rows {
                let candidates = try index.candidates(for: row.plaintext, context: row.context)
                #expect(candidates.map(\.keyID) == live)
                #expect(Set(candidates).count == live.count)
                #expect(candidates.contains(row.index) == live.contains(row.key))
                #expect(try candidates[0] == index.blindIndex(of: row.plaintext, context: row.context))
                #expect(index.needsRotation(row.index) == (row.key != keys[2]))
            }
            let compound = CompoundBlindIndex(
                try RootKeyset(changed), name: "both", length: Self.length, parts: [[], []])
            #expect(try compound.candidates(for: ["a", "b"], context: email).map(\.keyID) == live)
            #expect(try !compound.needsRotation(compound.blindIndex(of: ["a", "b"], context: email)))
        }
    }

    @Test("deterministic envelopes are looked up under every live key, that of the primary first")
    func deterministicCandidates() throws {
        var changed = keyset
        for live in [[keys[2], keys[0], keys[1]], [keys[2], keys[0]], [keys[2]]] {
            if live.count == 2 { try changed.disable(keys[1]) }
            if live.count == 1 { try changed.destroy(keys[0]) }
            for row in rows where row.bytes[1] % 2 == 0 {
                let cipher = FieldCipher(
                    try RootKeyset(changed), plaintextLength: row.isPadded ? .hidden : .visible)
                let texts = try cipher.deterministicCandidates(for: row.plaintext, context: row.context)
                let binaries = try cipher.deterministicCandidates(
                    for: Array(row.plaintext.utf8), context: row.context)
                #expect(try texts.map { try cipher.keyID(of: $0) } == live)
                #expect(try binaries.map { try cipher.keyID(of: $0) } == live)
                #expect(texts.contains(row.envelope) == live.contains(row.key))
                #expect(binaries.contains(row.bytes) == live.contains(row.key))
                #expect(
                    try texts[0] == cipher.encryptDeterministically(row.plaintext, context: row.context))
            }
        }
    }

    @Test("re-encrypting moves a row to the primary key, and to the length that the cipher shows or hides")
    func reencryption() throws {
        for length in Self.lengths {
            let cipher = FieldCipher(try RootKeyset(keyset), plaintextLength: length)
            for row in rows {
                let text = try cipher.reencrypt(row.envelope, context: row.context)
                let binary = try cipher.reencrypt(row.bytes, context: row.context)
                // Randomised stays randomised, deterministic deterministic.
                let suite = 2 - row.bytes[1] % 2 + (length == .hidden ? 2 : 0)
                #expect(binary[0] == 1 && binary[1] == suite)
                let size = cipher.maxStoredLength(plaintextBytes: row.plaintext.utf8.count).bytes
                #expect(binary.count == (suite % 2 == 1 ? size : size - 24))
                #expect(text.utf8.count == (binary.count * 4 + 2) / 3)
                #expect(try cipher.keyID(of: text) == keys[2])
                #expect(try !cipher.needsRotation(binary))
                #expect(try cipher.decrypt(text, context: row.context) == row.plaintext)
                #expect(try cipher.decrypt(binary, context: row.context) == Array(row.plaintext.utf8))
                // Also without the old keys.
                var later = keyset
                try later.destroy(keys[0])
                try later.destroy(keys[1])
                let after = FieldCipher(try RootKeyset(later))
                #expect(try after.decrypt(text, context: row.context) == row.plaintext)
                // Anew for a randomised one, and the same for a deterministic one of the primary.
                let again = try cipher.reencrypt(binary, context: row.context)
                #expect((again == binary) == (row.bytes[1] % 2 == 0))
                #expect(code { try cipher.reencrypt(row.envelope, context: email) } == .authenticationFailed)
            }
        }
    }

    @Test("a column of rows under several keys and suites is read at once")
    func columns() throws {
        let cipher = FieldCipher(try RootKeyset(keyset))
        let records = rows.map { $0.context.record ?? "" }
        let texts = try cipher.decryptColumn(rows.map(\.envelope), context: email, records: records)
        #expect(texts == rows.map(\.plaintext))
        let shuffled = rows.indices.sorted { ($0 * 7) % 24 < ($1 * 7) % 24 }.map { rows[$0] }
        let again = try cipher.decryptColumn(
            ByteColumn(shuffled.map(\.bytes)), context: email, records: shuffled.map { $0.context.record ?? "" })
        #expect(again.rows == shuffled.map { Array($0.plaintext.utf8) })
    }

    @Test("a keyset is a value: what was made from it before goes on as it was")
    func values() throws {
        var changed = keyset
        let cipher = FieldCipher(try RootKeyset(changed))
        let before = try RootKeyset(changed)
        let added = try changed.add(.root)
        try changed.promote(added)
        try changed.destroy(keys[0])
        try changed.disable(keys[1])
        for row in rows { #expect(try cipher.decrypt(row.envelope, context: row.context) == row.plaintext) }
        #expect(before.primaryKeyID == keys[2])
        #expect(before.keys.map(\.status) == [.enabled, .enabled, .enabled])
        #expect(changed.keys.map(\.status) == [.destroyed, .disabled, .enabled, .enabled])
        let after = FieldCipher(try RootKeyset(changed))
        #expect(try after.keyID(of: after.encrypt("x", context: email)) == added)
        #expect(try cipher.keyID(of: cipher.encrypt("x", context: email)) == keys[2])
        // What the later one writes, the earlier one does not know.
        let later = try after.encrypt("x", context: email)
        #expect(thrown { try cipher.decrypt(later, context: email) }?.code == .keyNotFound)
    }
}
