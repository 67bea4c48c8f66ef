import ProtectionKeys
import Testing

/// Strings compare by what they look like; names of a file do not.
@Suite("A keyset file with names that look like others")
struct LookAlikeTests {
    @Test("is read as any other reader reads it: the names are unknown")
    func kelvin() throws {
        let json = try Keyset(.aes256GCM).insecureCleartextJSON()
        // U+212A is canonically equivalent to K.
        let names = json.replacing("primaryKeyId", with: "primary\u{212A}eyId")
        #expect(thrown { try Keyset(insecureCleartextJSON: names) }?.code == .invalidKeyset)
        let type = json.replacing("AesGcmKey", with: "AesGcm\u{212A}ey")
        #expect(thrown { try AEAD(Keyset(insecureCleartextJSON: type)) }?.code == .unsupportedKey)
    }

    @Test("does not forge a line of a log")
    func description() throws {
        let json = try Keyset(.aes256GCM).insecureCleartextJSON()
        let forged = try Keyset(insecureCleartextJSON: json.replacing("AesGcmKey", with: "x\\n2026 forged"))
        #expect(!forged.description.contains("\n"))
        #expect(forged.description.contains("unknown"))
    }

    @Test("of a root keyset gives no subkeys as pseudorandom bytes")
    func derivation() throws {
        let prf = try PRF(Keyset(.root))
        let input = Array("swift-data-protection".utf8) + [0]
        #expect(thrown { try prf.compute(input, count: 32) }?.code == .wrongPrimitive)
        #expect(thrown { try prf.compute(input + [1, 2, 3], count: 32) }?.code == .wrongPrimitive)
        #expect(try prf.compute(Array(input.dropLast()), count: 32).count == 32)
    }
}
