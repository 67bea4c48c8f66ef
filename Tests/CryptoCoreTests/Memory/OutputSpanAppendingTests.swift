import TestSupport
import Testing

@testable import CryptoCore

@Suite("Appending to an output span")
struct OutputSpanAppendingTests {
    private static let content: [UInt8] = [1, 2, 3]

    @Test("keeps what the body wrote, behind what was there", arguments: [0, 1, 5])
    func keeps(count: Int) {
        let output = ProbedOutput(room: 5, content: Self.content) { (output) throws(CryptoCoreError) in
            try unsafe output.appending(count) { target in
                #expect(target.count == count)
                for index in target.indices { unsafe target[index] = UInt8(10 + index) }
            }
        }
        #expect(output.error == nil)
        #expect(output.count == 3 + count)
        let written = (0..<count).map { UInt8(10 + $0) }
        #expect(output.memory == Self.content + written + [UInt8](repeating: untouchedByte, count: 5 - count))
    }

    @Test("wipes what the body wrote when it throws, and nothing else", arguments: [0, 1, 5])
    func wipes(count: Int) {
        let output = ProbedOutput(room: 6, content: Self.content) { (output) throws(CryptoCoreError) in
            try unsafe output.appending(count) { (target) throws(CryptoCoreError) in
                for index in target.indices { unsafe target[index] = 0x77 }
                throw .authenticationFailed
            }
        }
        #expect(output.error == .authenticationFailed)
        #expect(output.count == 3)
        let wiped = [UInt8](repeating: 0, count: count)
        #expect(output.memory == Self.content + wiped + [UInt8](repeating: untouchedByte, count: 6 - count))
    }

    @Test("goes on after a body that threw")
    func goesOn() {
        let output = ProbedOutput(room: 2) { (output) throws(CryptoCoreError) in
            do throws(CryptoCoreError) {
                try unsafe output.appending(2) { (_) throws(CryptoCoreError) in throw .authenticationFailed }
            } catch {
                let count = output.count
                #expect(count == 0)
            }
            try unsafe output.appending(1) { target in unsafe target[0] = 8 }
        }
        #expect(output.count == 1)
        #expect(output.memory == [8, 0])
    }
}
