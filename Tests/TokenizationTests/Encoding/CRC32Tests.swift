import CryptoCore
import TestSupport
import Testing

@testable import Tokenization

@Suite("CRC-32")
struct CRC32Tests {
    @Test("gives the sums of the reference cases")
    func vectors() throws {
        for each in try TokenizationVectors.all.crc32 {
            let bytes = bytes(each.bytes)
            let sum = CRC32.checksum(bytes.span)
            #expect(sum == each.sum, "case \(each.id)")
            #expect(Base62.sixDigits(of: sum) == Array(each.digits.utf8), "case \(each.id)")
        }
    }

    @Test("agrees with the definition bit by bit, for every length and place in a word", arguments: Seed.all)
    func definition(seed: Seed) {
        var generator = seed.generator
        for size in 0...100 {
            let bytes = generator.bytes(size)
            var sum = UInt32.max
            for byte in bytes {
                sum ^= UInt32(byte)
                for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
            }
            #expect(CRC32.checksum(bytes.span) == ~sum)
        }
    }

    @Test("gives the published check value")
    func published() {
        // V.42, and the catalogue of G. Cook: the sum of the nine digits.
        #expect(CRC32.checksum("123456789".utf8.span) == 0xCBF4_3926)
    }
}
