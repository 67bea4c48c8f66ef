import Foundation
import ProtectionKeys
import Testing

@Suite("Wrapped keys that Tink wrote, and that this library wrote before")
struct TinkWrappingTests {
    private func keyEncryptionKey(_ json: String) throws -> LocalKeyEncryptionKey {
        try LocalKeyEncryptionKey(Keyset(insecureCleartextJSON: json))
    }

    @Test("Encrypted keysets open in both forms", arguments: try TinkVectors.cases(\.encrypted))
    func encrypted(tested: TinkVectors.EncryptedCase) async throws {
        let (key, data) = (try keyEncryptionKey(tested.kek), [UInt8](tested.associatedData))
        let keysets = [
            try await Keyset(encryptedJSON: tested.json, with: key, associatedData: data),
            try await Keyset(encryptedBinary: [UInt8](tested.binary), with: key, associatedData: data),
        ]
        for keyset in keysets { #expect(try keyset.insecureCleartextBinary() == [UInt8](tested.keyset)) }
        // What stands in clear is laid out as Tink does it.
        let again = try await keysets[0].encryptedJSON(with: key, associatedData: data)
        #expect(again.split(separator: "\n").dropFirst(2) == tested.json.split(separator: "\n").dropFirst(2))
        #expect(again.count == tested.json.count)

        for other in [data + [0x78], Array(data.dropLast()) + [0]] {
            let json = await thrownLater {
                try await Keyset(encryptedJSON: tested.json, with: key, associatedData: other)
            }
            #expect(json?.code == .authenticationFailed)
            let binary = await thrownLater {
                try await Keyset(encryptedBinary: [UInt8](tested.binary), with: key, associatedData: other)
            }
            #expect(binary?.code == .authenticationFailed)
        }
    }

    @Test("KMS envelopes open", arguments: try TinkVectors.cases(\.envelopes))
    func envelopes(tested: TinkVectors.EnvelopeCase) async throws {
        let envelope = try KMSEnvelopeAEAD(keyEncryptionKey(tested.kek))
        for (index, sample) in tested.samples.enumerated() {
            let (message, data) = (SampleRules.message(index), SampleRules.data(index))
            let opened = try await envelope.decrypt([UInt8](sample), associatedData: data)
            #expect(opened == message, "sample \(index)")
            let error = await thrownLater {
                try await envelope.decrypt([UInt8](sample), associatedData: data + [0x78])
            }
            #expect(error?.code == .authenticationFailed, "sample \(index)")
        }
    }

    @Test("Keys under a passphrase open", arguments: try TinkVectors.cases(\.passphrases))
    func passphrases(tested: TinkVectors.PassphraseCase) async throws {
        let key = try PassphraseKeyEncryptionKey(KeyMaterial([UInt8](tested.passphrase)), logarithmicCost: 14)
        let (wrapped, data) = ([UInt8](tested.wrapped), [UInt8](tested.associatedData))
        #expect(try await key.unwrap(wrapped, associatedData: data) == KeyMaterial([UInt8](tested.key)))
        let error = await thrownLater { try await key.unwrap(wrapped, associatedData: data + [0]) }
        #expect(error?.code == .authenticationFailed)
    }
}
