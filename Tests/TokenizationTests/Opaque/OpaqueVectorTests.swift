import Foundation
import ProtectionKeys
import Testing

@testable import Tokenization

/// What these say of a token, they say for ever.
@Suite("Opaque tokens: reference cases")
struct OpaqueVectorTests {
    private let vectors: TokenizationVectors

    init() throws { vectors = try TokenizationVectors.all }

    @Test("deterministic tokens are the same, byte for byte")
    func deterministic() throws {
        for each in vectors.deterministic {
            let tokenizer = OpaqueTokenizer(try TokenizationVectors.root(each.keyID), shape: each.opaqueShape)
            let token = try tokenizer.tokenizeDeterministically(each.value, context: each.context)
            #expect(token == each.token, "case \(each.id)")
        }
    }

    @Test("deterministic tokens detokenize under whatever primary key")
    func detokenize() throws {
        let root = try TokenizationVectors.root()
        for each in vectors.deterministic {
            let tokenizer = OpaqueTokenizer(root, shape: each.opaqueShape)
            let value = try tokenizer.detokenize(each.token, context: each.context)
            #expect(value.bytes == each.value.bytes, "case \(each.id)")
            #expect(try tokenizer.keyID(of: each.token) == KeyID(each.keyID))
            #expect(try tokenizer.needsRotation(each.token) == (KeyID(each.keyID) != root.primaryKeyID))
        }
    }

    @Test("random and expiring tokens detokenize, up to their end")
    func random() throws {
        let root = try TokenizationVectors.root()
        for each in vectors.random {
            let tokenizer = OpaqueTokenizer(root, shape: each.opaqueShape)
            let end = each.end.map { Date(timeIntervalSince1970: $0) } ?? .distantFuture
            let before = end.addingTimeInterval(-1)
            let value = try tokenizer.detokenize(each.token, context: each.context, now: before)
            #expect(value.bytes == each.value.bytes, "case \(each.id)")
            guard each.end != nil else { continue }
            #expect(
                code { try tokenizer.detokenize(each.token, context: each.context, now: end) } == .expired,
                "case \(each.id)")
        }
    }

    @Test("tokens are found without a key, with kind and key")
    func scanner() throws {
        for each in vectors.deterministic + vectors.random where each.shape == "text" {
            let found = TokenScanner(prefixes: [TokenPrefix(each.prefix)!]).tokens(in: "(\(each.token))")
            #expect(found.map(\.keyID) == [KeyID(each.keyID)], "case \(each.id)")
        }
    }
}
