import TestSupport
import Testing

@testable import CryptoCore

@Suite("Comparing in constant time")
struct ConstantTimeTests {
    private func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { constantTimeEqual(a.span, b.span) }

    @Test("finds equal strings equal", arguments: [0, 1, 15, 16, 17, 64, 1000])
    func same(count: Int) {
        var random = SplitMix64(seed: 5)
        let bytes = random.bytes(count)
        #expect(equal(bytes, bytes.map { $0 }))
    }

    @Test("sees every bit", arguments: [1, 7, 8, 9, 16, 33])
    func bits(count: Int) {
        var random = SplitMix64(seed: 5)
        let bytes = random.bytes(count)
        for bit in 0..<8 * count { #expect(!equal(bytes, bytes.flipping(bit: bit)), "bit \(bit)") }
    }

    @Test("finds strings of different lengths different, also when one starts with the other")
    func lengths() {
        #expect(!equal([], [0]))
        #expect(!equal([0], []))
        #expect(!equal([1, 2, 3], [1, 2, 3, 0]))
        #expect(!equal([1, 2, 3], [1, 2]))
    }
}
