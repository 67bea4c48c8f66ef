import TestSupport
import Testing

@testable import CryptoCore

@Suite("SHAKE128 (FIPS 202)")
struct SHAKE128Tests {
    private func stream(_ parts: [[UInt8]], count: Int) throws -> [UInt8] {
        let shake = try SHAKE128()
        for part in parts { try shake.absorb(part.span) }
        var output = [UInt8](repeating: 0, count: count)
        var span = output.mutableSpan
        try shake.squeeze(into: &span)
        return output
    }

    /// NIST, "Cryptographic Standards and Guidelines: Example Values", SHAKE128 of no bits.
    @Test("gives the published stream of an empty message, at any length")
    func empty() throws {
        let published = bytes("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
        for count in [1, 16, 31, 32] { #expect(try stream([], count: count) == Array(published.prefix(count))) }
        #expect(try Array(stream([], count: 1000).prefix(32)) == published)
    }

    @Test("takes a message in parts")
    func parts() throws {
        let message = [UInt8](repeating: 3, count: 400)
        #expect(
            try stream([Array(message[..<1]), [], Array(message[1...])], count: 64) == stream([message], count: 64))
    }
}
