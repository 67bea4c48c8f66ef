import CryptoCore
import TestSupport
import Testing

@testable import FormatPreservingEncryption

/// The fast arithmetic against the standard written out.
@Suite("FF1 against the standard written out")
struct FF1ReferenceTests {
    @Test("Random radices, lengths and tweaks agree, in both directions", arguments: [UInt64(1), 2, 3, 4])
    func random(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let radix = [2, 3, 10, 10, 26, 36, 62, 256, 1000, 65_535, 65_536].randomElement(using: &generator)!
            let key = generator.bytes([16, 24, 32].randomElement(using: &generator)!)
            let ff1 = try FF1(key: FF1Key(key), radix: Radix(radix))
            let length = Int.random(in: ff1.minimumLength...ff1.minimumLength + 60, using: &generator)
            let tweak = generator.bytes(Int.random(in: 0...40, using: &generator))
            let value = generator.numerals(length, radix: radix)
            let reference = try ReferenceFF1(key: key, radix: radix)
            let token = try ff1.encrypt(value, tweak: tweak)
            #expect(try token == reference.encrypt(value, tweak: tweak), "seed \(seed), radix \(radix), n \(length)")
            #expect(try ff1.decrypt(value, tweak: tweak) == reference.decrypt(value, tweak: tweak), "seed \(seed)")
            #expect(try ff1.decrypt(token, tweak: tweak) == value, "seed \(seed)")
        }
    }

    @Test("Every length up to 130 agrees, for radices whose halves cross all tiers", arguments: [2, 10, 62, 65_536])
    func everyLength(radix: Int) throws {
        var generator = SplitMix64(seed: 5)
        let key = generator.bytes(32)
        let ff1 = try FF1(key: FF1Key(key), radix: Radix(radix))
        let reference = try ReferenceFF1(key: key, radix: radix)
        for length in ff1.minimumLength...130 {
            // An edge of the domain too: two lengths the one, two the other, so that each is met with halves that are
            // equal, and that are not.
            let edge = Array(repeating: length / 2 % 2 == 0 ? 0 : UInt16(radix - 1), count: length)
            for value in [generator.numerals(length, radix: radix), edge] {
                #expect(try ff1.encrypt(value) == reference.encrypt(value, tweak: []), "n \(length)")
                #expect(try ff1.decrypt(value) == reference.decrypt(value, tweak: []), "n \(length)")
            }
        }
    }
}
