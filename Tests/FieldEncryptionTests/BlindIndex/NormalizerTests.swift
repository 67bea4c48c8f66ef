import ProtectionKeys
import TestSupport
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

@Suite("Normalizers of ASCII and of all text")
struct NormalizerAgreementTests {
    private static let all: [Normalizer] = [
        .nfc, .caseFolded, .digitsOnly, .first(1), .first(3), .last(1), .last(4), .first(100), .last(100),
        .first(7),
    ]

    @Test("agree on random ASCII", arguments: Seed.all)
    func agree(seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<4000 {
            let text = String(
                decoding: (0..<Int.random(in: 0...12, using: &random)).map { _ -> UInt8 in
                    Bool.random(using: &random)
                        ? .random(in: 0...127, using: &random)
                        : [13, 10, 48, 57, 65, 90, 47, 58, 64, 91].randomElement(using: &random)!
                }, as: UTF8.self)
            let normalizers = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                Self.all.randomElement(using: &random)!
            }
            let (fast, slow) = (try normalizers.normalizedBytes(text), normalizers.normalizedSlowly(text))
            #expect(fast == Array(slow.utf8), "\(normalizers) of \(Array(text.utf8))")
        }
    }

    @Test("take a line's end for one character, and count clusters")
    func clusters() throws {
        func cut(_ text: String, _ normalizers: Normalizer...) throws -> String {
            String(decoding: try normalizers.normalizedBytes(text), as: UTF8.self)
        }
        #expect(try cut("a\r\nb", .last(2)).utf8.elementsEqual("\r\nb".utf8))
        #expect(try cut("a\r\nb", .first(2)).utf8.elementsEqual("a\r\n".utf8))
        #expect(try cut("a\r\nb", .last(1)) == "b")
        #expect(try cut("x👩‍👩‍👧‍👦", .last(1)) == "👩‍👩‍👧‍👦")
        #expect(try cut("e\u{301}x", .first(1)).utf8.elementsEqual("e\u{301}".utf8))
        #expect(try cut("🇩🇪🇫🇷", .first(1)) == "🇩🇪")
        #expect(try cut("ab", .first(9)) == "ab" && cut("ab", .last(9)) == "ab" && cut("", .last(9)) == "")
        #expect(try cut("4111 1111 1111 1234", .digitsOnly, .last(4)) == "1234")
        #expect(try cut("x1y2", .last(2), .digitsOnly) == "2")
        #expect(try cut("١٢٣ ４", .digitsOnly) == "1234")
        #expect(try cut("12", .digitsOnly, .digitsOnly) == "12")
    }

    @Test("that leave no character at all are a programming error", arguments: [0, -1])
    func noCharacters(count: Int) async {
        await #expect(processExitsWith: .failure) { [count = count as Int] in
            let length = BlindIndexLength(insecureBits: 8)
            _ = try BlindIndex(RootKeyset(Keyset(.root)), name: "x", length: length, normalizers: [.first(count)])
        }
        await #expect(processExitsWith: .failure) { [count = count as Int] in
            let length = BlindIndexLength(insecureBits: 8)
            _ = try CompoundBlindIndex(
                RootKeyset(Keyset(.root)), name: "x", length: length, parts: [[], [.last(count)]])
        }
    }
}
