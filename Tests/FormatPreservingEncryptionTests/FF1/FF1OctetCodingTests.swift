import TestSupport
import Testing

@testable import FormatPreservingEncryption

@Suite("Eight numerals at once")
struct FF1OctetCodingTests {
    @Test("Every pair of numerals in every lane, for every radix up to 16, there and back", arguments: 2...16)
    func everyPair(radix: Int) throws {
        let coding = try #require(FF1OctetCoding(radix: Radix(radix)))
        let r = UInt64(radix)
        // Every value below radix^4 in the lower four numerals, with the upper four all zero and all greatest.
        for low in 0..<r * r * r * r {
            for high in [0, r * r * r * r - 1] {
                let number = high * r * r * r * r + low
                let numerals = coding.numerals(of: number)
                var (rest, expected) = (number, UInt64(0))
                for place in (0..<8).reversed() {
                    expected |= (rest % r) << UInt64(8 * place)
                    rest /= r
                }
                guard numerals == expected, coding.number(of: numerals) == number else {
                    Issue.record("radix \(radix), number \(number)")
                    return
                }
            }
        }
    }

    @Test("Random numbers over the whole range", arguments: 2...16)
    func random(radix: Int) throws {
        var generator = SplitMix64(seed: UInt64(radix))
        let coding = try #require(FF1OctetCoding(radix: Radix(radix)))
        let limit = (0..<8).reduce(UInt64(1)) { size, _ in size * UInt64(radix) }
        for _ in 0..<20_000 {
            let number = UInt64.random(in: 0..<limit, using: &generator)
            guard coding.number(of: coding.numerals(of: number)) == number else {
                Issue.record("radix \(radix), number \(number)")
                return
            }
        }
    }

    @Test("No other radix")
    func others() throws { #expect(try FF1OctetCoding(radix: Radix(17)) == nil) }
}
