import Foundation
import ProtectionKeys
import TestSupport
import Testing

@Suite("An encrypted keyset")
struct EncryptedKeysetTests {
    private let keyset: Keyset
    private let key: LocalKeyEncryptionKey

    init() throws {
        var keyset = try Keyset(.xaes256GCM)
        try keyset.disable(keyset.add(.aes128GCM))
        try keyset.destroy(keyset.add(.aes256GCM.prefixed(.crunchy)))
        self.keyset = keyset
        key = try LocalKeyEncryptionKey(Keyset(.aes256GCM))
    }

    @Test("is what was encrypted, in both forms, with associated data and without", arguments: [[], Array("db".utf8)])
    func roundTrip(data: [UInt8]) async throws {
        let json = try await keyset.encryptedJSON(with: key, associatedData: data)
        let binary = try await keyset.encryptedBinary(with: key, associatedData: data)
        for again in [
            try await Keyset(encryptedJSON: json, with: key, associatedData: data),
            try await Keyset(encryptedBinary: binary, with: key, associatedData: data),
        ] {
            #expect(again.keys == keyset.keys)
            #expect(try again.insecureCleartextBinary() == keyset.insecureCleartextBinary())
        }
    }

    @Test("shows ids, types and states beside the ciphertext, and nothing more")
    func description() async throws {
        let text = try await keyset.encryptedJSON(with: key)
        let ids = keyset.keys.map(\.id)
        let expected = """
              "keysetInfo": {
                "primaryKeyId": \(ids[0]),
                "keyInfo": [
                  {
                    "typeUrl": "type.googleapis.com/google.crypto.tink.XAesGcmKey",
                    "status": "ENABLED",
                    "keyId": \(ids[0]),
                    "outputPrefixType": "TINK"
                  },
                  {
                    "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
                    "status": "DISABLED",
                    "keyId": \(ids[1]),
                    "outputPrefixType": "TINK"
                  },
                  {
                    "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
                    "status": "DESTROYED",
                    "keyId": \(ids[2]),
                    "outputPrefixType": "CRUNCHY"
                  }
                ]
              }
            }
            """
        #expect(text.split(separator: "\n").dropFirst(2).joined(separator: "\n") == expected)
    }

    @Test("has a description that is not believed")
    func notBelieved() async throws {
        let text = try await keyset.encryptedJSON(with: key)
        let changed = text.replacing("ENABLED", with: "DISABLED").replacing("XAesGcmKey", with: "X")
        #expect(try await Keyset(encryptedJSON: changed, with: key).keys == keyset.keys)
        let bare = String(text.split(separator: "\n")[1].dropLast())
        #expect(try await Keyset(encryptedJSON: "{\(bare)}", with: key).keys == keyset.keys)
        let renamed = "{\(bare)}".replacing("encryptedKeyset", with: "encrypted_keyset")
        #expect(try await Keyset(encryptedJSON: renamed, with: key).keys == keyset.keys)
    }

    @Test("is not opened with other associated data or another key")
    func refused() async throws {
        let json = try await keyset.encryptedJSON(with: key, associatedData: [1])
        let binary = try await keyset.encryptedBinary(with: key, associatedData: [1])
        let other = try LocalKeyEncryptionKey(Keyset(.aes256GCM))
        for (key, data): (LocalKeyEncryptionKey, [UInt8]) in [(key, []), (key, [2]), (key, [1, 0]), (other, [1])] {
            let one = await thrownLater { try await Keyset(encryptedJSON: json, with: key, associatedData: data) }
            let two = await thrownLater { try await Keyset(encryptedBinary: binary, with: key, associatedData: data) }
            #expect(one?.code == .authenticationFailed)
            #expect(two?.code == .authenticationFailed)
        }
    }

    @Test("is refused when it is changed or cut in any place")
    func changed() async throws {
        let binary = try await keyset.encryptedBinary(with: key)
        for bit in 8 * 3..<8 * binary.count {
            let error = await thrownLater { try await Keyset(encryptedBinary: binary.flipping(bit: bit), with: key) }
            #expect(error?.code == .authenticationFailed, "bit \(bit)")
        }
        for count in 0..<binary.count {
            let error = await thrownLater { try await Keyset(encryptedBinary: Array(binary.prefix(count)), with: key) }
            #expect(error?.code == .malformedKeyset, "\(count) bytes")
        }
        let json = try await keyset.encryptedJSON(with: key)
        for count in 0..<json.utf8.count {
            let error = await thrownLater { try await Keyset(encryptedJSON: String(json.prefix(count)), with: key) }
            #expect(error?.code == .malformedKeyset, "\(count) characters")
        }
    }

    @Test("is told from what is none, and from a keyset in cleartext")
    func others() async throws {
        let (json, binary) = (try keyset.insecureCleartextJSON(), try keyset.insecureCleartextBinary())
        for text in ["", "{}", #"{"encryptedKeyset":""}"#, #"{"encryptedKeyset":null}"#, "[]"] {
            #expect(await thrownLater { try await Keyset(encryptedJSON: text, with: key) }?.code == .malformedKeyset)
        }
        #expect(await thrownLater { try await Keyset(encryptedJSON: json, with: key) }?.code == .malformedKeyset)
        for message: [UInt8] in [[], [0x12, 0], [0x10, 1], [0x1a, 1, 1]] {
            #expect(
                await thrownLater { try await Keyset(encryptedBinary: message, with: key) }?.code == .malformedKeyset)
        }
        // Field 2 of a keyset in cleartext is a key, which must not reach a service.
        let service = RecordingKey()
        #expect(
            await thrownLater { try await Keyset(encryptedBinary: binary, with: service) }?.code == .malformedKeyset)
        let twice: [UInt8] = [0x12, 1, 1, 0x12, 1, 2]
        #expect(await thrownLater { try await Keyset(encryptedBinary: twice, with: service) }?.code == .malformedKeyset)
        #expect(service.calls.isEmpty)
        let large = [UInt8](repeating: 0, count: Keyset.maximumSize + 1)
        #expect(await thrownLater { try await Keyset(encryptedBinary: large, with: key) }?.code == .keysetTooLarge)
        let spaces = String(repeating: " ", count: 2 * Keyset.maximumSize + 1)
        #expect(await thrownLater { try await Keyset(encryptedJSON: spaces, with: key) }?.code == .keysetTooLarge)
    }

    @Test("is refused when what was wrapped is no keyset")
    func content() async throws {
        for (content, code): ([UInt8], ProtectionKeysError.Code) in [
            ([], .invalidKeyset), ([0x08, 0x01], .invalidKeyset), ([0xff], .malformedKeyset),
        ] {
            let wrapped = try await key.wrap(KeyMaterial(content), associatedData: [])
            let message = [0x12, UInt8(wrapped.count)] + wrapped
            #expect(await thrownLater { try await Keyset(encryptedBinary: message, with: key) }?.code == code)
            let text = #"{"encryptedKeyset":"\#(Data(wrapped).base64EncodedString())"}"#
            #expect(await thrownLater { try await Keyset(encryptedJSON: text, with: key) }?.code == code)
        }
    }

    @Test("passes on what the key encryption key throws")
    func failures() async throws {
        let failing = RecordingKey(failure: .offline)
        let json = try await keyset.encryptedJSON(with: key)
        let binary = try await keyset.encryptedBinary(with: key)
        await #expect(throws: RecordingKey.Failure.offline) { try await keyset.encryptedJSON(with: failing) }
        await #expect(throws: RecordingKey.Failure.offline) { try await keyset.encryptedBinary(with: failing) }
        await #expect(throws: RecordingKey.Failure.offline) { try await Keyset(encryptedJSON: json, with: failing) }
        await #expect(throws: RecordingKey.Failure.offline) { try await Keyset(encryptedBinary: binary, with: failing) }
    }
}
