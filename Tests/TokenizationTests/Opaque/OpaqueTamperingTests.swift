import CryptoCore
import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("Opaque tokens: tampering")
struct OpaqueTamperingTests {
    private let root: RootKeyset
    private let tokenizer: OpaqueTokenizer

    init() throws {
        root = try TokenizationVectors.root()
        tokenizer = OpaqueTokenizer(root)
    }

    private func opening(_ token: String) -> TokenizationError.Code? {
        code { try tokenizer.detokenize(token, context: Fields.email) }
    }

    @Test("no bit can be turned, even with a right checksum", arguments: Making.allCases, shapes)
    func bits(making: Making, shape: OpaqueShape) throws {
        let tokenizer = OpaqueTokenizer(root, shape: shape)
        let token = try making.token(tokenizer, "ada@example.org", Fields.email)
        let bytes = try #require(shape.bytes(of: token))
        for bit in 0..<(8 * bytes.count) {
            let changed = bytes.flipping(bit: bit)
            // No text has a zero in front: it would be that of other bytes.
            if changed[0] == 0 { continue }
            let text = shape.text(of: changed.span)
            let error = thrown { try tokenizer.detokenize(text, context: Fields.email) }
            switch bit {
            case 0..<8:
                let kind = OpaqueKind(rawValue: changed[0])
                let isReadable = kind != nil && kind != .oneWay && changed.count >= kind!.minimumSize
                #expect(error?.code == (isReadable ? .authenticationFailed : .notAToken), "bit \(bit)")
            case 8..<40:
                let id = KeyID(changed.span.bigEndianWord(at: 1))
                // The primary is 01020304: no one bit makes another key of it.
                #expect(error?.code == .keyNotFound && error?.keyID == id, "bit \(bit)")
            default: #expect(error?.code == .authenticationFailed, "bit \(bit)")
            }
        }
    }

    @Test("no character can be another one", arguments: Making.allCases, shapes)
    func characters(making: Making, shape: OpaqueShape) throws {
        let tokenizer = OpaqueTokenizer(root, shape: shape)
        let token = try making.token(tokenizer, "ada", Fields.email)
        let isEmail = if case .email = shape { true } else { false }
        for place in token.utf8.indices {
            let old = token.utf8[place]
            for new in "0129aAbBzZ_-.@ \0".utf8 where new != old {
                // Mail systems fold the case of addresses.
                if isEmail, new | 0x20 == old { continue }
                var bytes = token.bytes
                bytes[token.utf8.distance(from: token.utf8.startIndex, to: place)] = new
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == .notAToken)
                #expect(code { try tokenizer.keyID(of: text) } == .notAToken)
            }
        }
    }

    @Test("nothing can be left out, put in or exchanged", arguments: shapes)
    func edits(shape: OpaqueShape) throws {
        let tokenizer = OpaqueTokenizer(root, shape: shape)
        let token = Array(try tokenizer.tokenizeDeterministically("ada", context: Fields.email))
        for place in token.indices {
            var (less, more, exchanged) = (token, token, token)
            less.remove(at: place)
            more.insert("a", at: place)
            if place > 0 { exchanged.swapAt(place - 1, place) }
            let texts = [String(token[..<place]), String(token[place...].dropFirst()), String(less), String(more)]
            for text in texts + (exchanged == token ? [] : [String(exchanged)]) {
                #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == .notAToken, "\(text)")
            }
        }
        for text in ["\(String(token)) ", " \(String(token))", String(token) + String(token), String(token) + "\n"] {
            #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == .notAToken)
        }
    }

    @Test("truncated bytes do not open, even with a right checksum", arguments: Making.allCases)
    func truncated(making: Making) throws {
        let token = try making.token(tokenizer, "ada@example.org", Fields.email)
        let bytes = tokenBytes(token)
        let kind = OpaqueKind(rawValue: bytes[0])!
        for count in 0..<bytes.count {
            let text = tokenText(bytes[..<count])
            #expect(opening(text) == (count < kind.minimumSize ? .notAToken : .authenticationFailed), "\(count) bytes")
        }
        for extra: UInt8 in [0, 1, 0xFF] {
            #expect(opening(tokenText((bytes + [extra]))) == .authenticationFailed)
        }
    }

    @Test("another prefix, shape or nothing at all is no token")
    func otherTexts() throws {
        let token = try tokenizer.tokenizeDeterministically("ada", context: Fields.email)
        let email = try OpaqueTokenizer(root, shape: .email(.tok)).tokenizeDeterministically(
            "ada", context: Fields.email)
        let other = try OpaqueTokenizer(root, shape: .text(TokenPrefix("cust")!)).tokenizeDeterministically(
            "ada", context: Fields.email)
        let texts = [
            "", "t", "tok", "tok_", "tok_000000", "tok_0000000", "_", email, other, "ada", token.uppercased(),
            "TOK" + token.dropFirst(3), String(token.dropFirst(4)), token.replacing("tok_", with: "tok-"),
            "tok_" + token,
            "tok_" + String(repeating: "A", count: 1_000_000), String(repeating: "tok_", count: 100_000),
        ]
        for text in texts { #expect(opening(text) == .notAToken) }
        #expect(
            code {
                try OpaqueTokenizer(root, shape: .email(.tok)).detokenize(token, context: Fields.email)
            } == .notAToken)
    }

    /// A text of digits with a right checksum.
    private func text(_ digits: String, prefix: String = "tok_") -> String {
        let sum = CRC32.checksum((prefix + digits).utf8.span)
        return prefix + digits + String(decoding: Base62.sixDigits(of: sum), as: UTF8.self)
    }

    @Test("a token has one form only: no zero in front, no foreign digit")
    func canonical() throws {
        let token = try tokenizer.tokenizeDeterministically("ada", context: Fields.email)
        let digits = String(token.dropFirst(4).dropLast(6))
        #expect(text(digits) == token)
        for other in ["0" + digits, "00" + digits, digits + "_", digits + "-", "", "0", "+" + digits, " " + digits] {
            #expect(opening(text(other)) == .notAToken)
        }
    }

    @Test(
        "bytes of no kind, of too few or too many, are no token",
        arguments: [1, 2, 3, 4, 5, 6, 8, 16, 32, 64, 128, 255] as [UInt8])
    func kinds(kind: UInt8) {
        for count in [1, 4, 5, 6, 20, 21, 44, 45, 52, 53, 100, 4096, 4097] {
            let bytes = [kind] + [1, 2, 3, 4].prefix(count - 1) + [UInt8](repeating: 7, count: max(0, count - 5))
            let text = tokenText(bytes)
            let isToken =
                switch kind {
                case 1: (21...4096).contains(count)
                case 2: (45...4096).contains(count)
                case 4: (53...4096).contains(count)
                default: false
                }
            #expect(opening(text) == (isToken ? .authenticationFailed : .notAToken), "kind \(kind), \(count) bytes")
        }
    }

    @Test("random texts with a right checksum are refused without a trap", arguments: Seed.all)
    func random(seed: Seed) {
        var generator = seed.generator
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        for _ in 0..<500 {
            let count = Int.random(in: 0...200, using: &generator)
            let digits = String((0..<count).map { _ in alphabet.randomElement(using: &generator)! })
            let code = opening(text(digits))
            #expect([.notAToken, .authenticationFailed, .keyNotFound, .keyDisabled, .keyDestroyed].contains(code))
        }
    }

    @Test("one-way tokens are none of these")
    func oneWay() throws {
        for length in [OneWayLength(insecureBytes: 1), .standard, OneWayLength(32)!] {
            let token = try OneWayTokenizer(root, length: length).tokenizeDeterministically(
                "ada", context: Fields.email)
            #expect(opening(token) == .notAToken)
            #expect(code { try tokenizer.keyID(of: token) } == .notAToken)
            #expect(code { try tokenizer.needsRotation(token) } == .notAToken)
            #expect(code { try tokenizer.retokenize(token, context: Fields.email) } == .notAToken)
        }
    }
}
