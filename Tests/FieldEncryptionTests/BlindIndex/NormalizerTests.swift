import Testing

@testable import FieldEncryption

@Suite("Normalizers")
struct NormalizerTests {
    private func normalized(_ value: String, _ normalizers: Normalizer...) throws -> String {
        let text = String(decoding: try normalizers.normalizedBytes(value), as: UTF8.self)
        #expect(Array(text.utf8) == Array(normalizers.normalizedSlowly(value).utf8))
        return text
    }

    @Test(
        "fold what differs in case only",
        arguments: [
            ["STRASSE", "STRAẞE", "Straße", "strasse", "StraSSe"],
            ["ΟΔΥΣΣΕΥΣ", "Οδυσσευς", "οδυσσευσ"],
            ["ISTANBUL", "istanbul", "ıstanbul", "Istanbul"],
            ["İ", "i\u{307}", "I\u{307}"],
            ["ﬁn", "FIN", "fin"],
            ["\u{212A}", "K", "k"],
            ["Ǆ", "ǅ", "ǆ"],
        ])
    func caseFolding(alike: [String]) throws {
        let folded = try Set(alike.map { try Array(normalized($0, .caseFolded).utf8) })
        #expect(folded.count == 1)
        // Folding what is folded changes nothing.
        for bytes in folded {
            #expect(try Array(normalized(String(decoding: bytes, as: UTF8.self), .caseFolded).utf8) == bytes)
        }
    }

    @Test("do not fold what is another word")
    func notFolded() throws {
        let words = ["masse", "maße!", "İ", "i", "e", "é", "o", "ö", "ä"]
        #expect(try Set(words.map { try Array(normalized($0, .caseFolded).utf8) }).count == words.count)
    }

    @Test(
        "folding is the same for a scalar alone and in a text, and stable", arguments: [0..<0x3000, 0xA000..<0x1_1000])
    func everyScalar(range: Range<UInt32>) {
        for scalar in range.lazy.compactMap(Unicode.Scalar.init) {
            let folded = String(scalar).caseFolded
            #expect(folded.caseFolded.utf8.elementsEqual(folded.utf8), "U+\(String(scalar.value, radix: 16))")
        }
    }
}
