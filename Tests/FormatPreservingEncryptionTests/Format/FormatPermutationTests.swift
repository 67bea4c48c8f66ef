import BigInt
import TestSupport
import Testing

@testable import FormatPreservingEncryption

/// Whole domains: through a door below the floor, so that a debug run can take them; and one of a million in a release
/// build.
@Suite("A cipher over a format is a permutation of its values")
struct FormatPermutationTests {
    static let small: [String] = [
        "<digits:3>", "<upper:2><digits>", "<digits><upper:2>", "<integer:-600..700>", "<regex:(a|b){1,9}>",
        "<regex max=8:[ab]+c*>", "<base36:1..2>", "A<digits:2>(x|yz)<digits>", "<digits:4><check luhn>",
        "<keep upper><digits:3>", "<date:1999-12-01..2003-03-01>", "<[абвгде]:4>", "<upper:2><[xyz]:0..2>",
    ]

    @Test("Small domains: every value is hit once, and deciphering undoes it", arguments: small)
    func whole(text: String) throws {
        var parser = FormatParser(text)
        let format = try Format(nodes: try parser.parse(), floor: 2)
        let size = try #require(format.domainSize.exactly)
        #expect(size >= 500)
        let kept = text.hasPrefix("<keep") ? ["Q"] : []
        let values = try (0..<size).map { try format.unrank(FormatRank(decimal: "\($0)", kept: kept)) }
        #expect(Set(values).count == values.count)
        for tweak in [[], [1]] as [[UInt8]] {
            let cipher = try FormatCipher(key: FF1Key(Array(0..<16)), format: format)
            let tokens = try cipher.encryptColumn(values, tweak: tweak)
            #expect(Set(tokens) == Set(values))
            #expect(tokens != values)
            #expect(try cipher.decryptColumn(tokens, tweak: tweak) == values)
            for index in stride(from: 0, to: values.count, by: 97) {
                #expect(try cipher.encrypt(values[index], tweak: tweak) == tokens[index])
                #expect(try cipher.decrypt(tokens[index], tweak: tweak) == values[index])
            }
        }
    }

    @Test("Short lengths share a domain, and the others keep to themselves")
    func lengths() throws {
        var parser = FormatParser("<digits:1..5 same-length>")
        let format = try Format(nodes: try parser.parse(), floor: 1_000)
        let cipher = try FormatCipher(key: FF1Key(Array(0..<16)), format: format)
        // 10 + 100 < 1,000 <= 10 + 100 + 1,000.
        #expect(format.domainSize.decimal == "1110")
        let short = (1...3).flatMap { length in (0..<Self.power(length)).map { Self.padded($0, length) } }
        let tokens = try cipher.encryptColumn(short)
        #expect(Set(tokens) == Set(short))
        let four = (0..<10_000).map { Self.padded($0, 4) }
        #expect(Set(try cipher.encryptColumn(four)) == Set(four))
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }

    private static func padded(_ number: Int, _ width: Int) -> String {
        String(String(number + power(width)).dropFirst())
    }

    @Test("Where all encrypted positions share an alphabet, FF1 over text gives the same")
    func agreement() throws {
        let key = try FF1Key(Array(0..<32))
        let plain = try FF1Text(key: key, alphabet: .digits)
        let (tweak, kept) = ([7, 8] as [UInt8], "55")
        let expected = try plain.encrypt("123456789012", tweak: tweak)
        let format = try Format(text: "T-<digits:4>/<digits:8>.")
        let cipher = try FormatCipher(key: key, format: format)
        let token = try cipher.encrypt("T-1234/56789012.", tweak: tweak)
        #expect(token == "T-\(expected.prefix(4))/\(expected.suffix(8)).")
        // The kept digits are the tweak.
        let keeping = try FormatCipher(key: key, format: Format(text: "<keep digits:2><digits:12>"))
        #expect(
            try keeping.encrypt(kept + "123456789012") == kept + plain.encrypt("123456789012", tweak: Array(kept.utf8)))
        // With the caller's own: FF, the length, both.
        let both: [UInt8] = [0xFF, 0, 0, 0, 2] + Array(kept.utf8) + tweak
        #expect(
            try keeping.encrypt(kept + "123456789012", tweak: tweak) == kept
                + plain.encrypt("123456789012", tweak: both))
        // Two kept parts; the first varies in length, and ends in FE.
        let two = try FormatCipher(key: key, format: Format(text: "<keep upper:0..3>-<digits:12><keep [é€]:1>"))
        let parts: [UInt8] = Array("AB".utf8) + [0xFE] + Array("€".utf8)
        #expect(try two.encrypt("AB-123456789012€") == "AB-" + plain.encrypt("123456789012", tweak: parts) + "€")
        // Lengths that are kept, each with plain FF1.
        let lengths = try FormatCipher(key: key, format: Format(text: "<digits:7..12 same-length>"))
        #expect(try lengths.encrypt("1234567") == plain.encrypt("1234567"))
        #expect(try lengths.encrypt("123456789012") == plain.encrypt("123456789012"))
    }

    #if !DEBUG
        @Test("A million values, every one hit once", arguments: ["<integer:1..1000003>", "<digits:6>"])
        func million(text: String) throws {
            let format = try Format(text: text)
            let size = try #require(format.domainSize.exactly)
            let values = try (0..<size).map { try format.unrank(FormatRank(decimal: "\($0)")) }
            let cipher = try FormatCipher(key: FF1Key(Array(0..<16)), format: format)
            let tokens = try cipher.encryptColumn(values)
            #expect(Set(tokens) == Set(values))
            #expect(try cipher.decryptColumn(tokens) == values)
        }
    #endif

    @Test("n is the smallest even number of numerals with r = ceil(N^(1/n)) <= 65,536")
    func shapes() throws {
        var generator = SplitMix64(seed: 77)
        var sizes: [BigUInt] = [1_000_000, 3_652_059, 888_931_098]
        for exponent in [20, 32, 64, 96, 128, 160, 511] {
            for offset in [-2, -1, 0, 1, 2] { sizes.append(BigUInt(BigInt(BigInt(1) << exponent) + BigInt(offset))) }
        }
        for _ in 0..<200 {
            let bits = Int.random(in: 20...2_400, using: &generator)
            sizes.append(BigUInt.randomInteger(withExactWidth: bits, using: &generator))
        }
        for (radix, length) in [(1_000, 2), (257, 4), (65_535, 4), (1_626, 6), (40_000, 20)] {
            for offset in [-1, 0, 1] { sizes.append(BigUInt(BigInt(BigUInt(radix).power(length)) + BigInt(offset))) }
        }
        for size in sizes {
            let (length, radix) = FormatDomain.shape(of: size)
            #expect(length % 2 == 0 && length >= 2 && radix >= 2 && radix <= 65_536)
            #expect(BigUInt(radix).power(length) >= size, "\(size)")
            #expect(BigUInt(radix - 1).power(length) < size, "\(size)")
            #expect(length == 2 || BigUInt(65_536).power(length - 2) < size, "\(size)")
        }
    }
}
