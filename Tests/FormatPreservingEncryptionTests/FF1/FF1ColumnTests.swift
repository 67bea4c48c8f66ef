import FormatPreservingEncryption
import TestSupport
import Testing

@Suite("FF1 columns")
struct FF1ColumnTests {
    let key: FF1Key
    let digits: FF1Text

    init() throws {
        key = try FF1Key(Array(0..<32))
        digits = try FF1Text(key: key, alphabet: .digits)
    }

    @Test(
        "A column equals its values one by one, at every edge of a chunk",
        arguments: [0, 1, 2, 255, 256, 257, 511, 512, 513])
    func edges(rows: Int) throws {
        var generator = SplitMix64(seed: 11)
        for (alphabet, width) in [(Alphabet.digits, 16), (.digits, 28), (.base36, 19), (.base62, 40)] {
            let ff1 = try FF1Text(key: key, alphabet: alphabet)
            let texts = try (0..<rows).map { _ in
                try alphabet.text(of: generator.numerals(width, radix: alphabet.radix.value).span)
            }
            let tokens = try ff1.encryptColumn(texts, tweak: [7])
            #expect(try tokens == texts.map { text in try ff1.encrypt(text, tweak: [7]) })
            #expect(try ff1.decryptColumn(tokens, tweak: [7]) == texts)
        }
    }

    @Test("10^5 random values: column equals single")
    func many() throws {
        var generator = SplitMix64(seed: 12)
        let ff1 = digits.ff1
        let values = (0..<100_000).map { _ in generator.numerals(16, radix: 10) }
        var column = Array(values.joined())
        var span = column.mutableSpan
        try ff1.encryptColumn(&span, width: 16, tweak: Span())
        for (row, value) in values.enumerated() {
            let token = try ff1.encrypt(value)
            guard column[row * 16..<row * 16 + 16].elementsEqual(token) else {
                Issue.record("row \(row), seed \(generator.seed)")
                return
            }
        }
    }

    @Test(
        "Each row has its own tweak, of any size and in every tier", arguments: [0, 1, 4, 8, 9, 11, 12, 15, 16, 17, 33])
    func tweakPerRow(tweakSize: Int) throws {
        var generator = SplitMix64(seed: 13)
        for width in [6, 16, 28, 60] {
            let texts = try (0..<300).map { _ in try Alphabet.digits.text(of: generator.numerals(width, radix: 10).span)
            }
            let tweaks = generator.bytes(300 * tweakSize)
            let tokens = try digits.encryptColumn(texts, tweaks: tweaks.span, tweakSize: tweakSize)
            for row in texts.indices {
                let tweak = Array(tweaks[row * tweakSize..<(row + 1) * tweakSize])
                #expect(try tokens[row] == digits.encrypt(texts[row], tweak: tweak))
            }
            #expect(try digits.decryptColumn(tokens, tweaks: tweaks.span, tweakSize: tweakSize) == texts)
        }
    }

    @Test("A bad symbol is named by row and position, and nothing is changed")
    func badSymbol() throws {
        var column = Array(repeating: UInt8(ascii: "5"), count: 16 * 600)
        column[16 * 599 + 3] = UInt8(ascii: "x")
        let before = column
        let error = try #require(throws: FormatPreservingEncryptionError.self) {
            var span = column.mutableSpan
            try digits.encryptASCIIColumn(&span, width: 16, tweak: Span())
        }
        #expect(error.code == .invalidSymbol)
        #expect(error.row == 599)
        #expect(error.position == 3)
        #expect(column == before)
    }

    @Test("Values of unequal width are refused with the row")
    func unequalWidth() throws {
        for (texts, row) in [(["123456", "1234567"], 1), (["123456", "123456", "12345"], 2), (["123456", ""], 1)] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { try digits.encryptColumn(texts) }
            #expect(error.code == .unequalWidth)
            #expect(error.row == row)
        }
        var bytes = Array("1234567".utf8)
        let error = try #require(throws: FormatPreservingEncryptionError.self) {
            var span = bytes.mutableSpan
            try digits.encryptASCIIColumn(&span, width: 6, tweak: Span())
        }
        #expect(error.code == .unequalWidth)
        #expect(error.row == 1)
    }

    @Test("A first value that is none is blamed itself, not the rows after it")
    func badFirst() throws {
        for (texts, code, position) in [
            (["12345", "123456"], FormatPreservingEncryptionError.Code.domainTooSmall, nil),
            (["12345é", "123456"], .invalidSymbol, 5), (["", "123456"], .domainTooSmall, nil),
        ] as [([String], FormatPreservingEncryptionError.Code, Int?)] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { try digits.encryptColumn(texts) }
            #expect(error.code == code)
            #expect(error.row == 0)
            #expect(error.position == position)
        }
    }

    @Test(
        "A tweak size or a width that no column has is refused, whatever the rows",
        arguments: [Int.min, -1, 7, FF1.maximumTweakSize + 1, Int.max])
    func hostileSizes(size: Int) throws {
        let tweaks = [UInt8](repeating: 0, count: 12)
        var rows = Array("123456123456".utf8)
        let before = rows
        for texts in [[], ["123456"], ["123456", "123456"]] {
            #expect(throws: FormatPreservingEncryptionError.self) {
                try digits.encryptColumn(texts, tweaks: tweaks.span, tweakSize: size)
            }
        }
        #expect(throws: FormatPreservingEncryptionError.self) {
            var span = rows.mutableSpan
            try digits.encryptASCIIColumn(&span, width: 6, tweaks: tweaks.span, tweakSize: size)
        }
        #expect(throws: FormatPreservingEncryptionError.self) {
            var span = rows.mutableSpan
            try digits.encryptASCIIColumn(&span, width: size)
        }
        #expect(rows == before)
    }

    @Test("Tweaks that are not as many as the rows are refused")
    func tweakCount() throws {
        let tweaks = [UInt8](repeating: 0, count: 7)
        let error = try #require(throws: FormatPreservingEncryptionError.self) {
            try digits.encryptColumn(["123456", "123456"], tweaks: tweaks.span, tweakSize: 4)
        }
        #expect(error.code == .unequalWidth)
    }

    @Test("An empty column stays empty")
    func empty() throws {
        #expect(try digits.encryptColumn([]) == [])
        var none: [UInt8] = []
        var span = none.mutableSpan
        try digits.encryptASCIIColumn(&span, width: 16, tweak: Span())
        #expect(none.isEmpty)
    }

    @Test("A column in a wide alphabet")
    func wide() throws {
        let names = try FF1Text(key: key, alphabet: Alphabet("абвгдежзийклмнопрстуфхцчшщъыьэюя"))
        let texts = ["мария", "павел", "елена"]
        let tokens = try names.encryptColumn(texts)
        #expect(try tokens == texts.map { text in try names.encrypt(text) })
        #expect(try names.decryptColumn(tokens) == texts)
        let error = try #require(throws: FormatPreservingEncryptionError.self) {
            try names.encryptColumn(["мария", "пaвел"])  // a Latin a
        }
        #expect(error.row == 1)
        #expect(error.position == 1)
        #expect(
            try #require(throws: FormatPreservingEncryptionError.self) { try names.encryptColumn(["мария", "лев"]) }
                .code
                == .unequalWidth)
    }
}
