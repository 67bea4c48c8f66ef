import CryptoCore
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

/// Each in a process of its own. The plaintext stands in a page that is not searched; what the library makes of it on
/// its way is searched for.
@Suite("Plaintext that went through a call", .enabled(if: MemoryScan.isOffered))
struct PlaintextWipingTests {
    /// On the stack where they are few, on the heap where they are many.
    private static let sizes = [64, 500, 5000]

    @Test("of bytes leaves no copy", arguments: [false, true], sizes)
    func spans(isHidden: Bool, size: Int) async {
        await #expect(processExitsWith: .success) { [isHidden, size] in
            let page = SecretPage()
            let cipher = FieldCipher(try RootKeyset(Keyset(.root)), plaintextLength: isHidden ? .hidden : .visible)
            let plaintext = page.randomText(size)
            let output = page.reserve(2 * size + 100)
            func expectNone(_ call: () throws -> Void) throws {
                try deeply { try call() }
                let copies = try page.copies(of: [plaintext])
                #expect(copies.isEmpty)
            }
            for deterministic in [false, true] {
                var envelope: [UInt8] = []
                try expectNone {
                    envelope = try page.read(plaintext) { (plaintext) throws(FieldEncryptionError) in
                        try [UInt8](capacity: 2 * size + 100) { (envelope) throws(FieldEncryptionError) in
                            if deterministic {
                                try cipher.encryptDeterministically(plaintext, context: email, into: &envelope)
                            } else {
                                try cipher.encrypt(plaintext, context: email, into: &envelope)
                            }
                        }
                    }
                }
                let text = EnvelopeText.encode(envelope.span)
                try expectNone {
                    try page.write(output) { (output) throws(FieldEncryptionError) in
                        try cipher.decrypt(envelope.span, context: email, into: &output)
                    }
                }
                try expectNone { _ = try cipher.reencrypt(envelope, context: email) }
                try expectNone { _ = try cipher.reencrypt(text, context: email) }
                try expectNone { try cipher.withPlaintext(text, context: email) { #expect($0.count == size) } }
                // A damaged end: what was decrypted before is wiped.
                let damaged = envelope.flipping(bit: 8 * envelope.count - 1)
                try expectNone { #expect(cipher.probing(damaged).error == .authenticationFailed) }
                try expectNone {
                    #expect(code { try cipher.reencrypt(damaged, context: email) } == .authenticationFailed)
                }
            }
        }
    }

    @Test("of a column that fails in its last row leaves no copy of the others", arguments: [64, 5000])
    func columns(size: Int) async {
        await #expect(processExitsWith: .success) { [size] in
            let page = SecretPage()
            let cipher = FieldCipher(try RootKeyset(Keyset(.root)))
            let plaintexts = (0..<5).map { _ in page.randomText(size) }
            var envelopes = ByteColumn()
            for (row, plaintext) in plaintexts.enumerated() {
                let envelope = try page.read(plaintext) { (plaintext) throws(FieldEncryptionError) in
                    try [UInt8](capacity: size + 100) { (envelope) throws(FieldEncryptionError) in
                        try cipher.encrypt(plaintext, context: email.record("\(row)"), into: &envelope)
                    }
                }
                envelopes.append(envelope.span)
            }
            let records = (0..<4).map(String.init) + ["another"]
            let error = thrown { try deeply { try cipher.decryptColumn(envelopes, context: email, records: records) } }
            #expect(error == .authenticationFailed.inRow(4))
            let left = try page.copies(of: plaintexts)
            #expect(left.isEmpty)
            // And one that is decrypted, and wiped by its user.
            var column = try cipher.decryptColumn(envelopes, context: email, records: (0..<5).map(String.init))
            let before = try page.copies(of: plaintexts)
            #expect(before.count >= 5 * 4)
            column.wipe()
            #expect(column.count == 0 && column.byteCount == 0)
            let copies = try page.copies(of: plaintexts)
            #expect(copies.isEmpty)
        }
    }

    /// The values themselves are the caller's: they are in memory for as long as he has them.
    @Test("of an index leaves no copy but the caller's", arguments: sizes)
    func indexes(size: Int) async {
        await #expect(processExitsWith: .success) { [size] in
            let page = SecretPage()
            let root = try RootKeyset(Keyset(.root))
            let length = BlindIndexLength(insecureBits: 16)
            let index = BlindIndex(root, name: "one", length: length, normalizers: [.nfc, .caseFolded])
            let compound = CompoundBlindIndex(root, name: "two", length: length, parts: [[], [.nfc], [.caseFolded]])
            let ranges = (0..<3).map { _ in page.randomText(size) }
            let values = try ranges.map { range in
                try page.read(range) { text in try String(copying: UTF8Span(validating: text)) }
            }
            let before = try page.copies(of: ranges)
            let calls: [() throws -> Void] = [
                { _ = try index.blindIndex(of: values[0], context: email) },
                { _ = try index.candidates(for: values[0], context: email) },
                { _ = try compound.blindIndex(of: values, context: email) },
                { _ = try compound.candidates(for: values, context: email) },
            ]
            for call in calls {
                try deeply { try call() }
                let after = try page.copies(of: ranges)
                #expect(after.count == before.count)
            }
            withExtendedLifetime(values) {}
        }
    }
}
