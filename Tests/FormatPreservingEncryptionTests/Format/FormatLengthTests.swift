import FormatPreservingEncryption
import Testing

@Suite("Lengths of values and of their parts")
struct FormatLengthTests {
    let key: FF1Key

    init() throws { key = try FF1Key(Array(0..<32)) }

    @Test("A value has at least one character, and a format in which none is needed says so")
    func empty() throws {
        for make in [
            { try Format(text: "<digits:0..6>") },
            { try Format { FormatPart.encrypted(.digits, 0...6, keepsLength: false) } },
            { try Format { FormatPart.encrypted(.digits, 0...9) } }, { try Format(regex: "[0-9]{0,9}") },
        ] as [() throws -> Format] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { _ = try make() }
            #expect(error.code == .invalidFormat)
            #expect(error.message.contains("at least one character"))
        }
        // A part may be empty where another is not.
        let format = try Format(text: "T<digits:0..6>")
        #expect(format.domainSize.decimal == "1111111")
        #expect(try format.unrank(FormatRank(decimal: "0")) == "T")
        let cipher = try FormatCipher(key: key, format: format)
        #expect(try cipher.decrypt(cipher.encrypt("T")) == "T")
    }

    @Test(
        "Numbers of symbols that no part can have are refused",
        arguments: [
            (0, Int.max), (Int.min, Int.max), (Int.min, 5), (-1, 9), (0, 0), (1, 4_097), (Int.max, Int.max),
            (Int.min, Int.min),
        ])
    func counts(low: Int, high: Int) {
        for parts in [
            [FormatPart.encrypted(.digits, low...high)], [.encrypted(.digits, low...high, keepsLength: false)],
            [.kept(.digits, low...high), .encrypted(.digits, 9)],
            [.alternatives([[.encrypted(.digits, low...high, keepsLength: false)], [.literal("A")]])],
        ] {
            #expect(throws: FormatPreservingEncryptionError.self) { try Format(parts: parts) }
        }
        if low == high {
            #expect(throws: FormatPreservingEncryptionError.self) { try Format(parts: [.encrypted(.digits, low)]) }
            #expect(throws: FormatPreservingEncryptionError.self) {
                try Format(parts: [.kept(.digits, low), .encrypted(.digits, 9)])
            }
        }
        for length in [low, high] where length != 5 && length != 9 {
            #expect(throws: FormatPreservingEncryptionError.self) {
                try Format(parts: [.pattern("[a-z]+", maximumLength: length)])
            }
        }
    }

    @Test("The extreme numbers as arguments elsewhere")
    func extremes() throws {
        for value in [Int.min, -1, .max] {
            #expect(throws: FormatPreservingEncryptionError.self) { try Radix(value) }
            #expect(throws: FormatPreservingEncryptionError.self) { try Format.integer(in: value...value) }
        }
        let all = try Format.integer(in: .min ... .max)
        let cipher = try FormatCipher(key: key, format: all)
        for value in [Int.min, -1, 0, .max] { #expect(try cipher.decrypt(cipher.encrypt("\(value)")) == "\(value)") }
        #expect(!all.isValue("9223372036854775808") && !all.isValue("-9223372036854775809"))
        let column = try cipher.encryptColumn(["1"], failureLimit: .min)
        #expect(column.isComplete)
        let ff1 = try FF1(key: key, radix: .decimal)
        for (width, tweakSize) in [(Int.min, 0), (.max, 0), (-1, 0), (0, 0), (6, .min), (6, .max), (6, -1)] {
            var rows = [Numeral](repeating: 1, count: 12)
            #expect(throws: FormatPreservingEncryptionError.self) {
                var span = rows.mutableSpan
                try ff1.encryptColumn(&span, width: width, tweaks: Span(), tweakSize: tweakSize)
            }
        }
    }

    @Test(
        "Equal parts of values of different lengths do not show in their tokens",
        arguments: [#"<regex same-length:\d{6}(-DE)?>"#, #"<keep upper:0..2>/<regex same-length:\d{6}(-DE)?>"#])
    func unlinkable(text: String) throws {
        let cipher = try FormatCipher(key: key, format: Format(text: text))
        let prefix = text.hasPrefix("<keep") ? "A/" : ""
        for tweak in [[], [1, 2, 3]] as [[UInt8]] {
            let numbers = (0..<200).map { 123_456 + $0 * 1_009 }
            let short = try cipher.encryptColumn(numbers.map { "\(prefix)\($0)" }, tweak: tweak)
            let long = try cipher.encryptColumn(numbers.map { "\(prefix)\($0)-DE" }, tweak: tweak)
            let same = zip(short, long).count {
                $0.dropFirst(prefix.count).prefix(6) == $1.dropFirst(prefix.count).prefix(6)
            }
            // By chance one in a million.
            #expect(same == 0)
            #expect(long.allSatisfy { $0.hasSuffix("-DE") })
            #expect(try cipher.decryptColumn(long, tweak: tweak) == numbers.map { "\(prefix)\($0)-DE" })
        }
        #expect(try cipher.encrypt("\(prefix)123456") != "\(prefix)258889")
    }

    @Test("The same for lengths with nearly equally many values, whose ranks have one form")
    func nearlyEqual() throws {
        let format = try Format(text: #"<regex same-length:\d{6}[a-z]?|\d{6}-[a-z]x>"#)
        let cipher = try FormatCipher(key: key, format: format)
        var ranks: [String] = []
        for length in [7, 9] {
            let tokens = try (0..<200).map {
                try cipher.encrypt(format.unrank(FormatRank(decimal: "\($0 * 97)", length: length)))
            }
            ranks.append(contentsOf: try tokens.map { try format.rank(of: $0).decimal })
        }
        #expect(zip(ranks.prefix(200), ranks.suffix(200)).allSatisfy { $0 != $1 })
    }

    @Test("The length in the tweak, the kept parts and the caller's own tweak cannot be taken for each other")
    func unambiguous() throws {
        // Lengths 1 to 6 are ranked together and have the length in the tweak; from 7, FF1 on the digits.
        let format = try Format(text: "<digits:1..9 same-length>")
        let cipher = try FormatCipher(key: key, format: format)
        let plain = try FF1Text(key: key, alphabet: .digits)
        #expect(try cipher.encrypt("12345678") == plain.encrypt("12345678"))
        #expect(
            try cipher.encrypt("12345678", tweak: [0xFD, 0, 6])
                == plain.encrypt("12345678", tweak: [0xFF, 0, 0, 0, 0, 0xFD, 0, 6]))
        let values = ["1", "123456", "1234567", "123456789"]
        for tweak in [[], [0xFD, 0, 6], [0xFF, 0, 0, 0, 3, 0xFD, 0, 6]] as [[UInt8]] {
            let tokens = try cipher.encryptColumn(values, tweak: tweak)
            #expect(try cipher.decryptColumn(tokens, tweak: tweak) == values)
            for (value, token) in zip(values, tokens) { #expect(try cipher.encrypt(value, tweak: tweak) == token) }
        }
        // No telephone number's token is longer than a telephone number.
        let phone = try Format(text: "+<keep calling-code><digits:1..14 same-length>")
        let phones = try FormatCipher(key: key, format: phone)
        for number in ["+9981", "+998123456789012", "+112345678901234"] {
            #expect(try phone.isToken(phones.encrypt(number)))
            #expect(try phones.decrypt(phones.encrypt(number)) == number)
        }
    }
}
