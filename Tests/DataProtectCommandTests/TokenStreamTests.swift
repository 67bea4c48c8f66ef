import CryptoCore
import ProtectionKeys
import TestSupport
import Testing
import Tokenization

@testable import dataprotect

@Suite("Tokens in streams")
struct TokenStreamTests {
    private final class Pieces: ByteSource {
        private let bytes: [UInt8]
        private let piece: Int
        private var offset = 0

        init(_ bytes: [UInt8], piece: Int) {
            self.bytes = bytes
            self.piece = piece
        }

        func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int {
            let count = min(piece, buffer.count - start, bytes.count - offset)
            buffer.replaceSubrange(start..<start + count, with: bytes[offset..<offset + count])
            offset += count
            return count
        }
    }

    private func tokens() throws -> [String] {
        let root = try RootKeyset(Keyset(.root))
        let context = FieldContext(tenant: "acme", domain: "note")
        let text = OpaqueTokenizer(root)
        return try ["", "x", String(repeating: "long ", count: 50), String(repeating: "y", count: 4000)].map {
            try text.tokenizeDeterministically($0, context: context)
        } + [try text.tokenize("r", context: context)]
    }

    private func findings(_ bytes: [UInt8], piece: Int) throws -> [TokenStream.Finding] {
        var findings: [TokenStream.Finding] = []
        try TokenStream(TokenScanner(), pieceSize: 1).scan(Pieces(bytes, piece: piece)) { findings.append($0) }
        return findings
    }

    @Test("A token is found once, wherever the pieces of the stream end", arguments: [1000, 4096, 1 << 20])
    func borders(piece: Int) throws {
        let tokens = try tokens()
        var generator = SplitMix64(seed: 7)
        var bytes: [UInt8] = []
        var expected: [Int] = []
        for index in 0..<60 {
            // Also nothing but letters for longer than a piece, and bytes that are no UTF-8.
            let gap = Int.random(in: 0...(index % 20 == 0 ? 30_000 : 700), using: &generator)
            bytes += (0..<gap).map { _ in
                index % 3 == 0 ? 0x61 : [0x20, 0x0A, 0xFF, 0xC3, 0x2D, 0x5F].randomElement(using: &generator)!
            }
            bytes.append(0x20)
            expected.append(bytes.count)
            bytes += Array(tokens[index % tokens.count].utf8)
            bytes.append(0x20)
        }
        let found = try findings(bytes, piece: piece)
        #expect(found.map(\.offset) == expected)
        #expect(found.map(\.offset) == TokenScanner().tokens(in: bytes).map(\.range.lowerBound))
        var (line, offset) = (1, 0)
        for finding in found {
            line += bytes[offset..<finding.offset].count { $0 == 0x0A }
            offset = finding.offset
            #expect(finding.line == line)
        }
    }

    @Test("Line and column count from one, in characters")
    func places() throws {
        let token = try tokens()[1]
        let found = try findings(Array("\(token)\n\nä漢😀 \(token)\r\n\(token)x \(token)".utf8), piece: 7)
        #expect(found.map(\.line) == [1, 3, 4])
        #expect(found.map(\.column) == [1, 5, token.utf8.count + 3])
    }

    @Test("Nothing is found in nothing")
    func empty() throws { #expect(try findings([], piece: 5).isEmpty) }
}
