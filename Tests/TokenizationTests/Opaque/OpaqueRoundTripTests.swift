import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("Opaque tokens: round trips")
struct OpaqueRoundTripTests {
    private let root: RootKeyset

    init() throws { root = try RootKeyset(Keyset(.root)) }

    @Test("every text comes back, byte for byte", arguments: Making.allCases, shapes)
    func texts(making: Making, shape: OpaqueShape) throws {
        let tokenizer = OpaqueTokenizer(root, shape: shape)
        for value in Texts.all {
            let token = try making.token(tokenizer, value, Fields.email)
            #expect(try tokenizer.detokenize(token, context: Fields.email).bytes == value.bytes)
            #expect(try tokenizer.keyID(of: token) == root.primaryKeyID)
            #expect(try !tokenizer.needsRotation(token))
            if value.utf8.count > 3 { #expect(!token.contains(value)) }
        }
    }

    @Test("every size up to the greatest comes back, and none above", arguments: Making.allCases, shapes)
    func sizes(making: Making, shape: OpaqueShape) throws {
        let tokenizer = OpaqueTokenizer(root, shape: shape)
        let most = tokenizer.maximumValueSize(making.kind)
        for size in Set(Array(0...min(most, 80)) + [255, 1000, most - 1, most].filter { $0 <= most }) {
            let value = String(repeating: "x", count: size)
            let token = try making.token(tokenizer, value, Fields.email)
            #expect(try tokenizer.detokenize(token, context: Fields.email) == value)
        }
        for size in [most + 1, most + 2, 10 * most] {
            let error = thrown { try making.token(tokenizer, String(repeating: "x", count: size), Fields.email) }
            #expect(error?.code == .valueTooLong)
            #expect(error?.message.contains("\(most)") == true)
        }
    }

    @Test("the greatest size is that of the shape")
    func maximum() {
        let (text, email) = (OpaqueTokenizer(root), OpaqueTokenizer(root, shape: .email(.tok)))
        let kinds = [OpaqueKind.deterministic, .random, .expiring]
        #expect(kinds.map(text.maximumValueSize) == [4075, 4051, 4043])
        #expect(kinds.map(email.maximumValueSize) == [109, 85, 77])
    }

    @Test("random texts come back", arguments: Seed.all)
    func random(seed: Seed) throws {
        var generator = seed.generator
        let (text, email) = (OpaqueTokenizer(root), OpaqueTokenizer(root, shape: .email(.tok)))
        for _ in 0..<300 {
            let making = Making.allCases.randomElement(using: &generator)!
            let (long, short) = (generator.text(upTo: 300), generator.text(upTo: 77))
            let tokens = (
                try making.token(text, long, Fields.email), try making.token(email, short, Fields.email)
            )
            #expect(try text.detokenize(tokens.0, context: Fields.email).bytes == long.bytes)
            #expect(try email.detokenize(tokens.1, context: Fields.email).bytes == short.bytes)
        }
    }

    @Test("texts that look alike and are not the same bytes have different tokens")
    func normalization() throws {
        let tokenizer = OpaqueTokenizer(root)
        let tokens = try ["é", "e\u{301}"].map { try tokenizer.tokenizeDeterministically($0, context: Fields.email) }
        #expect(tokens[0] != tokens[1])
    }

    @Test("a token has the form that is promised")
    func form() throws {
        let tokenizer = OpaqueTokenizer(root, shape: .text(TokenPrefix("cust1")!))
        for making in Making.allCases {
            let token = try making.token(tokenizer, "ada@example.org", Fields.email)
            #expect(token.wholeMatch(of: /cust1_[1-9A-Za-z][0-9A-Za-z]+/) != nil)
        }
    }

    @Test("a token is as long as documented: its value and a third, and 38 to 82 characters")
    func lengths() throws {
        let tokenizer = OpaqueTokenizer(root)
        for size in [0, 1, 20, 100, 1000, 4043] {
            let value = String(repeating: "x", count: size)
            for making in Making.allCases {
                let more = Double(try making.token(tokenizer, value, Fields.email).utf8.count) - 1.3436 * Double(size)
                #expect((36...82).contains(more), "\(making) of \(size): \(more)")
            }
        }
    }

    @Test("equal values have equal tokens, on every machine")
    func equality() throws {
        let keyset = try Keyset(.root)
        let copy = try Keyset(insecureCleartextJSON: keyset.insecureCleartextJSON())
        let (here, there) = (OpaqueTokenizer(try RootKeyset(keyset)), OpaqueTokenizer(try RootKeyset(copy)))
        for value in Texts.all {
            let token = try here.tokenizeDeterministically(value, context: Fields.email)
            #expect(try here.tokenizeDeterministically(value, context: Fields.email) == token)
            #expect(try there.tokenizeDeterministically(value, context: Fields.email) == token)
            #expect(try there.detokenize(token, context: Fields.email).bytes == value.bytes)
        }
    }

    @Test("random tokens of one value are all different")
    func freshness() throws {
        let tokenizer = OpaqueTokenizer(root)
        let plain = try (0..<500).map { _ in try tokenizer.tokenize("x", context: Fields.email) }
        let ending = try (0..<500).map { _ in
            try tokenizer.tokenize("x", context: Fields.email, until: .distantFuture)
        }
        #expect(Set(plain + ending).count == 1000)
    }

    @Test("the record of a context does not count", arguments: Making.allCases)
    func record(making: Making) throws {
        let tokenizer = OpaqueTokenizer(root)
        let token = try making.token(tokenizer, "ada", Fields.email.record("1"))
        for context in [Fields.email, Fields.email.record(""), Fields.email.record("2")] {
            #expect(try tokenizer.detokenize(token, context: context) == "ada")
            if making == .deterministic {
                #expect(try tokenizer.tokenizeDeterministically("ada", context: context) == token)
            }
        }
    }

    @Test("a kept tokenizer and many contexts give what a fresh one gives")
    func manyContexts() throws {
        let small = try RootKeyset(Keyset(.root), cachedSubkeys: 4)
        let kept = OpaqueTokenizer(small)
        for round in 0..<2 {
            for number in 0..<40 {
                let context = FieldContext(tenant: "t\(number)", domain: "d")
                let token = try kept.tokenizeDeterministically("x\(round)", context: context)
                #expect(
                    try OpaqueTokenizer(small).tokenizeDeterministically("x\(round)", context: context) == token)
            }
        }
    }

    @Test("a context that is too long for the derivation is refused", arguments: Making.allCases)
    func longContext(making: Making) throws {
        let tokenizer = OpaqueTokenizer(root)
        let context = FieldContext(tenant: String(repeating: "t", count: 40_000), domain: "d")
        #expect(code { try making.token(tokenizer, "x", context) } == .contextTooLong)
        let token = try making.token(tokenizer, "x", Fields.email)
        #expect(code { try tokenizer.detokenize(token, context: context) } == .contextTooLong)
    }
}
