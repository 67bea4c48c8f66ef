import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

/// 200 envelopes: 100 in binary and 100 as text, of all suites.
@Suite("A field envelope that was tampered with")
struct EnvelopeTamperingTests {
    /// A suite, as a cipher and a way to encrypt.
    struct Kind: Sendable, CustomTestStringConvertible {
        let length: PlaintextLength
        let deterministic: Bool

        var testDescription: String { "\(length) \(deterministic ? "deterministic" : "randomised")" }

        static let all = [
            Kind(length: .visible, deterministic: false), Kind(length: .visible, deterministic: true),
            Kind(length: .hidden, deterministic: false), Kind(length: .hidden, deterministic: true),
        ]
    }

    private static let sizes = 0..<25
    private let root: RootKeyset

    init() throws { root = try RootKeyset(Keyset(.root)) }

    /// No byte is zero or what the probe's memory holds, so that what is left of it is seen.
    private func plaintext(_ size: Int) -> [UInt8] { (0..<size).map { 0x41 + UInt8($0 % 26) } }

    /// What the header's damage is called; anything else is one opaque error.
    private func expectedCodes(bit: Int) -> Set<FieldEncryptionError.Code> {
        switch bit / 8 {
        case 0: [.unknownVersion]
        // Another suite may be an unknown one, one that needs more bytes, or one that does not fit.
        case 1: [.unknownSuite, .malformedEnvelope, .authenticationFailed]
        case 2...5: [.keyNotFound]
        default: [.authenticationFailed]
        }
    }

    private func expectRefusal(
        _ cipher: FieldCipher, _ envelope: [UInt8], context: FieldContext = email,
        codes: Set<FieldEncryptionError.Code>, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let output = cipher.probing(envelope, context: context)
        let isRefused = output.error.map { codes.contains($0.code) } ?? false
        // One expectation where nothing is wrong: there are a hundred thousand of them.
        guard isRefused, output.isEmptyAndWiped else {
            Issue.record(
                "\(output.error?.code.description ?? "accepted"), \(output.isEmptyAndWiped ? "wiped" : "not wiped")",
                sourceLocation: sourceLocation)
            return
        }
    }

    @Test("in any one bit is not decrypted, and nothing of it is left", arguments: Kind.all)
    func bits(kind: Kind) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        for size in Self.sizes {
            let envelope = try cipher.envelope(plaintext(size), deterministic: kind.deterministic)
            for bit in 0..<8 * envelope.count {
                expectRefusal(cipher, envelope.flipping(bit: bit), codes: expectedCodes(bit: bit))
            }
            #expect(try cipher.decrypt(envelope, context: email) == plaintext(size))
        }
    }

    @Test("in any one bit of its text is not decrypted", arguments: Kind.all)
    func textBits(kind: Kind) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        let known: Set<FieldEncryptionError.Code?> = [
            .malformedEnvelope, .unknownVersion, .unknownSuite, .keyNotFound, .authenticationFailed,
        ]
        for size in Self.sizes {
            let text = String(decoding: plaintext(size), as: UTF8.self)
            let envelope =
                try kind.deterministic
                ? cipher.encryptDeterministically(text, context: email) : cipher.encrypt(text, context: email)
            let digits = Array(envelope.utf8)
            for bit in 0..<8 * digits.count {
                let changed = String(decoding: digits.flipping(bit: bit), as: UTF8.self)
                let error = code { try cipher.decrypt(changed, context: email) }
                if !known.contains(error) { Issue.record("\(error?.description ?? "accepted") for bit \(bit)") }
            }
            #expect(try cipher.decrypt(envelope, context: email) == text)
        }
    }

    @Test("in its length is not decrypted", arguments: Kind.all, [0, 1, 15, 16, 17, 40])
    func lengths(kind: Kind, size: Int) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        let envelope = try cipher.envelope(plaintext(size), deterministic: kind.deterministic)
        let shortest = kind.deterministic ? 22 : 46
        for count in 0..<envelope.count {
            expectRefusal(
                cipher, Array(envelope.prefix(count)),
                codes: [count < shortest ? .malformedEnvelope : .authenticationFailed])
            expectRefusal(
                cipher, Array(envelope.suffix(count)),
                codes: [.malformedEnvelope, .unknownVersion, .unknownSuite, .keyNotFound, .authenticationFailed])
        }
        for more in [1, 2, 16] {
            expectRefusal(cipher, envelope + [UInt8](repeating: 0, count: more), codes: [.authenticationFailed])
            expectRefusal(cipher, envelope + envelope.suffix(more), codes: [.authenticationFailed])
        }
        expectRefusal(cipher, [0] + envelope, codes: [.unknownVersion])
        let text = EnvelopeText.encode(envelope.span)
        for count in 0..<text.utf8.count {
            let cut = String(text.prefix(count))
            let error = code { try cipher.withPlaintext(cut, context: email) { _ in } }
            #expect(error == .malformedEnvelope || error == .authenticationFailed)
        }
        for more in ["A", "AA", "AAA", "=", "==", "\n", " "] {
            #expect(code { try cipher.withPlaintext(text + more, context: email) { _ in } } != nil)
        }
    }

    @Test("by another suite in its header is not decrypted", arguments: Kind.all, [0, 16, 40])
    func suites(kind: Kind, size: Int) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        var envelope = try cipher.envelope(plaintext(size), deterministic: kind.deterministic)
        let written = envelope[1]
        for suite in UInt8.min ... .max where suite != written {
            envelope[1] = suite
            let codes: Set<FieldEncryptionError.Code> =
                (1...4).contains(suite) ? [.authenticationFailed, .malformedEnvelope] : [.unknownSuite]
            expectRefusal(cipher, envelope, codes: codes)
        }
        for version in UInt8.min ... .max where version != 1 {
            envelope[0] = version
            expectRefusal(cipher, envelope, codes: [.unknownVersion])
        }
    }

    @Test("by being moved is not decrypted", arguments: Kind.all, [0, 20])
    func contexts(kind: Kind, size: Int) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        let envelope = try cipher.envelope(plaintext(size), deterministic: kind.deterministic)
        let others = [
            FieldContext(tenant: "other", domain: email.domain, record: "7"),
            FieldContext(tenant: nil, domain: email.domain, record: "7"),
            FieldContext(tenant: "", domain: email.domain, record: "7"),
            FieldContext(tenant: "acme", domain: "customer.phone", record: "7"),
            FieldContext(tenant: "acme", domain: "", record: "7"),
            FieldContext(tenant: email.domain, domain: "acme", record: "7"),
            FieldContext(tenant: "acmecustomer", domain: ".email", record: "7"),
            FieldContext(tenant: "acme", domain: "customer.email7", record: ""),
            email.record("8"), email.record(""), email.record("7 "), email.record("07"),
            FieldContext(tenant: "acme", domain: email.domain),
        ]
        for other in others {
            #expect(other != email)
            expectRefusal(cipher, envelope, context: other, codes: [.authenticationFailed])
        }
    }

    @Test("by another key under its id is not decrypted", arguments: Kind.all, [0, 20])
    func keys(kind: Kind, size: Int) throws {
        let envelope = try FieldCipher(root, plaintextLength: kind.length)
            .envelope(plaintext(size), deterministic: kind.deterministic)
        // The same id in a keyset of another service.
        let other = FieldCipher(try RootKeyset(TestKeys.keyset([(root.primaryKeyID, .enabled, 1)])))
        expectRefusal(other, envelope, codes: [.authenticationFailed])
        // Two live keys of one keyset, and the header says the wrong one.
        let both = try RootKeyset(TestKeys.keyset([(1, .enabled, 1), (2, .enabled, 2)]))
        var moved = try FieldCipher(both, plaintextLength: kind.length)
            .envelope(plaintext(size), deterministic: kind.deterministic)
        #expect(moved[2...5].elementsEqual([0, 0, 0, 1]))
        moved[5] = 2
        expectRefusal(FieldCipher(both), moved, codes: [.authenticationFailed])
    }

    @Test("by parts of another is not decrypted", arguments: Kind.all)
    func splicing(kind: Kind) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        let one = try cipher.envelope(plaintext(20), deterministic: kind.deterministic)
        let two = try cipher.envelope(plaintext(20).reversed(), deterministic: kind.deterministic)
        for cut in 7..<one.count {
            let spliced = Array(one[..<cut] + two[cut...])
            // One in 256 begins, or ends, like the other, and is whole then.
            if spliced == one || spliced == two { continue }
            expectRefusal(cipher, spliced, codes: [.authenticationFailed])
        }
    }

    @Test("does not spoil the next one", arguments: Kind.all)
    func next(kind: Kind) throws {
        let cipher = FieldCipher(root, plaintextLength: kind.length)
        let envelope = try cipher.envelope(plaintext(20), deterministic: kind.deterministic)
        for bit in [0, 15, 47, 48, 8 * envelope.count - 1] {
            expectRefusal(cipher, envelope.flipping(bit: bit), codes: expectedCodes(bit: bit))
            #expect(try cipher.decrypt(envelope, context: email) == plaintext(20))
        }
    }
}
