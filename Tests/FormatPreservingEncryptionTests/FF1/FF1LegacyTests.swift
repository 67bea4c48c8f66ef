import FormatPreservingEncryption
import Testing

@Suite("FF1's door for legacy data")
struct FF1LegacyTests {
    let key = [UInt8](0..<16)

    @Test(
        "Deciphers what the first edition of the standard allowed, and nothing below",
        arguments: [(10, 2), (10, 5), (2, 7), (2, 19), (26, 2), (999, 2)])
    func small(radix: Int, length: Int) throws {
        let ff1 = try FF1(key: FF1Key(key), radix: Radix(radix))
        let reference = try ReferenceFF1(key: key, radix: radix)
        let value = (0..<length).map { Numeral($0 % radix) }
        let token = try reference.encrypt(value, tweak: [1, 2])
        var opened = token
        var span = opened.mutableSpan
        let tweak: [UInt8] = [1, 2]
        try ff1.insecureDecryptLegacySmallDomain(&span, tweak: tweak.span)
        #expect(opened == value)
        #expect(throws: FormatPreservingEncryptionError.self) { try ff1.decrypt(token, tweak: tweak) }
        #expect(throws: FormatPreservingEncryptionError.self) { try ff1.encrypt(value, tweak: tweak) }
    }

    @Test("Under a hundred values it refuses too", arguments: [(10, 1), (10, 0), (2, 6), (9, 2), (65_536, 1)])
    func tooSmall(radix: Int, length: Int) throws {
        let ff1 = try FF1(key: FF1Key(key), radix: Radix(radix))
        var value = [Numeral](repeating: 0, count: length)
        let error = try #require(throws: FormatPreservingEncryptionError.self) {
            var span = value.mutableSpan
            try ff1.insecureDecryptLegacySmallDomain(&span, tweak: Span())
        }
        #expect(error.code == .domainTooSmall)
    }
}
