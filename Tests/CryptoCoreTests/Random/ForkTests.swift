import TestSupport
import Testing

@testable import CryptoCore

/// Each in a process of its own, which has no other thread at work when it forks.
@Suite("After a fork")
struct ForkTests {
    private static func draw(_ count: Int) throws -> [UInt8] {
        try collected(count) { (output) throws(CryptoCoreError) in try SecureRandom.append(count, to: &output) }
    }

    private static func epoch() -> [UInt8] { hexed(ForkEpoch.current) }

    private static func hexed(_ number: UInt64) -> [UInt8] { AESBlock(UInt128(number)).array }

    /// From the block, and from libcrypto directly.
    @Test("parent, children and a grandchild draw different bytes", arguments: [32, 512, 513])
    func bytes(count: Int) async {
        await #expect(processExitsWith: .success) { [count] in
            // Something is left of a block when the process forks.
            _ = try Self.draw(8)
            var draws = [try forked { try Self.draw(count) }, try forked { try Self.draw(count) }]
            let both = try forked { try forked { try Self.draw(count) } + Self.draw(count) }
            draws += [Array(both.prefix(count)), Array(both.suffix(count)), try Self.draw(count)]
            #expect(draws.allSatisfy { $0.count == count })
            #expect(Set(draws).count == 5)
        }
    }

    @Test("parent and child draw different secrets")
    func secrets() async {
        await #expect(processExitsWith: .success) {
            let draws = [
                try forked { try SecretBytes.random(count: 32).exposed }, try SecretBytes.random(count: 32).exposed,
                try forked { try SecretBytes.random(count: 32).exposed },
            ]
            #expect(Set(draws).count == 3)
        }
    }

    @Test("the epoch is another in every child, and the parent's stays")
    func epochs() async {
        await #expect(processExitsWith: .success) {
            let parent = ForkEpoch.current
            #expect(parent != 0)
            let child = try forked { Self.epoch() }
            let family = try forked { try Self.epoch() + forked { Self.epoch() } + Self.epoch() }
            #expect(child.count == 16)
            #expect(family.count == 48)
            #expect(child != Self.hexed(parent))
            #expect(child != Self.hexed(0))
            let (first, grandchild, again) = (family[..<16], family[16..<32], family[32...])
            #expect(Array(first) != Self.hexed(parent))
            #expect(Set([Array(first), Array(grandchild), Self.hexed(parent)]).count == 3)
            #expect(Array(again) == Array(first))
            #expect(ForkEpoch.current == parent)
        }
    }

    @Test("a block that both have hands out different bytes")
    func block() async {
        await #expect(processExitsWith: .success) {
            let block = RandomBlock()
            let draw: () throws -> [UInt8] = {
                var bytes = [UInt8](repeating: 0, count: 32)
                try unsafe bytes.withUnsafeMutableBufferPointer { (bytes) throws(CryptoCoreError) in
                    try unsafe block.fill(bytes)
                }
                return bytes
            }
            _ = try draw()
            let child = try forked(draw)
            #expect(child.count == 32)
            #expect(try child != draw())
        }
    }

    @Test("keys go on working in the child")
    func keys() async {
        await #expect(processExitsWith: .success) {
            let aeads = try AEAD.allCases.map { kind in
                (
                    try kind.make(key: [UInt8](repeating: 5, count: kind.keySize)),
                    [UInt8](repeating: 6, count: kind.nonceSize)
                )
            }
            let seal = { try aeads.flatMap { aead, nonce in try aead.sealed(run(0...19), nonce: nonce, aad: [1]) } }
            let parent = try seal()
            #expect(try forked(seal) == parent)
        }
    }
}
