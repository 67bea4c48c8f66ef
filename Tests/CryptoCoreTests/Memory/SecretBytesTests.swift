import TestSupport
import Testing

@testable import CryptoCore

@Suite("Secret bytes")
struct SecretBytesTests {
    private static let content = Array("ZEBRA".utf8)

    private struct Holder {
        let key: SecretBytes
        let list: [SecretBytes]
    }

    @Test("show their length and nothing else when printed, dumped or reflected")
    func printing() throws {
        let secret = try SecretBytes(Self.content)
        let shown = "SecretBytes(5 bytes)"
        #expect(secret.description == shown)
        #expect(secret.debugDescription == shown)
        #expect("\(secret)" == shown)
        #expect(String(reflecting: secret) == shown)
        #expect("\([secret])" == "[\(shown)]")
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(Mirror(reflecting: secret).superclassMirror == nil)
        let holder = Holder(key: secret, list: [secret])
        for text in [dumped(secret), dumped(holder), "\(holder)", reflected(holder), dumped(Optional(secret))] {
            #expect(text.contains(shown))
            #expect(!text.contains("ZEBRA"))
            // Z, E in decimal and in hex, and the field that has them.
            #expect(!text.contains("90"))
            #expect(!text.lowercased().contains("5a45"))
            #expect(!text.contains("Pointer"))
        }
    }

    @Test("cannot be encoded")
    func encoding() throws {
        let secret: Any = try SecretBytes(Self.content)
        #expect(!(secret is any Encodable))
        #expect(!(secret is any Sequence))
    }

    @Test("are equal when all bytes are", arguments: [0, 1, 16, 32, 33, 2048, 2049, 10_000])
    func equality(count: Int) throws {
        var random = SplitMix64(seed: UInt64(count))
        let bytes = random.bytes(count)
        let secret = try SecretBytes(bytes)
        #expect(secret.count == count)
        #expect(secret == secret)
        #expect(try secret == SecretBytes(bytes))
        #expect(try secret != SecretBytes(bytes + [0]))
        for index in Set([0, count / 2, count - 1]) where (0..<count).contains(index) {
            #expect(try secret != SecretBytes(bytes.flipping(bit: 8 * index + 7)))
            #expect(try secret != SecretBytes(Array(bytes.dropLast())))
        }
    }

    @Test("lend the bytes that they were made of", arguments: [0, 1, 32, 100, 2048, 5000])
    func content(count: Int) throws {
        var random = SplitMix64(seed: 3)
        let bytes = random.bytes(count)
        #expect(try SecretBytes(bytes).exposed == bytes)
        let made = try SecretBytes.initializing(count: count) { span in
            for index in span.indices { span[index] = bytes[index] }
        }
        #expect(made.exposed == bytes)
    }

    @Test("are zero before they are initialized")
    func zeroed() throws {
        for count in [1, 32, 2048, 5000] {
            #expect(try SecretBytes.initializing(count: count) { _ in }.exposed == [UInt8](repeating: 0, count: count))
        }
    }

    @Test("drawn at random are not the same twice, and are filled to the end", arguments: [16, 32, 64, 2049])
    func random(count: Int) throws {
        let draws = try (0..<64).map { _ in try SecretBytes.random(count: count).exposed }
        #expect(Set(draws).count == 64)
        #expect(draws.allSatisfy { $0.count == count })
        // A byte that was always zero was never written: by chance once in 2^512.
        #expect((0..<count).allSatisfy { index in draws.contains { $0[index] != 0 } })
        #expect(try SecretBytes.random(count: 0).exposed == [])
    }

    @Test("pass on what their initializer throws")
    func throwing() {
        #expect(
            thrown {
                try SecretBytes.initializing(count: 32) { (_) throws(CryptoCoreError) in
                    throw CryptoCoreError(.invalidParameter, "no")
                }
            } == CryptoCoreError(.invalidParameter, "no"))
    }
}
