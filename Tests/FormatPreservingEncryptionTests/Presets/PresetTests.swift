import FormatPreservingEncryption
import TestSupport
import Testing

/// Every preset with random values: 10^5 of each in a release build, fewer in a debug build.
@Suite("Presets keep their promises")
struct PresetTests {
    struct Preset: Sendable, CustomTestStringConvertible {
        let name: String
        let make: @Sendable () throws -> Format
        let kept: [String]
        var lengths: [Int?] = [nil]
        let domainSize: String

        var testDescription: String { name }
    }

    #if DEBUG
        static let rows = 500
    #else
        static let rows = 100_000
    #endif

    static let presets: [Preset] = [
        Preset(
            name: "card", make: { try .paymentCard() }, kept: ["1234"], lengths: [12, 15, 16, 19], domainSize: "5000000"
        ),
        Preset(
            name: "card keeping six", make: { try .paymentCard(keepingFirst: 6, luhn: .recomputed) }, kept: ["411111"],
            domainSize: "1000000000"),
        Preset(
            name: "card keeping eight", make: { try .paymentCard(keepingFirst: 8, luhn: .recomputed) },
            kept: ["41111111"],
            domainSize: "10000000"),
        Preset(
            name: "card keeping six and four",
            make: { try .paymentCard(keepingFirst: 6, last: 4, luhn: .ignored, length: 17) },
            kept: ["411111", "1234"], domainSize: "10000000"),
        Preset(
            name: "card keeping four, recomputed",
            make: { try .paymentCard(keepingFirst: 0, last: 4, luhn: .recomputed, length: 15) }, kept: ["1234"],
            domainSize: "10000000000"),
        Preset(name: "ssn", make: { try .usSocialSecurityNumber() }, kept: [], domainSize: "888931098"),
        Preset(
            name: "ssn plain", make: { try .usSocialSecurityNumber(dashes: false) }, kept: [], domainSize: "888931098"),
        Preset(name: "phone", make: { try .phoneNumber() }, kept: ["49"], lengths: [6, 9, 13], domainSize: "1000000"),
        Preset(
            name: "email", make: { try .emailAddress() }, kept: ["example.com"],
            lengths: [4, 5, 11, 12, 13, 24, 25, 64],
            domainSize: "2494479"),
        Preset(
            name: "email rfc5322", make: { try .emailAddress(localPart: .rfc5322) }, kept: ["Example.com"],
            lengths: [4, 10, 20, 40], domainSize: "44654247"),
        Preset(name: "iban DE", make: { try .iban(country: "DE") }, kept: [], domainSize: "1000000000000000000"),
        Preset(
            name: "iban GB keeping the bank", make: { try .iban(country: "GB", keepingFirst: 4) }, kept: ["NWBK"],
            domainSize: "100000000000000"),
        Preset(
            name: "iban MT", make: { try .iban(country: "MT") }, kept: [],
            domainSize: "471344458671501097174747259181465600000"),
        Preset(name: "date", make: { try .date() }, kept: [], domainSize: "3652059"),
        Preset(
            name: "timestamp",
            make: { try .timestamp(from: "1900-01-01T00:00:00.000Z", to: "2099-12-31T23:59:59.999Z") }, kept: [],
            domainSize: "6311433600000"),
        Preset(
            name: "minutes", make: { try .timestamp(from: "2000-01-01 00:00", to: "2029-12-31 23:59") }, kept: [],
            domainSize: "15779520"),
        Preset(
            name: "integer", make: { try .integer(in: Int.min...Int.max) }, kept: [], domainSize: "18446744073709551616"
        ),
        Preset(name: "small integer", make: { try .integer(in: -500_000...500_000) }, kept: [], domainSize: "1000001"),
        Preset(
            name: "decimal", make: { try .decimal(from: "0.00", to: "9999999.99") }, kept: [], domainSize: "1000000000"),
        Preset(
            name: "uuid", make: { try .uuid() }, kept: ["7", "9"], domainSize: "1329227995784915872903807060280344576"),
        Preset(name: "ipv4", make: { try .ipv4Address() }, kept: [], domainSize: "4294967296"),
        Preset(
            name: "ipv6", make: { try .ipv6Address() }, kept: [], domainSize: "340282366920938463463374607431768211456"),
        Preset(name: "mac", make: { try .macAddress() }, kept: [], domainSize: "281474976710656"),
        Preset(
            name: "mac keeping the manufacturer",
            make: { try .macAddress(separator: "-", uppercase: true, keepsManufacturer: true) },
            kept: ["00", "1A", "2B"],
            domainSize: "16777216"),
        Preset(name: "ticket", make: { try .template("TT-########") }, kept: [], domainSize: "100000000"),
        Preset(name: "template", make: { try .template(##"\#@@*-####"##) }, kept: [], domainSize: "243360000"),
        Preset(name: "latin", make: { try .name(.latin) }, kept: ["____-_____ ______"], domainSize: "37259704"),
        Preset(name: "cyrillic", make: { try .name(.cyrillic) }, kept: ["____ _____"], domainSize: "1481544"),
        Preset(name: "greek", make: { try .name(.greek) }, kept: ["______ ______"], domainSize: "22667121"),
        Preset(name: "han", make: { try .name(.han) }, kept: ["___"], domainSize: "440664064"),
        Preset(name: "kana", make: { try .name(.kana) }, kept: ["____\u{3000}____"], domainSize: "5451776"),
        Preset(name: "hangul", make: { try .name(.hangul) }, kept: ["___"], domainSize: "124813584"),
        Preset(name: "arabic", make: { try .name(.arabic) }, kept: ["____ _\u{64E}____"], domainSize: "5764801"),
        Preset(
            name: "devanagari", make: { try .name(.devanagari) }, kept: ["__\u{93E}_ ___\u{94D}_"],
            domainSize: "20151121"),
    ]

    @Test("The domain has the size that is documented", arguments: presets)
    func domainSize(preset: Preset) throws {
        #expect(try preset.make().domainSize.decimal == preset.domainSize)
    }

    @Test("The text form makes the same format", arguments: presets)
    func text(preset: Preset) throws {
        let format = try preset.make()
        #expect(try Format(text: format.text) == format)
    }

    @Test(
        "Random values come back, singly and in columns; tokens are of the format and keep what is kept",
        arguments: presets)
    func roundTrip(preset: Preset) throws {
        var generator = SplitMix64(seed: 0x5EED)
        let format = try preset.make()
        let cipher = try FormatCipher(key: FF1Key(generator.bytes(32)), format: format)
        for length in preset.lengths {
            var values: [String] = []
            for _ in 0..<Self.rows / preset.lengths.count {
                // A little over the domain's end is refused, and drawn again.
                while true {
                    let bits = format.domainSize.bits + 1 + (length ?? 0) * 7
                    let number = Self.number(bits: bits, &generator)
                    let rank = try FormatRank(decimal: number, kept: preset.kept, length: length)
                    if let value = try? format.unrank(rank) {
                        #expect(try format.rank(of: value).decimal == number)
                        values.append(value)
                        break
                    }
                    if let small = try? format.unrank(
                        FormatRank(
                            decimal: "\(UInt64.random(in: 0..<1_000_000, using: &generator))", kept: preset.kept,
                            length: length)),
                        length != nil
                    {
                        values.append(small)
                        break
                    }
                }
            }
            let tweak = generator.bytes(3)
            let tokens = try cipher.encryptColumn(values, tweak: tweak)
            #expect(try cipher.decryptColumn(tokens, tweak: tweak) == values, "seed \(generator.seed)")
            var same = 0
            for (value, token) in zip(values, tokens).prefix(60) {
                #expect(try cipher.encrypt(value, tweak: tweak) == token, "seed \(generator.seed)")
                #expect(try cipher.decrypt(token, tweak: tweak) == value, "seed \(generator.seed)")
                #expect(format.isToken(token))
                if preset.name != "card" { #expect(try format.rank(of: token).kept == preset.kept) }
            }
            for (value, token) in zip(values, tokens) where value == token { same += 1 }
            // By chance one in a million.
            #expect(same <= 1, "seed \(generator.seed)")
            if length != nil, preset.name != "email" && preset.name != "email rfc5322" || length != 4 {
                #expect(zip(values, tokens).allSatisfy { $0.unicodeScalars.count == $1.unicodeScalars.count })
            }
        }
    }

    /// A number of so many random bits in decimal.
    private static func number(bits: Int, _ generator: inout SplitMix64) -> String {
        var digits: [Int] = [0]
        for _ in 0..<bits {
            var carry = Bool.random(using: &generator) ? 1 : 0
            for index in digits.indices {
                let doubled = digits[index] * 2 + carry
                (digits[index], carry) = (doubled % 10, doubled / 10)
            }
            if carry > 0 { digits.append(carry) }
        }
        return digits.reversed().map(String.init).joined()
    }

    @Test("Ranges and presets with too few values are refused")
    func small() throws {
        let small: [() throws -> Format] = [
            { try .paymentCard(keepingFirst: 6, last: 4, luhn: .recomputed) }, { try .paymentCard(keepingLast: 6) },
            { try .paymentCard(keepingFirst: 8, last: 4, luhn: .ignored) },
            // 1,000,000 texts, but of these only 100,000 pass the Luhn check whose digit is kept.
            { try .paymentCard(keepingFirst: 6, last: 4, luhn: .ignored) },
            { try .paymentCard(keepingFirst: 6, last: 1, luhn: .ignored, length: 13) },
            { try .date(from: "1900-01-01", to: "2099-12-31") },
            { try .integer(in: 0...999_998) }, { try .decimal(from: "0.00", to: "99.99") },
            { try .template("TT-#####") },
            { try .timestamp(from: "2000-01-01T00:00", to: "2000-12-31T23:59") },
            { try .name(.latin, maximumLetters: 2) },
            { try .iban(country: "BE", keepingFirst: 7) },
        ]
        for (index, make) in small.enumerated() {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { _ = try make() }
            #expect(error.code == .domainTooSmall, "\(index)")
        }
        _ = try Format.paymentCard(keepingLast: 6, lengths: 16...19)
        // The last digit is encrypted: it does not say which of the others are cards.
        _ = try Format.paymentCard(keepingFirst: 10, luhn: .ignored)
        _ = try Format.integer(in: 0...999_999)
    }

    @Test("Presets with what makes no sense are refused")
    func wrong() throws {
        let wrong: [() throws -> Format] = [
            { try .paymentCard(keepingLast: 0) }, { try .paymentCard(luhnClass: 0) },
            { try .paymentCard(luhnClass: 10) },
            { try .paymentCard(lengths: 11...16) }, { try .paymentCard(lengths: 16...20) },
            { try .iban(country: "ZZ") },
            { try .iban(country: "de") }, { try .iban(country: "DE", keepingFirst: 19) },
            { try .macAddress(separator: "a") },
            { try .template("") }, { try .template("abc") }, { try .template(#"######\"#) },
            { try .decimal(from: "0", to: "0.5") },
            { try .decimal(from: "00.5", to: "9.5") }, { try .decimal(from: "5.0", to: "1.0") },
            { try .date(from: "x", to: "y") },
            { try .date(from: "2001-01-01", to: "2000-01-01") },
            { try .timestamp(from: "2000-01-01", to: "2001-01-01") },
            { try .timestamp(from: "2000-01-01T00:00", to: "2001-01-01T00:00Z") },
            { try .name(.han, maximumLetters: 0) },
            { try .paymentCard(keepingFirst: 16, luhn: .ignored) },
            { try .paymentCard(keepingFirst: -1, luhn: .ignored) },
            { try .paymentCard(keepingFirst: .min, luhn: .ignored) },
            { try .paymentCard(keepingFirst: .max, luhn: .recomputed) },
            { try .paymentCard(keepingFirst: 6, last: .min, luhn: .ignored) },
            { try .paymentCard(keepingFirst: 6, last: .max, luhn: .recomputed) },
            { try .paymentCard(keepingFirst: .max, last: .max, luhn: .recomputed) },
            { try .paymentCard(keepingFirst: 6, luhn: .ignored, length: .min) },
            { try .paymentCard(keepingFirst: 6, luhn: .ignored, length: .max) },
            { try .paymentCard(keepingLast: .min) }, { try .paymentCard(keepingLast: .max) },
            { try .paymentCard(luhnClass: .min) }, { try .paymentCard(luhnClass: .max) },
            { try .paymentCard(lengths: .min ... .max) }, { try .iban(country: "DE", keepingFirst: .min) },
            { try .iban(country: "DE", keepingFirst: .max) }, { try .name(.latin, maximumLetters: .min) },
            { try .name(.latin, maximumLetters: .max) }, { try .name(.latin, maximumLetters: 2_049) },
        ]
        for (index, make) in wrong.enumerated() {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { _ = try make() }
            #expect(error.code == .invalidFormat, "\(index): \(error)")
        }
        let date = try #require(throws: FormatPreservingEncryptionError.self) {
            try Format.date(from: "2001-02-29", to: "2002-01-01")
        }
        #expect(date.code == .valueOutOfRange)
    }
}
