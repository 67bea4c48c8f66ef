import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Normalization of long texts")
struct LongNormalizationTests {
    @Test("piece by piece is that of the whole", arguments: Seed.all)
    func pieces(seed: Seed) {
        var random = seed.generator
        // Letters, marks of several classes, Hangul in parts, vowels that compose, CJK, emoji with joiners, CR and LF.
        let scalars: [UInt32] = [
            0x41, 0x61, 0xE4, 0x1E9B, 0x301, 0x323, 0x307, 0x308, 0x345, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x9C7,
            0x9BE, 0xDD9, 0xDCF, 0x1025, 0x102E, 0xF71, 0xF72, 0x6F22, 0xF900, 0x1F468, 0x200D, 0x1F3FD, 0xD, 0xA, 0x20,
            0x1D15E, 0x11131, 0x11127, 0x212B, 0x3099, 0x304B,
        ]
        for _ in 0..<200 {
            var text = ""
            for _ in 0..<Int.random(in: 200...500, using: &random) {
                text.unicodeScalars.append(Unicode.Scalar(scalars.randomElement(using: &random)!)!)
            }
            #expect(Array(text.precomposed.unicodeScalars) == Array(text.precomposedAtOnce.unicodeScalars))
        }
    }

    @Test("of a million characters comes to an end")
    func huge() {
        let text = String(repeating: "a\u{308}", count: 1_000_000)
        #expect(text.precomposed.utf8.elementsEqual(String(repeating: "ä", count: 1_000_000).utf8))
    }
}
