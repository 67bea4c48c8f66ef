import TestSupport
import Testing

@testable import CryptoCore

@Suite("A block of AES")
struct AESBlockTests {
    private let block = AESBlock(0x0001_0203_0405_0607_0809_0a0b_0c0d_0e0f)

    @Test("is read big-endian, as the standards write it")
    func order() {
        #expect(block.array == run(0x00...0x0f))
        #expect(block.high == 0x0001_0203_0405_0607)
        #expect(block.low == 0x0809_0a0b_0c0d_0e0f)
        #expect(block.value == 0x0001_0203_0405_0607_0809_0a0b_0c0d_0e0f)
        #expect(AESBlock(run(0x00...0x0f)) == block)
        #expect(AESBlock(high: block.high, low: block.low) == block)
    }

    @Test("takes its halves apart from each other")
    func halves() {
        var changed = block
        changed.high = 0xf0f1_f2f3_f4f5_f6f7
        #expect(changed.array == run(0xf0...0xf7) + run(0x08...0x0f))
        changed.low = 0xe0e1_e2e3_e4e5_e6e7
        #expect(changed.array == run(0xf0...0xf7) + run(0xe0...0xe7))
    }

    @Test("is 16 bytes in memory, and zero is all zeros")
    func layout() {
        #expect(MemoryLayout<AESBlock>.size == 16)
        #expect(MemoryLayout<AESBlock>.stride == 16)
        #expect(AESBlock.zero.array == [UInt8](repeating: 0, count: 16))
    }

    /// RFC 4493, section 4: AES-128(K, 0), K1 and K2. The second doubling has a top bit to reduce, the first has not.
    @Test("doubles as the subkeys of RFC 4493 do")
    func subkeys() {
        let l = AESBlock(bytes("7df76b0c1ab899b33e42f047b91b546f"))
        #expect(l.doubled.array == bytes("fbeed618357133667c85e08f7236a8de"))
        #expect(l.doubled.doubled.array == bytes("f7ddac306ae266ccf90bc11ee46d513b"))
    }

    @Test("adds and doubles as the bits written out do", arguments: Seed.all)
    func arithmetic(seed: Seed) {
        var random = seed.generator
        for _ in 0..<1000 {
            let (a, b) = (random.bytes(16), random.bytes(16))
            #expect(AESBlock(a).doubled.array == WrittenOut.doubled(a))
            #expect((AESBlock(a) ^ AESBlock(b)).array == WrittenOut.xor(a, b))
        }
    }

    @Test("is not made of another number of bytes")
    func wrongSize() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = AESBlock([UInt8](repeating: 0, count: 15))
        }
        let said = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(said.contains("a block has 16 bytes"))
    }
}
