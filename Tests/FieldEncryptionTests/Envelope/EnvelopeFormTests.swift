import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("The form of an envelope")
struct EnvelopeFormTests {
    private let root: RootKeyset
    private let cipher: FieldCipher

    init() throws {
        root = try RootKeyset(Keyset(.root))
        cipher = FieldCipher(root)
    }

    @Test("of a later version or an unknown suite is named")
    func unknown() throws {
        let envelope = try cipher.encrypt([1, 2, 3], context: email)
        for number: UInt8 in [0, 2, 77, 255] {
            let version = thrown { try cipher.decrypt([number] + envelope.dropFirst(), context: email) }
            #expect(version?.code == .unknownVersion)
            #expect(version?.message.contains("version \(number),") == true)
            let key = thrown { try cipher.keyID(of: [number] + envelope.dropFirst()) }
            #expect(key == version)
        }
        for number: UInt8 in [0, 5, 77, 255] {
            let changed = [1, number] + envelope.dropFirst(2)
            let suite = thrown { try cipher.decrypt(changed, context: email) }
            #expect(suite?.code == .unknownSuite)
            #expect(suite?.message.contains("suite \(number),") == true)
            #expect(thrown { try cipher.needsRotation(changed) } == suite)
            #expect(thrown { try cipher.reencrypt(changed, context: email) } == suite)
        }
    }

    @Test("as text is base64url without padding, and nothing else")
    func text() throws {
        // With both of the digits that the two variants have apart.
        var envelope = ""
        repeat {
            envelope = try cipher.encrypt("12345", context: email)
        } while !(envelope.contains("-")
            && envelope.contains("_"))
        #expect(try cipher.decrypt(envelope, context: email) == "12345")
        let others = [
            envelope + "=", envelope + "==", " " + envelope, envelope + " ", envelope + "\n", envelope + "\0",
            envelope.replacing("-", with: "+"), envelope.replacing("_", with: "/"), envelope.replacing("-", with: "é"),
            String(envelope.prefix(20)) + "\n" + envelope.dropFirst(20), "", "A", "AQ", "hello@example.com", "👩‍👩‍👧",
            envelope + "A", envelope + "AA",
        ]
        for other in others {
            let error = code { try cipher.decrypt(other, context: email) }
            #expect(error == .malformedEnvelope || error == .authenticationFailed)
            if !other.hasSuffix("A") {
                #expect(error == .malformedEnvelope)
                #expect(code { try cipher.keyID(of: other) } == .malformedEnvelope)
                #expect(code { try cipher.reencrypt(other, context: email) } == .malformedEnvelope)
            }
        }
    }

    @Test("has just the length that is promised, for every size", arguments: [PlaintextLength.visible, .hidden])
    func lengths(length: PlaintextLength) throws {
        let cipher = FieldCipher(root, plaintextLength: length)
        for size in 0...300 {
            let promised = cipher.maxStoredLength(plaintextBytes: size)
            let value = [UInt8](repeating: 0x61, count: size)
            let text = String(repeating: "a", count: size)
            #expect(try cipher.encrypt(value, context: email).count == promised.bytes)
            #expect(try cipher.encrypt(text, context: email).utf8.count == promised.characters)
            let deterministic = try cipher.encryptDeterministically(value, context: email)
            #expect(deterministic.count == promised.bytes - 24)
            #expect(try cipher.encryptDeterministically(text, context: email).utf8.count <= promised.characters)
            if length == .visible { #expect(promised.bytes == size + 46) }
        }
        #expect(cipher.maxStoredLength(plaintextBytes: FieldCipher.maximumPlaintextSize).bytes >= 1 << 30)
    }

    @Test("hides the length: 16, 32, 64, and at most 12 % more above")
    func hidden() throws {
        let cipher = FieldCipher(root, plaintextLength: .hidden)
        let sizes = (0...300).map { cipher.maxStoredLength(plaintextBytes: $0).bytes - 46 }
        #expect(Set(sizes[0...15]) == [16] && Set(sizes[16...31]) == [32] && Set(sizes[32...63]) == [64])
        // PoPETs 2019: E - S low bits are zero.
        #expect(sizes[64] == 72 && sizes[71] == 72 && sizes[72] == 80 && sizes[127] == 128 && sizes[128] == 144)
        #expect(sizes[255] == 256 && sizes[256] == 272)
        var seed = SplitMix64(seed: 11)
        for size in Array(64...5000) + (0..<2000).map({ _ in Int.random(in: 64...(1 << 30) - 1, using: &seed) }) {
            let padded = PlaintextLength.padded(size)
            #expect(padded > size)
            #expect(Double(padded) <= Double(size + 1) * 1.12, "\(size)")
            // As few lengths as that: the next length is the same, or at least 3 % longer.
            let next = PlaintextLength.padded(padded)
            #expect(Double(next) >= Double(padded) * 1.015)
        }
    }

    @Test(
        "in one bucket has one length whatever the value",
        arguments: [(0, 15), (16, 31), (32, 63), (64, 71), (200, 207)])
    func buckets(range: (Int, Int)) throws {
        let cipher = FieldCipher(root, plaintextLength: .hidden)
        let lengths = try Set(
            (range.0...range.1).flatMap { size in
                let text = String(repeating: "\0", count: size)
                let envelope = try cipher.encrypt(text, context: email)
                #expect(try cipher.decrypt(envelope, context: email) == text)
                return [
                    envelope.utf8.count, try cipher.encryptDeterministically(text, context: email).utf8.count + 32,
                ]
            })
        #expect(lengths.count == 1)
    }

    @Test("padding is undone for every value that ends like a padding", arguments: Seed.all)
    func paddingBytes(seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<2000 {
            let value = (0..<Int.random(in: 0...80, using: &random)).map { _ -> UInt8 in
                [0x00, 0x80, 0x81, 0x40].randomElement(using: &random)!
            }
            let padded = [UInt8](capacity: PlaintextLength.padded(value.count)) { output in
                PlaintextLength.pad(value.span, to: &output)
            }
            #expect(PlaintextLength.unpaddedCount(padded.span) == value.count)
            #expect(padded.starts(with: value))
        }
    }
}
