import TestSupport
import Testing

@testable import DataProtection

/// With a limit of some bytes: a value above the true one has a gigabyte.
@Suite("A value that is too long to be encrypted")
struct TooLongValuesTests {
    @Test("fails by itself, and the others are bound to their own rows and subjects", arguments: Seed.all)
    func others(seed: Seed) throws {
        var random = seed.generator
        let cipher = FieldCipher(try Keys().root)
        let context = FieldContext(tenant: "acme", domain: "treatment.finding")
        let lengths = (0..<40).map { _ in Int.random(in: 0...9, using: &random) }
        let values = lengths.map { String(repeating: "ü", count: $0) }
        let records = (0..<40).map { "r\($0)" }
        let subjects = InMemorySubjectKeyStore()
        let keys = try subjects.makeKeys(of: (0..<40).map { "p\($0)" }, tenant: "acme").map { try #require($0.key) }
        for keeper in [ColumnKeeper.encrypted(cipher), .erasable(cipher), .deterministic(cipher)] {
            let outcome = keeper.protect(values, records: records, subjectKeys: keys, context: context, longest: 10)
            #expect(outcome.failures.map(\.row) == (0..<40).filter { lengths[$0] > 5 })
            #expect(Set(outcome.failures.map(\.code)) == [.valueTooLong])
            for row in 0..<40 {
                guard let stored = outcome.results[row] else {
                    #expect(lengths[row] > 5)
                    continue
                }
                let place = FieldContext(tenant: "acme", domain: "treatment.finding", record: records[row])
                switch keeper {
                case .encrypted: #expect(try cipher.decrypt(stored, context: place) == values[row])
                case .erasable:
                    #expect(try cipher.decrypt(stored, context: place, subjectKey: keys[row]) == values[row])
                default: #expect(try cipher.decrypt(stored, context: context) == values[row])
                }
            }
        }
    }

    @Test("is one of more than a gibibyte")
    func limit() { #expect(FieldCipher.maximumPlaintextSize == 1 << 30) }
}
