import TestSupport
import Testing

@testable import CryptoCore

@Suite("A million nonces")
struct RandomNonceTests {
    private struct Nonce: Comparable {
        let words: (UInt64, UInt64, UInt64)

        static func == (a: Nonce, b: Nonce) -> Bool { a.words == b.words }
        static func < (a: Nonce, b: Nonce) -> Bool { a.words < b.words }
    }

    @Test("drawn by eight threads are all different")
    func different() throws {
        let each = 125_000
        let lists = try inThreads(8) { _ in
            var words: [UInt64] = []
            words.reserveCapacity(3 * each)
            var block = [UInt8](repeating: 0, count: 24)
            for _ in 0..<each {
                var span = block.mutableSpan
                try SecureRandom.fill(&span)
                for start in [0, 8, 16] { words.append((0..<8).reduce(0) { $0 << 8 | UInt64(block[start + $1]) }) }
            }
            return words
        }
        var nonces = lists.flatMap { words in
            stride(from: 0, to: words.count, by: 3).map { Nonce(words: (words[$0], words[$0 + 1], words[$0 + 2])) }
        }
        nonces.sort()
        #expect(nonces.count == 1_000_000)
        #expect(zip(nonces, nonces.dropFirst()).allSatisfy { $0 != $1 })
    }
}
