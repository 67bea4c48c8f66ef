import TestSupport
import Testing

@testable import CryptoCore

@Suite("Random bytes")
struct SecureRandomTests {
    private static let sizes = [0, 1, 2, 12, 24, 511, 512, 513, 4096, 10_000]

    private func drawn(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        try SecureRandom.fill(&span)
        return bytes
    }

    @Test("fill every byte of what they are asked for", arguments: sizes)
    func filled(count: Int) throws {
        let draws = try (0..<64).map { _ in try drawn(count) }
        // A byte that was always zero was never written: by chance once in 2^512.
        #expect((0..<count).allSatisfy { index in draws.contains { $0[index] != 0 } })
        if count >= 12 { #expect(Set(draws).count == 64) }
    }

    @Test("are appended behind what is there, and not past the end", arguments: sizes)
    func appended(count: Int) {
        let output = ProbedOutput(room: count + 4, content: [1, 2]) { (output) throws(CryptoCoreError) in
            try SecureRandom.append(count, to: &output)
        }
        #expect(output.error == nil)
        #expect(output.count == 2 + count)
        #expect(Array(output.memory.prefix(2)) == [1, 2])
        #expect(Array(output.memory.suffix(4)) == [UInt8](repeating: untouchedByte, count: 4))
    }

    @Test("need room", arguments: [1, 24, 512, 513])
    func room(count: Int) {
        let output = ProbedOutput(room: count - 1) { (output) throws(CryptoCoreError) in
            try SecureRandom.append(count, to: &output)
        }
        #expect(output.error?.code == .outputTooSmall)
        #expect(output.count == 0)
        #expect(output.memory.allSatisfy { $0 == untouchedByte })
    }

    /// Every bit of a nonce is set in half of the draws, within 8 standard deviations.
    @Test("have as many ones as zeros in every place")
    func balance() throws {
        let draws = 40_000
        var ones = [Int](repeating: 0, count: 192)
        for _ in 0..<draws {
            let nonce = try drawn(24)
            for bit in 0..<192 where nonce[bit / 8] & 0x80 >> UInt8(bit % 8) != 0 { ones[bit] += 1 }
        }
        #expect(ones.allSatisfy { abs($0 - draws / 2) < 8 * 100 })
    }
}
