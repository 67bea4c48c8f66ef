import ProtectionKeys
import TestSupport
import Testing

/// Tink, "Wire format", KMS envelope.
@Suite("A KMS envelope")
struct KMSEnvelopeTests {
    private static let templates: [KeyTemplate] = [.aes256GCM, .aes128GCM]

    @Test("is length, wrapped key and ciphertext, and opens", arguments: templates.indices)
    func layout(index: Int) async throws {
        let key = RecordingKey()
        let envelope = try KMSEnvelopeAEAD(key, template: Self.templates[index])
        for count in [0, 1, 16, 100_000] {
            let plaintext = [UInt8](repeating: 4, count: count)
            let ciphertext = try await envelope.encrypt(plaintext, associatedData: [9])
            let call = try #require(key.calls.last)
            #expect(call.isWrap)
            #expect(call.associatedData == [])
            let wrapped = [0x77, 0x77, 0x77] + call.content
            #expect(ciphertext.starts(with: [0, 0, 0, UInt8(wrapped.count)] + wrapped))
            #expect(try await envelope.decrypt(ciphertext, associatedData: [9]) == plaintext)
            #expect(key.calls.last == RecordingKey.Call(isWrap: false, content: wrapped, associatedData: []))
        }
        #expect(Set(key.calls.filter(\.isWrap).map(\.content)).count == 4)
    }

    @Test("has the key as its message")
    func message() async throws {
        let expected: [(KeyTemplate, Int, [UInt8])] = [
            (.aes256GCM, 34, [0x1a, 32]), (.aes128GCM, 18, [0x1a, 16]),
        ]
        for (template, count, start) in expected {
            let key = RecordingKey()
            _ = try await KMSEnvelopeAEAD(key, template: template).encrypt([], associatedData: [])
            #expect(key.calls[0].content.count == count)
            #expect(key.calls[0].content.starts(with: start))
        }
    }

    @Test("is refused, without asking the service where its length makes no sense")
    func lengths() async throws {
        let key = RecordingKey()
        let envelope = try KMSEnvelopeAEAD(key)
        for ciphertext: [UInt8] in [
            [], [0], [0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 2, 1],
            [0xff, 0xff, 0xff, 0xff, 1],
            [0x7f, 0xff, 0xff, 0xff, 1], [0x80, 0, 0, 0, 1], [0, 0, 0x10, 1] + [UInt8](repeating: 1, count: 5000),
        ] {
            let error = await thrownLater { try await envelope.decrypt(ciphertext, associatedData: []) }
            #expect(error?.code == .authenticationFailed)
        }
        #expect(key.calls.isEmpty)
    }

    @Test("is refused when any one bit is turned, or it is cut")
    func tampering() async throws {
        let envelope = try KMSEnvelopeAEAD(LocalKeyEncryptionKey(Keyset(.aes256GCM)))
        let ciphertext = try await envelope.encrypt([1, 2, 3], associatedData: [9])
        for bit in 0..<8 * ciphertext.count {
            let error = await thrownLater {
                try await envelope.decrypt(ciphertext.flipping(bit: bit), associatedData: [9])
            }
            #expect(error?.code == .authenticationFailed, "bit \(bit)")
        }
        for count in 0..<ciphertext.count {
            let error = await thrownLater {
                try await envelope.decrypt(Array(ciphertext.prefix(count)), associatedData: [9])
            }
            #expect(error?.code == .authenticationFailed, "\(count) bytes")
        }
        for data in [[], [8], [9, 0]] as [[UInt8]] {
            let error = await thrownLater { try await envelope.decrypt(ciphertext, associatedData: data) }
            #expect(error?.code == .authenticationFailed)
        }
    }

    @Test("has a wrapped key of at most 4,096 bytes, as in Tink")
    func wrappedSize() async throws {
        let largest = RecordingKey(headerSize: 4096 - 34)
        let ciphertext = try await KMSEnvelopeAEAD(largest).encrypt([1], associatedData: [])
        #expect(ciphertext.starts(with: [0, 0, 0x10, 0]))
        #expect(try await KMSEnvelopeAEAD(largest).decrypt(ciphertext, associatedData: []) == [1])
        let larger = RecordingKey(headerSize: 4097 - 34)
        let error = await thrownLater { try await KMSEnvelopeAEAD(larger).encrypt([1], associatedData: []) }
        #expect(error?.code == .inputTooLong)
    }

    @Test("passes on what the service throws")
    func failures() async throws {
        let ciphertext = try await KMSEnvelopeAEAD(RecordingKey()).encrypt([1], associatedData: [])
        let envelope = try KMSEnvelopeAEAD(RecordingKey(failure: .offline))
        await #expect(throws: RecordingKey.Failure.offline) { try await envelope.encrypt([1], associatedData: []) }
        await #expect(throws: RecordingKey.Failure.offline) {
            try await envelope.decrypt(ciphertext, associatedData: [])
        }
    }

    @Test("is refused when what was wrapped is no key of its type")
    func otherKeys() async throws {
        let key = RecordingKey()
        let ciphertext = try await KMSEnvelopeAEAD(key, template: .aes256GCM).encrypt([1], associatedData: [])
        // Any AES-GCM key is read, whatever its size.
        #expect(try await KMSEnvelopeAEAD(key, template: .aes128GCM).decrypt(ciphertext, associatedData: []) == [1])
        #expect(thrown { try KMSEnvelopeAEAD(key, template: .xaes256GCM) }?.code == .unsupportedKey)
        let gcm = try KMSEnvelopeAEAD(key)
        for (content, code): ([UInt8], ProtectionKeysError.Code) in [
            ([], .invalidKey), ([0xff], .invalidKey), ([0x1a, 1, 1], .invalidKey),
            ([0x08, 1, 0x1a, 32] + [UInt8](repeating: 1, count: 32), .unsupportedKey),
        ] {
            let wrapped = [0x77, 0x77, 0x77] + content
            let sealed = [0, 0, 0, UInt8(wrapped.count)] + wrapped + [UInt8](repeating: 0, count: 40)
            #expect(await thrownLater { try await gcm.decrypt(sealed, associatedData: []) }?.code == code)
        }
        for template in [KeyTemplate.aes256SIV, .root, .hmacSHA256Tag128] {
            #expect(thrown { try KMSEnvelopeAEAD(key, template: template) }?.code == .wrongPrimitive)
        }
    }
}
