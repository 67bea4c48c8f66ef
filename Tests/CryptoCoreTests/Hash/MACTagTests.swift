import TestSupport
import Testing

@testable import CryptoCore

/// The MACs, to run a test over.
enum TestedMAC: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case hmacSHA256, hmacSHA512, aesCMAC

    var testDescription: String { rawValue }
    var tagSize: Int { self == .aesCMAC ? 16 : self == .hmacSHA256 ? 32 : 64 }

    /// Appends a tag under a fixed key.
    func append(_ message: [UInt8], size: Int, to output: inout OutputSpan<UInt8>) throws(CryptoCoreError) {
        let key = try SecretBytes(run(0...31))
        switch self {
        case .hmacSHA256: try HMAC(.sha256, key: key).appendTag(of: message.span, size: size, to: &output)
        case .hmacSHA512: try HMAC(.sha512, key: key).appendTag(of: message.span, size: size, to: &output)
        case .aesCMAC: try AESCMAC(key: key).appendTag(of: message.span, size: size, to: &output)
        }
    }

    func isValid(_ tag: [UInt8], _ message: [UInt8], size: Int? = nil) throws(CryptoCoreError) -> Bool {
        let key = try SecretBytes(run(0...31))
        return switch self {
        case .hmacSHA256: try HMAC(.sha256, key: key).isValid(tag.span, for: message.span, size: size)
        case .hmacSHA512: try HMAC(.sha512, key: key).isValid(tag.span, for: message.span, size: size)
        case .aesCMAC: try AESCMAC(key: key).isValid(tag.span, for: message.span, size: size ?? 16)
        }
    }

    func tag(_ message: [UInt8]) throws(CryptoCoreError) -> [UInt8] {
        try collected(tagSize) { (output) throws(CryptoCoreError) in try append(message, size: tagSize, to: &output) }
    }
}

@Suite("A tag")
struct MACTagTests {
    private let message = Array("a message of thirty-three bytes..".utf8)

    @Test("cut short is the start of the whole one, and nothing is written behind it", arguments: TestedMAC.allCases)
    func cut(mac: TestedMAC) throws {
        let whole = try mac.tag(message)
        for size in 1...mac.tagSize {
            let output = ProbedOutput(room: size + 3, content: [0xc1]) { (output) throws(CryptoCoreError) in
                try mac.append(message, size: size, to: &output)
            }
            #expect(output.error == nil)
            #expect(output.count == 1 + size)
            #expect(output.memory == [0xc1] + whole.prefix(size) + [UInt8](repeating: untouchedByte, count: 3))
            #expect(try mac.isValid(Array(whole.prefix(size)), message, size: size))
        }
    }

    @Test("is not valid with any one bit changed", arguments: TestedMAC.allCases)
    func bits(mac: TestedMAC) throws {
        let whole = try mac.tag(message)
        for bit in 0..<8 * mac.tagSize { #expect(try !mac.isValid(whole.flipping(bit: bit), message)) }
        for bit in 0..<64 { #expect(try !mac.isValid(Array(whole.flipping(bit: bit).prefix(8)), message, size: 8)) }
        for bit in 0..<8 * message.count { #expect(try !mac.isValid(whole, message.flipping(bit: bit))) }
        #expect(try mac.isValid(whole, message))
    }

    @Test("is not valid at another size than was agreed", arguments: TestedMAC.allCases)
    func sizes(mac: TestedMAC) throws {
        let whole = try mac.tag(message)
        for size in 0..<mac.tagSize { #expect(try !mac.isValid(Array(whole.prefix(size)), message)) }
        #expect(try !mac.isValid(whole + [0], message))
        #expect(try !mac.isValid(whole, message, size: 8))
        #expect(try !mac.isValid([], message, size: 0))
        #expect(try !mac.isValid(whole + [0], message, size: mac.tagSize + 1))
    }

    @Test("has 1 byte at least and no more than the whole", arguments: TestedMAC.allCases)
    func limits(mac: TestedMAC) {
        for size in [-1, 0, mac.tagSize + 1, 1000] {
            let output = ProbedOutput(room: 100) { (output) throws(CryptoCoreError) in
                try mac.append(message, size: size, to: &output)
            }
            #expect(output.error?.code == .invalidTagSize)
            #expect(output.count == 0)
        }
    }

    @Test("needs room", arguments: TestedMAC.allCases)
    func room(mac: TestedMAC) {
        for (size, room) in [(mac.tagSize, mac.tagSize - 1), (mac.tagSize, 0), (8, 7)] {
            let output = ProbedOutput(room: room) { (output) throws(CryptoCoreError) in
                try mac.append(message, size: size, to: &output)
            }
            #expect(output.error?.code == .outputTooSmall)
            #expect(output.count == 0)
            #expect(output.memory == [UInt8](repeating: untouchedByte, count: room))
        }
    }

    @Test("of HMAC needs a key that is not empty", arguments: [HMAC.Function.sha256, .sha512])
    func emptyKey(function: HMAC.Function) {
        #expect(thrown { try HMAC(function, key: SecretBytes([])) }?.code == .invalidKeySize)
    }
}
