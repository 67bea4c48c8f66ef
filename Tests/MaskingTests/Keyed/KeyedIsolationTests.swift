import Foundation
import ProtectionKeys
import Testing

@testable import Masking

@Suite("Keyed masks of other keys and contexts are unrelated")
struct KeyedIsolationTests {
    @Test("by tenant and domain", arguments: ["fake(user)", "fake(user, subjects: 1000)", "hash", "persona(email)"])
    func contexts(_ text: String) throws {
        let masking = KeyedMasking(try KeyedMask(text), try fixedRoot(40))
        var results: Set<String> = []
        for context in [Contexts.customer] + Contexts.others {
            for value in 0..<20 { results.insert(try masking("\(value)", context: context)) }
        }
        #expect(results.count == 20 * (1 + Contexts.others.count))
    }

    @Test("by key", arguments: ["fake(user)", "fake(user, subjects: 1000)", "hash", "persona(email)"])
    func keys(_ text: String) throws {
        let mask = try KeyedMask(text)
        let maskings = try [UInt8(1), 2, 3].map { KeyedMasking(mask, try fixedRoot($0)) }
        var results: Set<String> = []
        for masking in maskings {
            for value in 0..<20 { results.insert(try masking("\(value)", context: Contexts.customer)) }
        }
        #expect(results.count == 60)
    }

    @Test("for date shifts and noise: as often alike as chance has it")
    func numbers() throws {
        let shift = KeyedMasking(.dateShift(try DateShift(days: 100)), try fixedRoot(41))
        let noise = KeyedMasking(.noise(try NoiseAmount(units: 100)), try fixedRoot(41))
        let date = try #require(CivilDate("2000-01-01"))
        for other in Contexts.others {
            var (sameShift, sameNoise) = (0, 0)
            for subject in 0..<1000 {
                let shifts = try [Contexts.customer, other].map {
                    try shift.shift(date, subject: "\(subject)", context: $0)
                }
                if shifts[0] == shifts[1] { sameShift += 1 }
                let noises = try [Contexts.customer, other].map { try noise("\(subject)", context: $0) }
                if noises[0] == noises[1] { sameNoise += 1 }
            }
            #expect(sameShift < 30 && sameNoise < 30)
        }
    }

    @Test("by mask: digests, fakes and shifts have keys of their own")
    func masks() throws {
        let root = try fixedRoot(42)
        let labels = try KeyedTextTests.texts.map { try KeyedMask($0).rule.label }
        // Personas share one, and so do digests.
        #expect(Set(labels).count == 8)
        let (short, long) = (KeyedMasking(try KeyedMask("hash(bytes: 8)"), root), KeyedMasking(.hash(), root))
        #expect(try long("x", context: Contexts.customer).hasPrefix(short("x", context: Contexts.customer)))
    }

    @Test("the record of a context does not count")
    func record() throws {
        let masking = KeyedMasking(.hash(), try fixedRoot(43))
        #expect(try masking("x", context: Contexts.customer) == masking("x", context: Contexts.customer.record("7")))
    }

    @Test("keys that are not live are refused, with their ids")
    func deadKeys() throws {
        let root = try MaskingVectors.root()
        for text in ["hash", "fake(user)", "fake(user, subjects: 5)", "date-shift(days: 3)"] {
            let masking = KeyedMasking(try KeyedMask(text), root)
            func code(_ id: UInt32) -> MaskingError.Code? {
                maskingCode { try masking("1", subject: "1", context: Contexts.customer, keyID: KeyID(id)) }
            }
            #expect(code(2) == .keyDisabled)
            #expect(code(3) == .keyDestroyed)
            #expect(code(4) == .keyNotFound)
            #expect(code(0xFFFF_FFFF) == nil)
        }
        let shift = KeyedMasking(.dateShift(try DateShift(days: 3)), root)
        let date = try #require(CivilDate("2000-01-01"))
        #expect(
            maskingCode { try shift.shift(date, subject: "1", context: Contexts.customer, keyID: KeyID(2)) }
                == .keyDisabled)
        let long = FieldContext(tenant: String(repeating: "t", count: 40_000), domain: "d")
        #expect(maskingCode { try KeyedMasking(.hash(), root)("x", context: long) } == .contextTooLong)
        #expect(maskingCode { try KeyedMasking(.fake(.user), root)("x", context: long) } == .contextTooLong)
        #expect(
            maskingCode { try KeyedMasking(try .fake(.user, subjects: 5), root)("1", context: long) } == .contextTooLong
        )
    }

    @Test("nothing shows keys, contexts or values")
    func secrecy() throws {
        let keyset = try MaskingVectors.keyset()
        let masking = KeyedMasking(.fake(.user), try RootKeyset(keyset))
        _ = try masking("S3CRET", context: Contexts.customer)
        var shown = "\(masking)" + String(reflecting: masking)
        dump(masking, to: &shown)
        let json = try keyset.insecureCleartextJSON()
        for value in json.matches(of: /"value": *"([^"]+)"/).map({ String($0.1) }) + ["S3CRET", "acme"] {
            #expect(!shown.contains(value))
        }
        #expect(shown.contains("fake(user)"))
    }

    @Test("every mask takes values of any kind and size")
    func total() throws {
        let root = try fixedRoot(44)
        let values: [MaskValue] = [
            .null, .text(""), .text("x"), .text(String(repeating: "é", count: 1 << 20)), .text("\u{0}"),
            .text("\u{202E}👩‍👩‍👧‍👦"), .integer(.min), .integer(.max), .real(.nan), .real(-.infinity), .boolean(true),
            .bytes([0xFF, 0xFE]), .bytes([]), .date(CivilDate("9999-12-31")!), .date(CivilDate("0001-01-01")!),
            .decimal(DecimalText("1e400")!), .decimal(DecimalText("-0")!),
        ]
        for text in KeyedTextTests.texts {
            let masking = KeyedMasking(try KeyedMask(text), root)
            for value in values {
                let once = try masking(value, subject: "s", context: Contexts.customer)
                #expect(try masking(value, subject: "s", context: Contexts.customer) == once)
                if value == .null { #expect(once == .null) }
            }
        }
    }

    @Test("threads share one mask")
    func threads() async throws {
        let masking = KeyedMasking(.fake(.person(.latin)), try fixedRoot(45))
        let expected = try (0..<100).map { try masking("\($0)", context: Contexts.customer) }
        try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask { try (0..<100).map { try masking("\($0)", context: Contexts.customer) } }
            }
            for try await texts in group { #expect(texts == expected) }
        }
    }
}
