import FormatPreservingEncryption
import Testing

@Suite("Alphabets")
struct AlphabetTests {
    private func error(_ body: () throws -> Void) -> FormatPreservingEncryptionError? {
        #expect(throws: FormatPreservingEncryptionError.self, performing: body)
    }

    @Test("The presets have the symbols that they are documented with")
    func presets() throws {
        let presets: [(Alphabet, String, Int)] = [
            (.binary, "01", 2), (.digits, "0123456789", 10), (.hexadecimal, "0123456789abcdef", 16),
            (.uppercaseHexadecimal, "0123456789ABCDEF", 16), (.lowercase, "abcdefghijklmnopqrstuvwxyz", 26),
            (.uppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 26),
            (.letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 52),
            (.base36, "0123456789abcdefghijklmnopqrstuvwxyz", 36),
            (.uppercaseBase36, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 36),
            (.base62, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 62),
            (.base64URL, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 64),
            (.printableASCII, String(String.UnicodeScalarView((0x20...0x7E).map { UnicodeScalar($0) })), 95),
        ]
        for (alphabet, symbols, radix) in presets {
            #expect(alphabet.symbols == symbols)
            #expect(alphabet.radix.value == radix)
            #expect(alphabet.isASCII)
        }
    }

    @Test("Two to 65,536 different symbols")
    func size() throws {
        for symbols in ["", "a", "\u{0}"] { #expect(error { _ = try Alphabet(symbols) }?.code == .invalidAlphabet) }
        #expect(try Alphabet("ab").radix.value == 2)
        let many = (0..<70_000).compactMap { Unicode.Scalar(UInt32($0 < 0xD800 ? $0 : $0 + 0x800)) }
        let greatest = try Alphabet(scalars: many.prefix(65_536))
        #expect(greatest.radix.value == 65_536)
        #expect(try greatest.numerals(of: greatest.symbols) == Array(0...65_535))
        #expect(error { _ = try Alphabet(scalars: many.prefix(65_537)) }?.code == .invalidAlphabet)
    }

    @Test(
        "A repeated symbol is refused with its position",
        arguments: [("aa", 1), ("0123456781", 9), ("яa€я", 3), ("\u{0}a\u{0}", 2)])
    func repeated(symbols: String, position: Int) throws {
        let refusal = error { _ = try Alphabet(symbols) }
        #expect(refusal?.code == .invalidAlphabet)
        #expect(refusal?.position == position)
    }

    @Test("Symbols are scalars as they are: a composed and a decomposed letter differ")
    func scalars() throws {
        let alphabet = try Alphabet("ab\u{E9}")
        #expect(error { _ = try alphabet.numerals(of: "ae\u{301}") }?.position == 1)
        #expect(try alphabet.numerals(of: "b\u{E9}a") == [1, 2, 0])
        #expect(!alphabet.isASCII)
        // A grapheme of several scalars is several symbols, and so no emoji family is one.
        #expect(try Alphabet("👨‍👩").radix.value == 3)
        #expect(throws: FormatPreservingEncryptionError.self) { try Alphabet("👨‍👩‍👧") }
    }

    @Test("Text and numerals, and numerals that are none")
    func numerals() throws {
        #expect(try Alphabet.base36.numerals(of: "a0z") == [10, 0, 35])
        let numerals: [Numeral] = [35, 0, 10]
        #expect(try Alphabet.base36.text(of: numerals.span) == "z0a")
        #expect(try Alphabet.base36.text(of: Span()) == "")
        let wrong: [Numeral] = [0, 36]
        let refusal = error { _ = try Alphabet.base36.text(of: wrong.span) }
        #expect(refusal?.code == .invalidSymbol)
        #expect(refusal?.position == 1)
        #expect(error { _ = try Alphabet.base36.numerals(of: "A") }?.position == 0)
    }

    @Test("Equal by symbols and order")
    func equality() throws {
        #expect(try Alphabet("0123456789") == .digits)
        #expect(try Alphabet("1023456789") != .digits)
    }
}
