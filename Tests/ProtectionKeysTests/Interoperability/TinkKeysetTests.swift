import Foundation
import ProtectionKeys
import Testing

@Suite("Keysets that Tink wrote, and that this library wrote before")
struct TinkKeysetTests {
    private typealias KeysetCase = TinkVectors.KeysetCase

    @Test("are read in both forms, and written again byte for byte", arguments: try TinkVectors.cases(\.keysets))
    func forms(tested: TinkVectors.KeysetCase) throws {
        for keyset in try keysets(tested) {
            #expect(try keyset.insecureCleartextJSON() == tested.json)
            #expect(try keyset.insecureCleartextBinary() == [UInt8](tested.binary))
        }
    }

    @Test(
        "open what their keys wrote, as far as these are enabled",
        arguments: try TinkVectors.cases(\.keysets).filter { $0.primitive == "AEAD" })
    func aead(tested: TinkVectors.KeysetCase) throws {
        for keyset in try keysets(tested) {
            let aead = try AEAD(keyset)
            for (index, sample) in tested.samples.enumerated() {
                let (message, data) = (SampleRules.message(index), SampleRules.data(index))
                guard keyset.keys[sample.key].status == .enabled else {
                    let error = thrown { try aead.decrypt(sample.output, associatedData: data) }
                    #expect(error?.code == .authenticationFailed, "sample \(index)")
                    continue
                }
                #expect(try aead.decrypt(sample.output, associatedData: data) == message, "sample \(index)")
                let again = try promoting(keyset, sample).encrypt(message, associatedData: data)
                #expect(again.count == sample.output.count)
                #expect(try aead.decrypt(again, associatedData: data) == message, "sample \(index)")
            }
        }

        func promoting(_ keyset: Keyset, _ sample: TinkVectors.Sample) throws -> AEAD {
            var promoted = keyset
            try promoted.promote(keyset.keys[sample.key].id)
            return try AEAD(promoted)
        }
    }

    @Test(
        "write what Tink writes, deterministically",
        arguments: try TinkVectors.cases(\.keysets).filter { $0.primitive == "DeterministicAEAD" })
    func deterministicAEAD(tested: TinkVectors.KeysetCase) throws {
        for var keyset in try keysets(tested) {
            let aead = try DeterministicAEAD(keyset)
            for (index, sample) in tested.samples.enumerated() {
                let (message, data, key) = (
                    SampleRules.message(index), SampleRules.data(index), keyset.keys[sample.key]
                )
                guard key.status == .enabled else {
                    let error = thrown { try aead.decryptDeterministically(sample.output, associatedData: data) }
                    #expect(error?.code == .authenticationFailed, "sample \(index)")
                    continue
                }
                try keyset.promote(key.id)
                let writer = try DeterministicAEAD(keyset)
                let written = try writer.encryptDeterministically(message, associatedData: data)
                #expect(written == sample.output, "sample \(index)")
                #expect(
                    try aead.decryptDeterministically(sample.output, associatedData: data) == message,
                    "sample \(index)")
            }
        }
    }

    @Test(
        "compute the codes that Tink computes",
        arguments: try TinkVectors.cases(\.keysets).filter { $0.primitive == "MAC" })
    func mac(tested: TinkVectors.KeysetCase) throws {
        for var keyset in try keysets(tested) {
            let mac = try MAC(keyset)
            for (index, sample) in tested.samples.enumerated() {
                let (message, key) = (SampleRules.message(index), keyset.keys[sample.key])
                guard key.status == .enabled else {
                    let error = thrown { try mac.verify(sample.output, of: message) }
                    #expect(error?.code == .authenticationFailed, "sample \(index)")
                    continue
                }
                try mac.verify(sample.output, of: message)
                try keyset.promote(key.id)
                #expect(try MAC(keyset).compute(message) == sample.output, "sample \(index)")
            }
        }
    }

    @Test(
        "compute the pseudorandom bytes that Tink computes",
        arguments: try TinkVectors.cases(\.keysets).filter { $0.primitive == "PRF" })
    func prf(tested: TinkVectors.KeysetCase) throws {
        for keyset in try keysets(tested) {
            let prf = try PRF(keyset)
            for (index, sample) in tested.samples.enumerated() {
                let (message, key) = (SampleRules.message(index), keyset.keys[sample.key])
                guard key.status == .enabled else {
                    #expect(thrown { try prf.maximumCount(keyID: key.id) }?.code == .keyNotFound)
                    continue
                }
                let count = try SampleRules.outputSize(index, largest: prf.maximumCount(keyID: key.id))
                #expect(try prf.compute(message, count: count, keyID: key.id) == sample.output, "sample \(index)")
            }
        }
    }

    private func keysets(_ tested: TinkVectors.KeysetCase) throws -> [Keyset] {
        try [
            Keyset(insecureCleartextJSON: tested.json), Keyset(insecureCleartextBinary: [UInt8](tested.binary)),
        ]
    }
}
