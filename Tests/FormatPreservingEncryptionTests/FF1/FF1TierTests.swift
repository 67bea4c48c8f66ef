import CryptoCore
import TestSupport
import Testing

@testable import FormatPreservingEncryption

/// The three kinds of arithmetic where more than one can compute the same.
@Suite("FF1 tiers agree")
struct FF1TierTests {
    /// Halves up to 32 bits: all three.
    @Test(
        "64-bit, 128-bit and big-integer arithmetic",
        arguments: [(2, 20), (10, 16), (10, 17), (10, 18), (36, 12), (65_536, 4)])
    func smallHalves(radix: Int, length: Int) throws {
        try compare(radix: radix, length: length, tiers: [.words64, .words128, .large], count: 12_000)
    }

    /// Halves above 32 and up to 62 bits: three.
    @Test(
        "96-bit, 128-bit and big-integer arithmetic",
        arguments: [
            (2, 65), (2, 123), (2, 124), (3, 78), (10, 19), (10, 28), (10, 35), (10, 36), (36, 19), (36, 22), (62, 20),
            (256, 9), (256, 13), (256, 14), (65_536, 5), (65_536, 6),
        ])
    func wordHalves(radix: Int, length: Int) throws {
        try compare(radix: radix, length: length, tiers: [.words96, .words128, .large], count: 5_000)
    }

    /// Halves above 62 and up to 96 bits: two.
    @Test(
        "128-bit and big-integer arithmetic",
        arguments: [
            (2, 125), (2, 126), (2, 128), (10, 37), (10, 38), (10, 55), (10, 56), (36, 36), (62, 32), (256, 15),
            (256, 24), (65_536, 8), (65_536, 12),
        ])
    func mediumHalves(radix: Int, length: Int) throws {
        try compare(radix: radix, length: length, tiers: [.words128, .large], count: 1_250)
    }

    /// Big integers are slow, and have only the first rows where others are compared too.
    private func compare(radix: Int, length: Int, tiers: [FF1Schedule.TierChoice], count: Int) throws {
        var generator = SplitMix64(seed: UInt64(radix * 1000 + length))
        let key = try FF1Key(generator.bytes(32))
        let tweak = generator.bytes(5)
        var values = (0..<count).flatMap { _ in generator.numerals(length, radix: radix) }
        // The edges of the domain too.
        for index in 0..<length {
            values[index] = 0
            values[length + index] = UInt16(radix - 1)
        }
        for direction in [FF1Direction.encrypt, .decrypt] {
            let results = try tiers.map { tier in
                let ff1 = try FF1(key: key, radix: Radix(radix), tier: tier)
                var column = tier == .large ? Array(values.prefix(1_250 * length)) : values
                var span = column.mutableSpan
                try ff1.processColumn(
                    &span, width: length, symbols: FF1NumeralSymbols(), tweaks: tweak.span, tweakSize: nil,
                    direction: direction)
                return column
            }
            #expect(results[0] != values)
            for result in results.dropFirst() {
                #expect(result == Array(results[0].prefix(result.count)), "seed \(generator.seed)")
            }
        }
    }

    @Test("A wrong choice of tier is never made: the tier follows the bytes of a half")
    func choice() throws {
        let key = try SecretBytes.random(count: 16)
        for (radix, length, expected) in [
            (10, 18, "words64"), (10, 19, "words96"), (10, 36, "words96"), (10, 37, "words128"), (10, 56, "words128"),
            (10, 57, "large"),
            (65_536, 4, "words64"), (65_536, 5, "words96"), (65_536, 6, "words96"), (65_536, 7, "words128"),
            (65_536, 12, "words128"), (65_536, 13, "large"),
            (2, 64, "words64"), (2, 65, "words96"), (2, 124, "words96"), (2, 125, "words128"), (2, 192, "words128"),
            (2, 193, "large"),
        ] {
            let schedule = try FF1Schedule(
                radix: Radix(radix), length: length, tweakSize: 0, coding: FF1LimbCoding(radix: Radix(radix)),
                cipher: AESBlockCipher(key: key))
            let name =
                switch schedule.tier {
                case .words64: "words64"
                case .words96, .words96Odd: "words96"
                case .words128: "words128"
                case .large: "large"
                }
            #expect(name == expected, "radix \(radix), n \(length)")
        }
    }
}
