import CryptoCore
import ProtectionKeys
import Testing

@testable import Masking

@Suite("Keyed masks are those of the reference implementation")
struct KeyedVectorTests {
    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.map { UInt8($0.hexDigitValue!) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test("numbers are drawn from the stream, and what is above the greatest multiple is passed over")
    func numbers() throws {
        let cases = try MaskingVectors.all.numbers
        #expect(cases.count == 10)
        for each in cases {
            let (key, message) = (bytes(each.key), bytes(each.message))
            let worker = try HMACWorker(.sha256, key: SecretBytes(copying: key.span))
            var stream = KeyedStream(worker, message.span)
            let bound = try #require(UInt64(each.bound))
            for (place, expected) in each.numbers.enumerated() {
                let number = try stream.number(below: bound)
                #expect(String(number) == expected, "case \(each.id), number \(place)")
            }
        }
    }

    @Test("dictionaries are those that they were")
    func dictionaries() throws {
        let cases = try MaskingVectors.all.dictionaries
        #expect(Set(cases.map(\.dictionary)) == Set(FakeDictionary.all.map(\.id)))
        for each in cases {
            let dictionary = try #require(FakeDictionary(each.dictionary, version: each.version))
            #expect(dictionary.capacity == each.capacity)
            let step = max(1, each.capacity / 1000)
            let text = stride(from: 0, to: each.capacity, by: step).map { dictionary.text(at: $0) }
                .joined(separator: "\n")
            let bytes = Array(text.utf8)
            let digest = try SHA256.digest(bytes.span)
            let hex = digest.indices.map { String(digest[$0] >> 4, radix: 16) + String(digest[$0] & 15, radix: 16) }
            #expect(hex.joined() == each.sha256, "\(each.dictionary)")
        }
    }

    @Test("fakes")
    func fakes() throws {
        let root = try MaskingVectors.root()
        for each in try MaskingVectors.all.fakes {
            let masking = KeyedMasking(try KeyedMask("fake(\(each.dictionary))"), root)
            let context = FieldContext(tenant: each.tenant, domain: each.domain)
            let keyID = KeyID(each.keyID)
            #expect(try masking(each.value, context: context, keyID: keyID) == each.fake, "case \(each.id)")
            #expect(try masking("other", subject: each.value, context: context, keyID: keyID) == each.fake)
        }
    }

    @Test("fakes of numbered subjects")
    func distinctFakes() throws {
        let root = try MaskingVectors.root()
        for each in try MaskingVectors.all.distinctFakes {
            let masking = KeyedMasking(try KeyedMask("fake(\(each.dictionary), subjects: \(each.number + 1))"), root)
            let context = FieldContext(tenant: each.tenant, domain: each.domain)
            let fake = try masking(.integer(Int64(each.number)), context: context, keyID: KeyID(each.keyID))
            #expect(fake == .text(each.fake), "case \(each.id)")
            #expect(
                try masking("x", subject: "\(each.number)", context: context, keyID: KeyID(each.keyID)) == each.fake)
        }
    }

    @Test("personas")
    func personas() throws {
        let root = try MaskingVectors.root()
        for each in try MaskingVectors.all.personas {
            let context = FieldContext(tenant: each.tenant, domain: each.domain)
            for field in PersonaField.allCases {
                let mask = "persona(\(field.rawValue), script: \(each.script), region: \(each.region))"
                let masking = KeyedMasking(try KeyedMask(mask), root)
                let text = try masking("x", subject: each.subject, context: context, keyID: KeyID(each.keyID))
                #expect(text == each.fields[field.rawValue], "case \(each.id), \(field)")
            }
        }
    }

    @Test("date shifts")
    func dateShifts() throws {
        let root = try MaskingVectors.root()
        let date = try #require(CivilDate("2000-02-29"))
        for each in try MaskingVectors.all.dateShifts {
            let shift = try DateShift(days: each.days, wholeWeeks: each.weeks, neverZero: each.neverZero)
            let masking = KeyedMasking(.dateShift(shift), root)
            let context = FieldContext(tenant: each.tenant, domain: each.domain)
            let shifted = try masking.shift(date, subject: each.subject, context: context, keyID: KeyID(each.keyID))
            #expect(shifted.date.daysSince1970 - date.daysSince1970 == each.shift, "case \(each.id)")
        }
    }

    @Test("noise")
    func noise() throws {
        let root = try MaskingVectors.root()
        for each in try MaskingVectors.all.noise {
            let masking = KeyedMasking(try KeyedMask("noise(\(each.kind): \(each.amount))"), root)
            let context = FieldContext(tenant: each.tenant, domain: each.domain)
            let keyID = KeyID(each.keyID)
            #expect(try masking(each.value, context: context, keyID: keyID) == each.noisy, "case \(each.id)")
            let decimal = try #require(DecimalText(each.value))
            let noisy = try #require(DecimalText(each.noisy))
            #expect(try masking(.decimal(decimal), context: context, keyID: keyID) == .decimal(noisy))
            if let integer = Int64(each.value), let expected = Int128(each.noisy) {
                #expect(
                    try masking(.integer(integer), context: context, keyID: keyID)
                        == .integer(Int64(clamping: expected)))
            }
        }
    }

    @Test("digests")
    func hashes() throws {
        let root = try MaskingVectors.root()
        for each in try MaskingVectors.all.hashes {
            let masking = KeyedMasking(
                try KeyedMask("hash(bytes: \(each.bytes), encoding: \(each.encoding))"), root)
            let context = FieldContext(tenant: each.tenant, domain: each.domain)
            #expect(
                try masking(each.value, context: context, keyID: KeyID(each.keyID)) == each.hash, "case \(each.id)")
            #expect(
                try masking(.bytes(Array(each.value.utf8)), context: context, keyID: KeyID(each.keyID))
                    == .text(each.hash))
        }
    }
}
