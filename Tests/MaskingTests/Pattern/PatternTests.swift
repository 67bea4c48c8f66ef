import TestSupport
import Testing

@testable import Masking

@Suite("Regular expressions")
struct PatternTests {
    @Test(
        "Values and masked values",
        arguments: [
            (##"regex("[0-9]", with: "0", unmatched: keep)"##, "a12b3", "a00b0"),
            (##"regex("[0-9]+", with: "0")"##, "a12b3", "a0b0"),
            (##"regex("a|ab", with: "-")"##, "abc", "-c"), (##"regex("", with: "-")"##, "abc", "***"),
            (##"regex("x*", with: "-")"##, "axxb", "a-b"),
            (##"regex("x", with: "-")"##, "abc", "***"), (##"regex("x", with: "-", unmatched: keep)"##, "abc", "abc"),
            (##"regex("\\b\\d{3}\\b", with: "#", unmatched: keep)"##, "123 1234 x123 456.", "# 1234 x123 #."),
            (##"regex("^a", with: "#")"##, "aaa", "#aa"), (##"regex("a$", with: "#")"##, "aaa", "aa#"),
            (##"regex("^\\w+$", with: "#", unmatched: keep)"##, "ab c", "ab c"),
            (##"regex("\\Ba", with: "#")"##, "aaa", "a##"), (##"regex("(a|b)+c?", with: "#")"##, "xabbacy", "x#y"),
            (##"regex("(?:ab){2,3}", with: "#", unmatched: keep)"##, "ababababab", "##"),
            (##"regex("[^a-c]+", with: "#")"##, "abcxyz", "abc#"),
            (##"regex("\\p{Lu}\\p{Ll}+", with: "#")"##, "Žofie 王 Ada", "# 王 #"),
            (##"regex("\\P{L}", with: "")"##, "a1b2", "ab"), (##"regex("[\\d.]+", with: "#")"##, "v1.2.3", "v#"),
            (##"regex(".+", then: keep-last(4))"##, "1234567890", "******7890"),
            (##"regex("e", with: "#")"##, "e\u{301}a", "#a"),
            (##"regex("[a-z]{4}", then: keep-first(2), unmatched: keep)"##, "ab abcd", "ab a***"),
            (##"regex("a", with: "a")"##, "bab", "***"), (##"regex("a", with: "a", unmatched: keep)"##, "bab", "bab"),
            (##"regex("\\s+", with: " ")"##, "a\u{A0} b\n", "a b"),
            (##"regex("\\.", with: "#")"##, "a.b", "a#b"), (##"regex("[a-]", with: "#")"##, "a-b", "##b"),
            (##"regex("a{0}b", with: "#")"##, "ab", "a#"), (##"regex("a{2,}", with: "#")"##, "a aa aaa", "a # #"),
        ])
    func examples(_ form: String, _ value: String, _ masked: String) throws {
        #expect(try Mask(form)(value) == masked)
    }

    @Test("Finds what trying all places and lengths finds, on 4,000 patterns and texts (seed 7)")
    func reference() throws {
        var generator = SplitMix64(seed: 7)
        let atoms = ["a", "b", "[ab]", "[^a]", ".", "(a|bb)", "(ab?)", "(?:a*b)", "\\b", "^", "$", "é", "\\d", "(a|)"]
        let quantifiers = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}"]
        for _ in 0..<4000 {
            var source = ""
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let atom = atoms.randomElement(using: &generator) ?? ""
                // What is between characters cannot be repeated there.
                let isPlace = ["\\b", "^", "$"].contains(atom)
                source += atom + (isPlace ? "" : quantifiers.randomElement(using: &generator) ?? "")
                if Int.random(in: 0..<5, using: &generator) == 0 { source += "|" }
            }
            let pattern = try MaskPattern(source)
            // Digits at a boundary are not words to the standard library, but to Unicode's annex.
            let alphabet = source.contains("\\b") ? "aab bé" : "aab bé1"
            let text = String(
                (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "a"
                })
            let scalars = Array(text.unicodeScalars)
            // Without what depends on the surroundings, a piece matches by itself if it matches in its place.
            if source.contains("\\b") || source.contains("^") || source.contains("$") {
                #expect(pattern.matchesAll(of: text) == (try wholeMatch(source, text)), "\(source) \(text)")
                continue
            }
            var expected: [Range<Int>] = []
            var start = 0
            while start < scalars.count {
                let end = (start + 1..<scalars.count + 1).last { end in
                    var piece = String.UnicodeScalarView()
                    piece.append(contentsOf: scalars[start..<end])
                    return pattern.matchesAll(of: String(piece))
                }
                if let end { expected.append(start..<end) }
                start = end ?? start + 1
            }
            #expect(pattern.matches(in: scalars) == expected, "\(source) \(text)")
            #expect(pattern.matchesAll(of: text) == (try wholeMatch(source, text)), "\(source) \(text)")
        }
    }

    /// By the standard library, which tries.
    private func wholeMatch(_ source: String, _ text: String) throws -> Bool {
        try Regex(source).matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple).wholeMatch(in: text) != nil
    }

    @Test("Texts and patterns that make others try for ever are ordinary")
    func hard() throws {
        let text = String(repeating: "a", count: 50_000)
        #expect(try Mask.regex("(a*)*b", with: "#", unmatched: .keep)(text) == text)
        #expect(try Mask.regex("(a|aa)+$", with: "#")(text) == "#")
        #expect(try Mask.regex("a(.*b)?", with: "#")(text) == String(repeating: "#", count: 50_000))
        #expect(
            try Mask.regex("(x+x+)+y", with: "#", unmatched: .keep)(String(repeating: "x", count: 5000)).count == 5000)
        #expect(try Mask.regex("a{1,500}", with: "#")(text).count == 100)
    }

    @Test(
        "What is no pattern, or asks for what is not offered, is refused",
        arguments: [
            "(", ")", "a)", "[", "[]", "[z-a]", "[a", "*", "+a", "a**", "a+?", "a*+", "a{", "a{2", "a{3,2}", "a{1001}",
            "a{,3}", "\\", "\\1",
            "\\k", "\\q", "(?=a)", "(?!a)", "(?<n>a)", "(?i)a", "\\p{Greek}", "\\p", "\\p{L", "[\\d-z]", "a{1000}",
            "(a{100}){100}",
            "((((a{9}){9}){9}){9}){9}",
        ])
    func refused(_ pattern: String) {
        #expect(throws: MaskingError.self) { try MaskPattern(pattern) }
    }

    @Test(
        "Repetitions of what takes nothing cost nothing, whatever their counts",
        arguments: ["", "\\b", "a{0}", "|", "(?:|^)"])
    func empty(_ inner: String) throws {
        let pattern = (0..<20).reduce(inner) { inner, _ in "(?:\(inner)){1000}" }
        #expect(try MaskPattern(pattern + "x").matchesAll(of: "x"))
        #expect(try !MaskPattern(pattern + "x").matchesAll(of: "y"))
        #expect(try MaskPattern("x" + pattern.dropLast(6) + "{0,9}y").matchesAll(of: "xy"))
        #expect(
            try MaskPattern("a(?:\\B){3}b").matchesAll(of: "ab") && !MaskPattern("a(?:\\b){3}b").matchesAll(of: "ab"))
    }

    @Test("Scalars of all planes are found as one by one, in texts of more of them than are remembered")
    func scalars() throws {
        let scalars = (0..<UInt32(0x20000)).filter { $0 % 37 == 0 }.compactMap(Unicode.Scalar.init)
        let text = String(String.UnicodeScalarView(scalars))
        let pattern = try MaskPattern("\\p{Lu}{1,300}|[^\\p{L}]")
        let found = try #require(pattern.matches(in: Array(text.unicodeScalars))).reduce(0) { $0 + $1.count }
        let letters = scalars.filter {
            switch $0.properties.generalCategory {
            case .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
            default: false
            }
        }
        #expect(found == scalars.count - letters.count)
    }

    @Test("Neither deep nor long patterns are read, nor texts searched that need too much memory")
    func limits() throws {
        #expect(throws: MaskingError.self) {
            try MaskPattern(String(repeating: "(", count: 100) + String(repeating: ")", count: 100))
        }
        #expect(throws: MaskingError.self) { try MaskPattern(String(repeating: "a", count: 70_000)) }
        #expect(throws: MaskingError.self) { try MaskPattern(String(repeating: "a|", count: 600)) }
        let wide = try Mask.regex("a{500}", with: "#", unmatched: .keep)
        #expect(wide(String(repeating: "b", count: 1_100_000)) == "***")
        #expect(wide(String(repeating: "b", count: 1000)).count == 1000)
    }
}
