import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("One-way tokens")
struct OneWayTests {
    private let root: RootKeyset

    init() throws { root = try RootKeyset(Keyset(.root)) }

    @Test("are the reference cases, byte for byte, and verify under whatever primary key")
    func vectors() throws {
        for each in try TokenizationVectors.all.oneWay {
            let length = OneWayLength(insecureBytes: each.length)
            let prefix = TokenPrefix(each.prefix)!
            let tokenizer = OneWayTokenizer(try TokenizationVectors.root(each.keyID), length: length, prefix: prefix)
            let token = try tokenizer.tokenizeDeterministically(each.value, context: each.context)
            #expect(token == each.token, "case \(each.id)")
            let other = OneWayTokenizer(try TokenizationVectors.root(), length: length, prefix: prefix)
            #expect(try other.verify(each.token, of: each.value, context: each.context), "case \(each.id)")
            #expect(try !other.verify(each.token, of: each.value + " ", context: each.context) || each.length == 1)
            #expect(try other.keyID(of: each.token) == KeyID(each.keyID))
            #expect(try other.candidates(for: each.value, context: each.context).contains(each.token))
        }
    }

    @Test("are equal for equal bytes only, in every length", arguments: 8...32)
    func equality(bytes: Int) throws {
        let length = try #require(OneWayLength(bytes))
        let tokenizer = OneWayTokenizer(root, length: length)
        var tokens: Set<[UInt8]> = []
        for value in Texts.all {
            let token = try tokenizer.tokenizeDeterministically(value, context: Fields.email)
            #expect(
                try OneWayTokenizer(root, length: length).tokenizeDeterministically(value, context: Fields.email)
                    == token)
            #expect(try tokenizer.verify(token, of: value, context: Fields.email))
            #expect(try tokenizer.verify(token, of: value, context: Fields.email.record("7")))
            #expect(try !tokenizer.verify(token, of: value + "x", context: Fields.email))
            #expect(try !tokenizer.needsRotation(token))
            tokens.insert(token.bytes)
        }
        #expect(tokens.count == Texts.all.count)
    }

    @Test("of other tenants, domains and keysets are others")
    func isolation() throws {
        let tokenizer = OneWayTokenizer(root)
        let token = try tokenizer.tokenizeDeterministically("ada", context: Fields.email)
        for context in Fields.others {
            #expect(try !tokenizer.verify(token, of: "ada", context: context))
            #expect(try tokenizer.tokenizeDeterministically("ada", context: context) != token)
        }
        let stranger = OneWayTokenizer(try RootKeyset(Keyset(.root)))
        #expect(code { try stranger.verify(token, of: "ada", context: Fields.email) } == .keyNotFound)
    }

    @Test("have 16 bytes unless asked, 8 to 32, fewer by the insecure door only")
    func lengths() throws {
        #expect(OneWayLength.standard.bytes == 16)
        #expect(OneWayTokenizer(root).length == .standard)
        for bytes in [Int.min, -1, 0, 1, 7, 33, 1000, Int.max] { #expect(OneWayLength(bytes) == nil) }
        for bytes in 1...32 {
            let length = OneWayLength(insecureBytes: bytes)
            #expect(OneWayLength(bytes) == (bytes >= 8 ? length : nil))
            let tokenizer = OneWayTokenizer(root, length: length)
            let token = try tokenizer.tokenizeDeterministically("ada", context: Fields.email)
            #expect(try tokenizer.verify(token, of: "ada", context: Fields.email))
            #expect(OpaqueTokenText.bytes(of: token.utf8.span, prefix: .tok)?.count == 5 + bytes)
        }
    }

    @Test("a length outside 1 to 32 is a programmer's error")
    func insecureLimits() async {
        await #expect(processExitsWith: .failure) { _ = OneWayLength(insecureBytes: 0) }
        await #expect(processExitsWith: .failure) { _ = OneWayLength(insecureBytes: 33) }
    }

    @Test("longer tokens begin with the bytes of shorter ones")
    func truncation() throws {
        let bytes = try [8, 16, 32].map { count in
            let token = try OneWayTokenizer(root, length: OneWayLength(count)!)
                .tokenizeDeterministically("ada", context: Fields.email)
            return tokenBytes(token)
        }
        #expect(Array(bytes[2].prefix(21)) == bytes[1] && Array(bytes[1].prefix(13)) == bytes[0])
    }

    @Test("the bound of collisions is the birthday bound")
    func collisionBound() {
        for bytes in 1...32 {
            let length = OneWayLength(insecureBytes: bytes)
            for none in [Int.min, -1, 0, 1] { #expect(length.collisionBound(values: none) == 0) }
            #expect(length.collisionBound(values: 2) == Double(sign: .plus, exponent: -8 * bytes, significand: 1))
            #expect((0...1).contains(length.collisionBound(values: .max)))
        }
        #expect(OneWayLength(insecureBytes: 1).collisionBound(values: 3) == 3.0 / 256)
        #expect(OneWayLength(insecureBytes: 1).collisionBound(values: 17) == 136.0 / 256)
        #expect(OneWayLength(insecureBytes: 1).collisionBound(values: 1000) == 1)
        #expect(abs(OneWayLength(8)!.collisionBound(values: 1 << 32) - 0.5) < 1e-9)
        #expect(OneWayLength.standard.collisionBound(values: 1_000_000_000) < 1.5e-21)
    }

    @Test("candidates are one for every enabled key, that of the primary first")
    func candidates() throws {
        let keys = try Keys()
        var keyset = keys.keyset
        let third = try keyset.add(.root)
        let fourth = try keyset.add(.root)
        let before = try RootKeyset(keyset)
        try keyset.promote(keys.second)
        try keyset.disable(third)
        try keyset.destroy(fourth)
        let tokenizer = OneWayTokenizer(try RootKeyset(keyset))
        let tokens = try tokenizer.candidates(for: "ada", context: Fields.email)
        #expect(try tokens.map(tokenizer.keyID) == [keys.second, keys.first])
        #expect(try tokens[0] == tokenizer.tokenizeDeterministically("ada", context: Fields.email))
        #expect(
            try tokens[1] == OneWayTokenizer(keys.root).tokenizeDeterministically("ada", context: Fields.email))
        for token in tokens { #expect(try tokenizer.verify(token, of: "ada", context: Fields.email)) }
        #expect(try tokenizer.needsRotation(tokens[1]) && !tokenizer.needsRotation(tokens[0]))
        #expect(try OneWayTokenizer(before).candidates(for: "ada", context: Fields.email).count == 4)
    }

    @Test("other texts, kinds, prefixes and lengths are no tokens")
    func otherTexts() throws {
        let tokenizer = OneWayTokenizer(root)
        let opaque = OpaqueTokenizer(root)
        let texts = [
            "", "ada", "tok_", try opaque.tokenizeDeterministically("ada", context: Fields.email),
            try opaque.tokenize("ada", context: Fields.email),
            // As long as a one-way token can be.
            try opaque.tokenizeDeterministically("", context: Fields.email),
            try opaque.tokenize("ada", context: Fields.email, until: .distantFuture),
            try OneWayTokenizer(root, prefix: TokenPrefix("tik")!).tokenizeDeterministically(
                "ada", context: Fields.email),
            try OneWayTokenizer(root, length: OneWayLength(15)!).tokenizeDeterministically(
                "ada", context: Fields.email),
            try OneWayTokenizer(root, length: OneWayLength(17)!).tokenizeDeterministically(
                "ada", context: Fields.email),
        ]
        for text in texts {
            #expect(code { try tokenizer.verify(text, of: "ada", context: Fields.email) } == .notAToken)
            #expect(code { try tokenizer.keyID(of: text) } == .notAToken)
            #expect(code { try tokenizer.needsRotation(text) } == .notAToken)
        }
    }

    @Test("no bit can be turned, even with a right checksum")
    func bits() throws {
        let tokenizer = OneWayTokenizer(try TokenizationVectors.root())
        let token = try tokenizer.tokenizeDeterministically("ada", context: Fields.email)
        let bytes = tokenBytes(token)
        for bit in 0..<(8 * bytes.count) {
            let changed = tokenText(bytes.flipping(bit: bit))
            switch bit {
            case 0..<8: #expect(code { try tokenizer.verify(changed, of: "ada", context: Fields.email) } == .notAToken)
            case 8..<40:
                #expect(code { try tokenizer.verify(changed, of: "ada", context: Fields.email) } == .keyNotFound)
            default: #expect(try !tokenizer.verify(changed, of: "ada", context: Fields.email))
            }
        }
    }

    @Test("a context that is too long for the derivation is refused")
    func longContext() {
        let context = FieldContext(tenant: String(repeating: "t", count: 40_000), domain: "d")
        #expect(code { try OneWayTokenizer(root).tokenizeDeterministically("x", context: context) } == .contextTooLong)
        #expect(code { try OneWayTokenizer(root).candidates(for: "x", context: context) } == .contextTooLong)
    }
}
