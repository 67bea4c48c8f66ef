import Testing

@testable import CryptoCore

@Suite("A block of random bytes")
struct RandomBlockTests {
    private func draw(_ count: Int, from block: RandomBlock) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        try unsafe bytes.withUnsafeMutableBufferPointer { (bytes) throws(CryptoCoreError) in
            try unsafe block.fill(bytes)
        }
        return bytes
    }

    private func content(of block: RandomBlock) throws -> [UInt8] {
        try #require(Mirror(reflecting: block).children.first { $0.label == "bytes" }?.value as? [UInt8])
    }

    @Test("hands each byte out once, and wipes it")
    func wiped() throws {
        let block = RandomBlock()
        _ = try draw(16, from: block)
        for draws in 2...RandomBlock.size / 16 {
            let before = try content(of: block)
            let drawn = try draw(16, from: block)
            let end = 16 * draws
            #expect(Array(before[(end - 16)..<end]) == drawn)
            #expect(try content(of: block) == [UInt8](repeating: 0, count: end) + before[end...])
        }
        // Used up: the next draw is from a new block.
        let next = try draw(16, from: block)
        #expect(next != [UInt8](repeating: 0, count: 16))
        #expect(try content(of: block)[16...].contains { $0 != 0 })
    }

    @Test("is filled anew when what is left is too short", arguments: [1, 15, 16, 17, 512, 4096])
    func refilled(count: Int) throws {
        let block = RandomBlock()
        var seen: Set<[UInt8]> = []
        for _ in 0..<300 where count >= 15 { #expect(seen.insert(try draw(count, from: block)).inserted) }
        let draws = try (0..<300).map { _ in try draw(count, from: block) }
        #expect(draws.contains { $0.last != 0 })
        #expect(draws.contains { $0.first != 0 })
    }
}
