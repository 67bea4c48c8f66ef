import CryptoCore
import Testing

@testable import FormatPreservingEncryption

#if DEBUG
    /// What the documentation promises of the number of AES blocks. Counted in debug builds only.
    @Suite("FF1 costs ten AES blocks")
    struct FF1CostTests {
        @Test(
            "A prepared value costs ten blocks, and one for every 16 bytes of a tweak that does not fit",
            arguments: [
                // Radix, length, tweak bytes, blocks. NUM(B) and the round take b + 1 of a block's 16 bytes.
                (10, 6, 0, 10), (10, 16, 0, 10), (10, 18, 0, 10), (10, 18, 11, 10), (10, 18, 12, 11), (10, 18, 27, 11),
                (10, 18, 28, 12), (10, 28, 0, 10), (10, 28, 9, 10), (10, 28, 10, 11), (10, 56, 0, 10), (36, 19, 8, 10),
                (65_536, 12, 3, 10), (65_536, 12, 4, 11), (2, 20, 13, 10), (2, 20, 14, 11),
            ])
        func blocks(radix: Int, length: Int, tweakSize: Int, blocks: Int) throws {
            let radix = try Radix(radix)
            let cipher = try AESBlockCipher(key: SecretBytes.random(count: 32))
            let schedule = try FF1Schedule(
                radix: radix, length: length, tweakSize: tweakSize, coding: FF1LimbCoding(radix: radix), cipher: cipher)
            let tweak = [UInt8](repeating: 1, count: tweakSize)
            var value = [Numeral](repeating: 1, count: length)
            for direction in [FF1Direction.encrypt, .decrypt] {
                let before = cipher.blocksEncrypted
                var span = value.mutableSpan
                let base = try schedule.base(tweak: tweak.span, cipher: cipher)
                try schedule.process(
                    &span, symbols: FF1NumeralSymbols(), base: base, direction: direction, cipher: cipher, within: nil)
                #expect(cipher.blocksEncrypted - before == blocks)
            }
        }

        @Test(
            "A column of one tweak absorbs it once, in lock step and one by one", arguments: [(16, 10, 2), (60, 20, 3)])
        func column(length: Int, blocksPerRow: Int, tweakBlocks: Int) throws {
            let cipher = try AESBlockCipher(key: SecretBytes.random(count: 32))
            let schedule = try FF1Schedule(
                radix: .decimal, length: length, tweakSize: 40, coding: FF1LimbCoding(radix: .decimal), cipher: cipher)
            let tweak = [UInt8](repeating: 1, count: 40)
            var rows = [Numeral](repeating: 1, count: length * 100)
            var span = rows.mutableSpan
            let before = cipher.blocksEncrypted
            let column = FF1Column(
                schedule: schedule, cipher: cipher, direction: .encrypt, tweakPerRow: false, range: nil)
            var done = 0
            try column.process(&span, symbols: FF1NumeralSymbols(), tweaks: tweak.span, done: &done)
            #expect(done == 100)
            #expect(cipher.blocksEncrypted - before == blocksPerRow * 100 + tweakBlocks)
        }
    }
#endif
