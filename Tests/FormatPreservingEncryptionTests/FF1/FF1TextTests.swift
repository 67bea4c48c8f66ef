import FormatPreservingEncryption
import TestSupport
import Testing

@Suite("FF1 over text")
struct FF1TextTests {
    let key: FF1Key

    init() throws { key = try FF1Key(Array(0..<32)) }

    /// Cyrillic, Greek, Han, Kana, Arabic, Devanagari, emoji: each scalar a symbol.
    static let wide = [
        "абвгдежзийклмнопрстуфхцчшщъыьэюя", "αβγδεζηθικλμνξοπρστυφχψω", "一二三四五六七八九十百千万", "あいうえおかきくけこさしすせそ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "अआइईउऊएऐओऔकखगघङ", "😀😁😂🤣😃😄😅😆😉😊",
    ]

    @Test("Any script keeps its length in symbols and comes back", arguments: wide)
    func scripts(symbols: String) throws {
        let ff1 = try FF1Text(key: key, alphabet: Alphabet(symbols))
        let text = String(String.UnicodeScalarView(symbols.unicodeScalars.prefix(ff1.minimumLength + 1)))
        let token = try ff1.encrypt(text, tweak: [1])
        #expect(token.unicodeScalars.count == text.unicodeScalars.count)
        #expect(token.unicodeScalars.allSatisfy { symbols.unicodeScalars.contains($0) })
        #expect(token != text)
        #expect(try ff1.decrypt(token, tweak: [1]) == text)
    }

    @Test(
        "Text, bytes and numerals are the same cipher",
        arguments: [Alphabet.digits, .base36, .base62, .hexadecimal, .printableASCII, .letters])
    func forms(alphabet: Alphabet) throws {
        var generator = SplitMix64(seed: 21)
        let ff1 = try FF1Text(key: key, alphabet: alphabet)
        for length in Array(ff1.minimumLength...ff1.minimumLength + 30) + [63, 64, 65, 66, 200] {
            let numerals = generator.numerals(length, radix: alphabet.radix.value)
            let text = try alphabet.text(of: numerals.span)
            let token = try ff1.ff1.encrypt(numerals, tweak: [5])
            let expected = try alphabet.text(of: token.span)
            #expect(try ff1.encrypt(text, tweak: [5]) == expected)
            #expect(try ff1.decrypt(expected, tweak: [5]) == text)
            var bytes = Array(text.utf8)
            let tweak: [UInt8] = [5]
            var span = bytes.mutableSpan
            try ff1.encryptASCII(&span, tweak: tweak.span)
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
            span = bytes.mutableSpan
            try ff1.decryptASCII(&span, tweak: tweak.span)
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
    }

    @Test(
        "A symbol outside the alphabet is refused by its position in scalars",
        arguments: [
            ("12345x", 5), ("x23456", 0), ("123 56", 3), ("12-456", 2), ("１23456", 0), ("12345\u{0}", 5),
            ("12345\u{200B}", 5), ("\u{202E}123456", 0), ("1234567é", 7), ("123456👨‍👩‍👧", 6), ("123٤56", 3),
            ("123456\n", 6),
        ])
    func foreignSymbol(text: String, position: Int) throws {
        let ff1 = try FF1Text(key: key, alphabet: .digits)
        for operation in [{ try ff1.encrypt(text) }, { try ff1.decrypt(text) }] as [() throws -> String] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { _ = try operation() }
            #expect(error.code == .invalidSymbol)
            #expect(error.position == position)
        }
    }

    @Test(
        "Bytes that are not ASCII, or no UTF-8 at all, are refused by their position",
        arguments: [UInt8(0), 0x2F, 0x3A, 0x7F, 0x80, 0xC0, 0xFF])
    func foreignByte(byte: UInt8) throws {
        for alphabet in [Alphabet.digits, try Alphabet("9876543210")] {
            let ff1 = try FF1Text(key: key, alphabet: alphabet)
            for position in 0..<20 {
                var text = [UInt8](repeating: 0x35, count: 20)
                text[position] = byte
                let before = text
                let error = try #require(throws: FormatPreservingEncryptionError.self) {
                    var span = text.mutableSpan
                    try ff1.encryptASCII(&span, tweak: Span())
                }
                #expect(error.code == .invalidSymbol)
                #expect(error.position == position)
                #expect(text == before)
            }
        }
    }

    @Test("A decomposed letter is refused where the alphabet has the composed one, and the other way round")
    func decomposed() throws {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let ff1 = try FF1Text(key: key, alphabet: Alphabet("abcdefghijklmnopqrstuvwxyz\u{E9}"))
        #expect(try ff1.decrypt(ff1.encrypt("caf" + composed + "s")) == "caf" + composed + "s")
        let error = try #require(throws: FormatPreservingEncryptionError.self) {
            _ = try ff1.encrypt("caf" + decomposed + "s")
        }
        #expect(error.code == .invalidSymbol)
        #expect(error.position == 4)
        let other = try FF1Text(key: key, alphabet: Alphabet("abcdefghijklmnopqrstuvwxyz\u{301}"))
        let token = try other.encrypt("caf" + decomposed + "s")
        #expect(try other.decrypt(token).unicodeScalars.elementsEqual(("caf" + decomposed + "s").unicodeScalars))
        #expect(throws: FormatPreservingEncryptionError.self) { try other.encrypt("caf" + composed + "s") }
    }

    @Test(
        "A text that is no value gets the same answer alone and in a column, counted in scalars",
        arguments: [
            ("яя", FormatPreservingEncryptionError.Code.domainTooSmall, nil), ("😀😀😀", .domainTooSmall, nil),
            ("яяяяяяя", .invalidSymbol, 0), ("", .domainTooSmall, nil), ("123456é", .invalidSymbol, 6),
            (String(repeating: "я", count: 2100), .invalidSymbol, 0),
            (String(repeating: "я", count: 4097), .valueTooLong, nil),
        ] as [(String, FormatPreservingEncryptionError.Code, Int?)])
    func sameAnswer(text: String, code: FormatPreservingEncryptionError.Code, position: Int?) throws {
        let ff1 = try FF1Text(key: key, alphabet: .digits)
        let alone = try #require(throws: FormatPreservingEncryptionError.self) { _ = try ff1.encrypt(text) }
        let row = try #require(throws: FormatPreservingEncryptionError.self) { _ = try ff1.encryptColumn([text]) }
        #expect(alone.code == code)
        #expect(alone.position == position)
        #expect(row.code == code)
        #expect(row.position == position)
        #expect(row.row == 0)
    }

    @Test("An alphabet that is not ASCII has no byte calls")
    func notASCII() throws {
        let ff1 = try FF1Text(key: key, alphabet: Alphabet("aäbcdefgh"))
        var bytes = Array("aabbccdd".utf8)
        for width in [8, 4] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) {
                var span = bytes.mutableSpan
                if width == 8 {
                    try ff1.encryptASCII(&span, tweak: Span())
                } else {
                    try ff1.decryptASCIIColumn(&span, width: width, tweak: Span())
                }
            }
            #expect(error.code == .alphabetNotASCII)
        }
    }

    @Test("Another key, another tweak: another value, and no error, for FF1 has no integrity")
    func wrongKeyOrTweak() throws {
        let ff1 = try FF1Text(key: key, alphabet: .digits)
        let token = try ff1.encrypt("4111111111111111", tweak: [1])
        #expect(try ff1.decrypt(token, tweak: [2]) != "4111111111111111")
        #expect(try FF1Text(key: .random(), alphabet: .digits).decrypt(token, tweak: [1]) != "4111111111111111")
        #expect(try ff1.encrypt("4111111111111111", tweak: [1]) == token)
    }

    @Test("No error shows a symbol of the value or a byte of the key")
    func errorsDoNotLeak() throws {
        let ff1 = try FF1Text(key: key, alphabet: .digits)
        for text in ["777777é", "7\u{0}77777", "777", String(repeating: "7", count: 5000)] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { _ = try ff1.encrypt(text) }
            for rendering in [error.message, error.description, "\(error)", reflected(error), dumped(error)] {
                #expect(!rendering.contains("77"))
                #expect(!rendering.contains("é"))
            }
        }
    }
}
