import Testing

@testable import Masking

@Suite("Text as masks see it")
struct UnicodeTests {
    @Test("The clusters are Swift's characters of the visible text, over the corpus")
    func clusters() {
        for (index, text) in Corpus.texts.enumerated() {
            let graphemes = Graphemes(text)
            let visible = text.withoutInvisible
            if graphemes.count != visible.count { Issue.record("text \(index): \(visible.debugDescription)") }
            #expect(graphemes.bytes == Array(visible.utf8))
        }
    }

    @Test("Every scalar alone, and behind and before a letter, is cut as Swift does")
    func scalars() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in ["a" + String(scalar), "क" + String(scalar) + "क", "가" + String(scalar) + "가"] {
                let visible = text.withoutInvisible
                if Graphemes(text).count != visible.count { Issue.record("\(text.debugDescription)") }
            }
        }
    }

    @Test("The table has the kinds that the standard library's properties give")
    func table() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), ScalarKinds[scalar] != ScalarKind(scalar) else { continue }
            // The large block of Han is filled without look-ups.
            Issue.record("U+\(String(value, radix: 16))")
        }
    }

    @Test("What cannot be seen is removed; joiners between emoji and selectors behind symbols stay")
    func invisible() {
        #expect("a\u{202E}b\u{200B}c\r\n\u{1B}[0m\u{2028}".withoutInvisible == "abc[0m")
        #expect("👨‍👩‍👧‍👦".withoutInvisible == "👨‍👩‍👧‍👦")
        #expect("❤️ 1️⃣ 🏳️‍🌈".withoutInvisible == "❤️ 1️⃣ 🏳️‍🌈")
        #expect("a\u{200D}b\u{FE0F}\u{200D}👍\u{200D}".withoutInvisible == "ab👍")
        #expect("क्\u{200D}ष".withoutInvisible == "क्ष")
        #expect("🏴󠁧󠁢󠁥󠁮󠁧󠁿".withoutInvisible == "🏴")
    }

    @Test("A cluster is shown or hidden as a whole")
    func whole() {
        #expect(Mask.keepFirst(1)("👨‍👩‍👧‍👦abcdefg") == "👨‍👩‍👧‍👦*******")
        #expect(Mask.keepLast(1)("abcdefg🇩🇪") == "*******🇩🇪")
        #expect(Mask.keepFirst(2)("e\u{301}a\u{30A}bcdefgh") == "e\u{301}a\u{30A}*******")
        #expect(Mask.full()("👨‍👩‍👧‍👦🇩🇪e\u{301}क्षि") == "****")
        #expect(Mask.keepLast(4)("1234\r\n5678\u{1B}") == "****5678")
    }

    @Test("The fast test for visible ASCII agrees with the slow one")
    func ascii() {
        for byte in UInt8.min...UInt8.max {
            for length in 1...24 {
                for place in 0..<length {
                    var bytes = [UInt8](repeating: 0x41, count: length)
                    bytes[place] = byte
                    if ASCIIText.isVisible(bytes.span) != (byte >= 0x20 && byte < 0x7F) {
                        Issue.record("\(byte) at \(place) of \(length)")
                    }
                }
            }
        }
    }
}
