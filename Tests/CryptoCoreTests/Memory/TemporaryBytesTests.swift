import TestSupport
import Testing

@testable import CryptoCore

@Suite("Temporary bytes")
struct TemporaryBytesTests {
    @Test("lend room for what was asked, and pass on result and error", arguments: [0, 1, 100, 1024, 1025, 100_000])
    func room(capacity: Int) throws {
        let sum = withTemporaryBytes(capacity: capacity) { output in
            #expect(output.count == 0 && output.freeCapacity == capacity)
            for index in 0..<capacity { output.append(UInt8(truncatingIfNeeded: index)) }
            let bytes = output.span
            return bytes.indices.reduce(0) { $0 + Int(bytes[$1]) }
        }
        #expect(sum == (0..<capacity).reduce(0) { $0 + $1 % 256 })
        let error = thrown {
            try withTemporaryBytes(capacity: capacity, wiping: true) { (_) throws(CryptoCoreError) in
                throw CryptoCoreError.authenticationFailed
            }
        }
        #expect(error == .authenticationFailed)
    }

    @Test("numbers are appended with the highest byte first, and read back")
    func numbers() {
        let bytes = [UInt8](capacity: 12) { output in
            output.append(bigEndian: UInt32(0x0102_0304))
            output.append(bigEndian: UInt64(0xF1F2_F3F4_F5F6_F7F8))
        }
        #expect(bytes == [1, 2, 3, 4, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8])
        #expect(bytes.span.bigEndianWord(at: 0) == 0x0102_0304)
        #expect(bytes.span.bigEndianWord(at: 5) == 0xF2F3_F4F5)
    }

    @Test("copies go behind what is there, of nothing too")
    func copies() {
        let bytes = [UInt8](capacity: 8) { output in
            output.append(9)
            output.append(copying: Span())
            output.append(copying: [1, 2, 3].span)
            output.append(copying: [4].span)
        }
        #expect(bytes == [9, 1, 2, 3, 4])
    }

    @Test("wiping all leaves zeros in the whole room, and no content")
    func wipeAll() {
        let probe = ProbedOutput(room: 20, content: [1, 2, 3]) { output in
            output.append(copying: [7, 7, 7].span)
            output.wipeAll()
        }
        #expect(probe.count == 0)
        #expect(probe.memory == [UInt8](repeating: 0, count: 23))
    }

    @Test("what does not fit is a programming error")
    func overflow() async {
        await #expect(processExitsWith: .failure) {
            _ = [UInt8](capacity: 2) { output in output.append(copying: [1, 2, 3].span) }
        }
        await #expect(processExitsWith: .failure) {
            withTemporaryBytes(capacity: 7) { output in output.append(bigEndian: UInt64(1)) }
        }
    }
}
