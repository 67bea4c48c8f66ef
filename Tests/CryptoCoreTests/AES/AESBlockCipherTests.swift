import TestSupport
import Testing

@testable import CryptoCore

@Suite("AES on blocks (FIPS 197)")
struct AESBlockCipherTests {
    @Test("gives one by one and many at once the same", arguments: [0, 1, 2, 7, 8, 9, 255, 256, 257], [16, 24, 32])
    func oneAndMany(count: Int, keySize: Int) throws {
        var random = Seed(value: UInt64(count)).generator
        let cipher = try AESBlockCipher(key: SecretBytes(random.bytes(keySize)))
        let input = (0..<count).map { _ in AESBlock(random.bytes(16)) }
        var output = [AESBlock](repeating: .zero, count: count)
        var span = output.mutableSpan
        try cipher.encrypt(input.span, into: &span, count: count)
        #expect(output == (try input.map { try cipher.encrypt($0) }))
        #expect(Set(output.map(\.value)).count == count)
    }

    @Test("writes as many blocks as were asked for, and no more", arguments: [0, 1, 8, 15])
    func fewer(count: Int) throws {
        let cipher = try AESBlockCipher(key: SecretBytes(run(0...15)))
        let input = (0..<16).map { AESBlock(UInt128($0)) }
        var output = [AESBlock](repeating: AESBlock(.max), count: 16)
        var span = output.mutableSpan
        try cipher.encrypt(input.span, into: &span, count: count)
        #expect(Array(output[..<count]) == (try input[..<count].map { try cipher.encrypt($0) }))
        #expect(output[count...].allSatisfy { $0 == AESBlock(.max) })
    }

    /// FIPS 197, appendix B: another key and block than the power-on tests use (appendix C).
    @Test("enciphers the example of FIPS 197, appendix B")
    func appendixB() throws {
        let cipher = try AESBlockCipher(key: SecretBytes(bytes("2b7e151628aed2a6abf7158809cf4f3c")))
        let block = try cipher.encrypt(AESBlock(bytes("3243f6a8885a308d313198a2e0370734")))
        #expect(block.array == bytes("3925841d02dc09fbdc118597196a0b32"))
    }

    @Test("refuses keys of other sizes", arguments: [0, 1, 15, 17, 23, 25, 31, 33, 64])
    func keySize(size: Int) {
        #expect(
            thrown { try AESBlockCipher(key: SecretBytes([UInt8](repeating: 1, count: size))) }?.code
                == .invalidKeySize)
    }

    #if DEBUG
        @Test("counts the blocks that it enciphers")
        func counts() throws {
            let cipher = try AESBlockCipher(key: SecretBytes(run(0...15)))
            let input = [AESBlock](repeating: .zero, count: 9)
            var output = input
            var span = output.mutableSpan
            try cipher.encrypt(input.span, into: &span, count: 9)
            _ = try cipher.encrypt(.zero)
            try cipher.encrypt(input.span, into: &span, count: 0)
            #expect(cipher.blocksEncrypted == 10)
        }
    #endif

    /// How many blocks are asked for, of how many there are.
    @Test("does not read or write past the end", arguments: [[3, 2, 9], [3, 9, 2], [-1, 2, 2]])
    func tooMany(numbers: [Int]) async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [numbers] in
            let cipher = try AESBlockCipher(key: SecretBytes(run(0...15)))
            let input = [AESBlock](repeating: .zero, count: numbers[1])
            var output = [AESBlock](repeating: .zero, count: numbers[2])
            var span = output.mutableSpan
            try cipher.encrypt(input.span, into: &span, count: numbers[0])
        }
        let said = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
        #expect(said.contains("more blocks than there are"))
    }
}
