import Testing

@testable import CryptoCore

@Suite("Secret bytes that are appended one by one")
struct SecretBytesAppendingTests {
    private struct Refused: Error, Equatable {}

    @Test("are as many as were appended", arguments: [0, 1, 32, 33, 2048, 2049, 10_000])
    func count(capacity: Int) throws {
        for count in Set([0, 1, capacity / 2, capacity]) where count <= capacity {
            let secret = try SecretBytes.appending(capacity: capacity) { output in
                let (room, isEmpty) = (output.freeCapacity, output.isEmpty)
                #expect(room == capacity)
                #expect(isEmpty)
                for index in 0..<count { output.append(UInt8(index % 251)) }
            }.get()
            #expect(secret.count == count)
            #expect(secret.exposed == (0..<count).map { UInt8($0 % 251) })
        }
    }

    @Test("equal what was made otherwise of the same bytes, whatever room there was")
    func equality() throws {
        let one = try SecretBytes.appending(capacity: 100) { $0.append(7) }.get()
        #expect(try one == SecretBytes([7]))
        #expect(try one != SecretBytes([7, 0]))
    }

    @Test("may be taken back again")
    func removed() throws {
        let secret = try SecretBytes.appending(capacity: 8) { output in
            for byte: UInt8 in 1...8 { output.append(byte) }
            output.removeLast(5)
        }.get()
        #expect(secret.exposed == [1, 2, 3])
    }

    @Test("are none when the closure throws, and its error is handed on")
    func failure() throws {
        let result = try SecretBytes.appending(capacity: 8) { (output) throws(Refused) in
            output.append(1)
            throw Refused()
        }
        #expect(throws: Refused.self) { try result.get() }
    }

    @Test("are not more than a secret may have")
    func tooLarge() {
        let error = thrown { try SecretBytes.appending(capacity: SecretBytes.maximumCount + 1) { _ in } }
        #expect(error?.code == .inputTooLong)
    }

    @Test("are wiped when the closure throws, and when the last reference goes", arguments: [1, 32, 100, 2048])
    func wiped(capacity: Int) async {
        await #expect(processExitsWith: .success) { [capacity] in
            func address(_ output: inout OutputSpan<UInt8>) -> UInt {
                for _ in 0..<capacity { output.append(0xc3) }
                return unsafe output.span.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
            }
            let (full, zero) = ([UInt8](repeating: 0xc3, count: capacity), [UInt8](repeating: 0, count: capacity))
            var place: UInt = 0
            let failed: Result<SecretBytes, CryptoCoreError> = try SecretBytes.appending(capacity: capacity) {
                (output) throws(CryptoCoreError) in
                place = address(&output)
                #expect(memory(at: place, count: capacity) == full)
                throw CryptoCoreError(.invalidParameter, "no")
            }
            #expect(thrown { try failed.get() }?.code == .invalidParameter)
            #expect(memory(at: place, count: capacity) == zero)

            var secret: SecretBytes? = try SecretBytes.appending(capacity: capacity) { place = address(&$0) }.get()
            #expect(secret?.address == place)
            #expect(memory(at: place, count: capacity) == full)
            secret = nil
            #expect(memory(at: place, count: capacity) == zero)
        }
    }
}
