import FormatPreservingEncryption
import TestSupport
import Testing

@Suite("Ciphers over formats")
struct FormatCipherTests {
    let key: FF1Key

    init() throws { key = try FF1Key(Array(0..<32)) }

    /// The table in the documentation.
    static let table: [(@Sendable () throws -> Format, String, String)] = [
        ({ try .paymentCard() }, "4111111111111111", "9515662628601111"),
        ({ try .paymentCard(keepingFirst: 6, luhn: .recomputed) }, "4111111111111111", "4111116188408035"),
        ({ try .usSocialSecurityNumber() }, "123-45-6789", "619-40-7144"),
        ({ try .phoneNumber() }, "+4915112345678", "+4905654843062"),
        ({ try .emailAddress() }, "jane.doe@example.com", "+a55ll-r@example.com"),
        ({ try .iban(country: "DE") }, "DE89370400440532013000", "DE43347265623479706686"),
        ({ try .date() }, "1985-04-12", "0162-04-17"),
        (
            { try .timestamp(from: "2000-01-01T00:00:00Z", to: "2099-12-31T23:59:59Z") }, "2026-05-17T09:30:00Z",
            "2078-02-22T23:56:33Z"
        ),
        ({ try .integer(in: 0...99_999_999) }, "31415926", "39675806"),
        ({ try .decimal(from: "0.00", to: "9999999.99") }, "1299.95", "5137362.13"),
        ({ try .uuid() }, "f81d4fae-7dec-41d0-a765-00a0c91e6bf6", "a3ad2fa2-f99c-488e-a997-bd31c638e91e"),
        ({ try .ipv4Address() }, "192.0.2.17", "167.168.8.170"),
        ({ try .ipv6Address() }, "2001:db8::1", "d1d4:8c88:f50e:e352:35c1:e832:ea2b:1d81"),
        ({ try .macAddress() }, "00:1a:2b:3c:4d:5e", "d5:2f:af:52:7a:0c"),
        ({ try .template("TT-########") }, "TT-20190815", "TT-31411924"),
        ({ try .name(.latin) }, "Anne-Marie Müller", "ÜỖWỊ-Ùẻżmâ byļùẩĮ"),
    ]

    @Test("The documentation's examples: golden values, to be read for ever", arguments: 0..<table.count)
    func documented(index: Int) throws {
        let (make, value, token) = Self.table[index]
        let cipher = try FormatCipher(key: key, format: make())
        #expect(try cipher.encrypt(value) == token)
        #expect(try cipher.decrypt(token) == value)
        #expect(try cipher.encryptColumn([value, value]) == [token, token])
    }

    @Test("Columns longer than a batch, of mixed lengths, agree with one value at a time")
    func columns() throws {
        var generator = SplitMix64(seed: 11)
        for text in [
            "<card keep=4 class=5 lengths=12..19>", "<digits:6..9 same-length>-<keep upper:0..2>", "<base36:3..5>",
        ] {
            let format = try Format(text: text)
            let cipher = try FormatCipher(key: key, format: format)
            let isCard = text.hasPrefix("<card")
            let values = try (0..<5_000).map { row in
                let kept = isCard ? "1234" : String("AB".prefix(row % 3))
                return try format.unrank(
                    FormatRank(
                        decimal: "\(Int.random(in: 0..<1_000_000, using: &generator))",
                        kept: text.contains("keep") ? [kept] : [],
                        length: isCard ? 12 + row % 7 : text.contains("same-length") ? 6 + row % 4 : nil))
            }
            let tokens = try cipher.encryptColumn(values, tweak: [9])
            #expect(try cipher.decryptColumn(tokens, tweak: [9]) == values)
            for row in stride(from: 0, to: 5_000, by: 101) {
                #expect(try cipher.encrypt(values[row], tweak: [9]) == tokens[row])
            }
        }
        #expect(try FormatCipher(key: key, format: .paymentCard()).encryptColumn([]) == [])
    }

    @Test("Failures of a column are collected up to a limit, and the other rows done")
    func failures() throws {
        let cipher = try FormatCipher(key: key, format: .usSocialSecurityNumber())
        let column = ["123-45-6789", "666-45-6789", "", "234-56-7890", "x"]
        let all = try cipher.encryptColumn(column, failureLimit: 10)
        #expect(all.failures.map(\.row) == [1, 2, 4])
        #expect(all.results.map { $0 != nil } == [true, false, false, true, false])
        #expect(try all.results[3] == cipher.encrypt("234-56-7890"))
        #expect(try cipher.encryptColumn(column, failureLimit: 2).failures.map(\.row) == [1, 2])
        // A column that is given up: nothing but failed rows and rows after the last failure is nil.
        for (limit, done) in [(.min, 1), (1, 1), (2, 2), (3, 4)] {
            let some = try cipher.encryptColumn(column, failureLimit: limit)
            #expect(some.results[0] == all.results[0] && some.results.count == 5)
            #expect((some.results[3] != nil) == (done == 4), "limit \(limit)")
            #expect(!some.isComplete && some.failures.count == max(1, limit))
        }
        let cards = try FormatCipher(key: key, format: .paymentCard())
        let given = try cards.encryptColumn(["4111111111111111", "4111111111111112", "x"], failureLimit: 1)
        #expect(try given.results == [cards.encrypt("4111111111111111"), nil, nil])
        #expect(given.failures.map(\.row) == [1])
        let thrown = try #require(throws: FormatPreservingEncryptionError.self) { try cipher.encryptColumn(column) }
        #expect(thrown.row == 1 && thrown.position == 2 && thrown.code == .invalidSymbol)
        #expect(thrown.description.hasPrefix("row 1: position 2: "))
        let whole = try cipher.decryptColumn(["123-45-6789"], failureLimit: 1)
        #expect(whole.isComplete && whole.results.count == 1)
    }

    @Test("First digits of tokens are uniform: chi-square over 20,000 rows")
    func uniform() throws {
        // 99.99th percentiles: 23.5 for 4 degrees of freedom, 33.7 for 9.
        let format = try Format.paymentCard(lengths: 16...16)
        let cards = try (0..<20_000).map {
            try format.unrank(FormatRank(decimal: "\($0 * 1_000)", kept: ["0000"], length: 16))
        }
        let tokens = try FormatCipher(key: key, format: format).encryptColumn(cards)
        #expect(Self.chiSquare(tokens.map { String($0.prefix(1)) }, classes: 5) < 23.5, "key 00...1f")
        let dates = try Format(text: "<integer:1000000..9999999>")
        let numbers = try FormatCipher(key: key, format: dates).encryptColumn((0..<20_000).map { "\(1_000_000 + $0)" })
        #expect(Self.chiSquare(numbers.map { String($0.prefix(1)) }, classes: 9) < 33.7, "key 00...1f")
    }

    private static func chiSquare(_ classes: [String], classes expected: Int) -> Double {
        let counts = Dictionary(grouping: classes, by: \.self).mapValues { Double($0.count) }
        guard counts.count == expected else { return .infinity }
        let mean = Double(classes.count) / Double(expected)
        return counts.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / mean }
    }

    @Test("Tweaks, keys and kept parts change the token; the same ones do not")
    func dependence() throws {
        let format = try Format(text: "<keep digits:2><upper:5>")
        let cipher = try FormatCipher(key: key, format: format)
        let tokens = [
            try cipher.encrypt("12ABCDE"), try cipher.encrypt("13ABCDE"), try cipher.encrypt("12ABCDE", tweak: [0]),
            try cipher.encrypt("12ABCDE", tweak: [0, 0]), try cipher.encrypt("12ABCDE", tweak: [1]),
            try FormatCipher(key: FF1Key(Array(1..<33)), format: format).encrypt("12ABCDE"),
        ].map { String($0.dropFirst(2)) }
        #expect(Set(tokens).count == tokens.count)
        #expect(try cipher.encrypt("12ABCDE", tweak: [1]) == cipher.encrypt("12ABCDE", tweak: [1]))
        // A wrong tweak is not noticed.
        #expect(try cipher.decrypt(cipher.encrypt("12ABCDE", tweak: [1]), tweak: [2]) != "12ABCDE")
        let tweak = [UInt8](repeating: 1, count: FF1.maximumTweakSize + 1)
        for operation in [
            { try cipher.encrypt("12ABCDE", tweak: tweak) }, { try cipher.encryptColumn(["12ABCDE"], tweak: tweak)[0] },
        ] {
            #expect(
                try #require(throws: FormatPreservingEncryptionError.self) { _ = try operation() }.code == .tweakTooLong
            )
        }
        let longest = [UInt8](repeating: 1, count: FF1.maximumTweakSize)
        #expect(throws: FormatPreservingEncryptionError.self) { try cipher.encrypt("12ABCDE", tweak: longest) }
        let free = try FormatCipher(key: key, format: Format(text: "<upper:5>"))
        #expect(try free.decrypt(free.encrypt("ABCDE", tweak: longest), tweak: longest) == "ABCDE")
    }

    @Test("One cipher in many tasks gives what it gives in one")
    func concurrency() async throws {
        let cipher = try FormatCipher(key: key, format: .emailAddress())
        let addresses = (0..<64).map { "user\($0)@example\($0 % 7).com" }
        let expected = try addresses.map { try cipher.encrypt($0) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for round in 0..<64 {
                        let index = (round * 5 + task * 9) % 64
                        guard try cipher.encrypt(addresses[index]) == expected[index] else { return false }
                    }
                    return try cipher.encryptColumn(addresses) == expected
                }
            }
            for try await same in group { #expect(same) }
        }
    }

    @Test("Nothing of key or tables prints")
    func reflection() throws {
        let cipher = try FormatCipher(key: key, format: .usSocialSecurityNumber())
        _ = try cipher.encrypt("123-45-6789")
        let dumped = TestSupport.dumped(cipher)
        #expect(dumped.count < 400 && !dumped.contains("6789"))
        #expect(Mirror(reflecting: cipher).children.isEmpty)
        #expect("\(cipher)".hasPrefix("FormatCipher(<regex:"))
    }

    @Test("Nothing of a value shows in what ranks and columns print")
    func values() throws {
        let cipher = try FormatCipher(key: key, format: .emailAddress())
        let rank = try cipher.format.rank(of: "jane.doe@example.com")
        let column = try cipher.decryptColumn([cipher.encrypt("jane.doe@example.com"), "x"], failureLimit: 2)
        #expect(column.results[0] == "jane.doe@example.com")
        for item in [rank, column, [rank], Optional(column) as Any] as [Any] {
            let dumped = TestSupport.dumped(item)
            for rendering in [dumped, "\(item)", String(reflecting: item)] {
                for secret in ["jane", "example", rank.decimal] { #expect(!rendering.contains(secret), "\(rendering)") }
            }
        }
        #expect("\(rank)" == "FormatRank(1 kept parts)")
        #expect("\(column)" == "FormatColumn(2 rows, 1 failures)")
        #expect(Mirror(reflecting: rank).children.isEmpty && Mirror(reflecting: column).children.isEmpty)
    }

    @Test("A rank whose kept parts make the value too long is refused")
    func tooLong() throws {
        let cases: [(Format, [String], Int?)] = [
            (try .phoneNumber(), ["998"], 14), (try .name(.latin, maximumLetters: 5), ["___" + spaces(100)], nil),
            (try .name(.devanagari, maximumLetters: 4), ["____" + spaces(5)], nil),
        ]
        for (format, kept, length) in cases {
            let rank = try FormatRank(decimal: "5", kept: kept, length: length)
            let error = try #require(throws: FormatPreservingEncryptionError.self) { try format.unrank(rank) }
            #expect(error.code == .invalidFormat)
        }
        let longest = try Format.phoneNumber().unrank(FormatRank(decimal: "5", kept: ["998"], length: 12))
        #expect(longest == "+998000000000005")
        for length in [Int.min, -1, 0, 15, .max] {
            let rank = try FormatRank(decimal: "5", kept: ["1"], length: length)
            #expect(throws: FormatPreservingEncryptionError.self) { try Format.phoneNumber().unrank(rank) }
        }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    @Test("Ranks are numbers, and in range")
    func ranks() throws {
        let format = try Format.paymentCard()
        #expect(throws: FormatPreservingEncryptionError.self) { try FormatRank(decimal: "-1") }
        #expect(throws: FormatPreservingEncryptionError.self) { try FormatRank(decimal: "") }
        #expect(throws: FormatPreservingEncryptionError.self) { try FormatRank(decimal: "1٢") }
        #expect(throws: FormatPreservingEncryptionError.self) {
            try FormatRank(decimal: String(repeating: "1", count: 20_001))
        }
        let wrong: [(String, [String], Int?)] = [
            ("50000000000", ["1111"], 16), ("0", ["111"], 16), ("0", [], 16), ("0", ["1111"], nil), ("0", ["1111"], 20),
            ("0", ["11x1"], 16),
        ]
        for (number, kept, length) in wrong {
            let rank = try FormatRank(decimal: number, kept: kept, length: length)
            #expect(throws: FormatPreservingEncryptionError.self, "\(number) \(kept)") { try format.unrank(rank) }
        }
        let last = try FormatRank(decimal: "49999999999", kept: ["1111"], length: 16)
        #expect(try format.unrank(last).hasPrefix("69999999999"))
        #expect(try format.rank(of: format.unrank(last)) == last)
        #expect(DomainSizeOrder.isOrdered)
    }
}

/// Sizes compare as numbers.
enum DomainSizeOrder {
    static var isOrdered: Bool {
        guard let a = try? Format.date().domainSize, let b = try? Format.ipv6Address().domainSize else { return false }
        return a < b && !(b < a) && a.bits == 21 && b.bits == 128 && b.exactly == nil && a.exactly == 3_652_059
            && "\(a)" == a.decimal
    }
}
