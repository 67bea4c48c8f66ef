import Testing

@testable import CryptoCore

/// Each in a process of its own: nobody else then takes the slot that was given back before the test looks.
@Suite("Secret bytes that are no longer needed")
struct SecretBytesWipingTests {
    private static let filler: UInt8 = 0xc3

    @Test("are wiped with the last reference", arguments: [1, 16, 31, 32, 33, 64, 100, 512, 2047, 2048])
    func wiped(count: Int) async {
        await #expect(processExitsWith: .success) { [count] in
            let content = [UInt8](repeating: Self.filler, count: count)
            var secret: SecretBytes? = try SecretBytes(content)
            var second = secret
            let address = try #require(secret).address
            #expect(memory(at: address, count: count) == content)
            secret = nil
            #expect(second?.count == count)
            #expect(memory(at: address, count: count) == content, "wiped while somebody held it")
            second = nil
            #expect(memory(at: address, count: count) == [UInt8](repeating: 0, count: count))
        }
    }

    @Test("are wiped when their initializer throws")
    func failedInitializer() async {
        await #expect(processExitsWith: .success) {
            var address: UInt = 0
            let error = thrown {
                try SecretBytes.initializing(count: 48) { (span) throws(CryptoCoreError) in
                    for index in span.indices { span[index] = Self.filler }
                    address = unsafe span.withUnsafeBytes { bytes in UInt(bitPattern: bytes.baseAddress) }
                    #expect(memory(at: address, count: 48) == [UInt8](repeating: Self.filler, count: 48))
                    throw CryptoCoreError(.invalidParameter, "no")
                }
            }
            #expect(error?.code == .invalidParameter)
            #expect(memory(at: address, count: 48) == [UInt8](repeating: 0, count: 48))
        }
    }

    @Test("give their slot to the next of the same size", arguments: [1, 32, 33, 2048])
    func reused(count: Int) async {
        await #expect(processExitsWith: .success) { [count] in
            let addresses = try (0..<1000).map { _ in
                try SecretBytes([UInt8](repeating: Self.filler, count: count)).address
            }
            #expect(Set(addresses).count == 1)
        }
    }

    @Test(
        "leave the map of the process when they were large", .enabled(if: MemoryMap.isOffered),
        arguments: [2049, 10_000])
    func unmapped(count: Int) async {
        await #expect(processExitsWith: .success) { [count] in
            var secret: SecretBytes? = try SecretBytes([UInt8](repeating: Self.filler, count: count))
            let address = try #require(secret).address
            #expect(try MemoryMap().region(at: address) != nil)
            secret = nil
            #expect(try MemoryMap().region(at: address) == nil)
        }
    }
}
