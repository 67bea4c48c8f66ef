import Foundation
import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Opaque tokens: isolation")
struct OpaqueIsolationTests {
    private let root: RootKeyset

    init() throws { root = try RootKeyset(Keyset(.root)) }

    @Test("a token of another tenant, domain or keyset does not open", arguments: Making.allCases)
    func others(making: Making) throws {
        let tokenizer = OpaqueTokenizer(root)
        let token = try making.token(tokenizer, "ada@example.org", Fields.email)
        for context in Fields.others {
            #expect(code { try tokenizer.detokenize(token, context: context) } == .authenticationFailed)
            #expect(code { try tokenizer.retokenize(token, context: context) } == .authenticationFailed)
            let there = try making.token(tokenizer, "ada@example.org", context)
            #expect(there != token)
            #expect(code { try tokenizer.detokenize(there, context: Fields.email) } == .authenticationFailed)
        }
    }

    @Test("tokens of other tenants and domains have nothing in common behind the key's id")
    func unlinkable() throws {
        let tokenizer = OpaqueTokenizer(root)
        var bodies: [[UInt8]] = []
        for context in [Fields.email] + Fields.others {
            for value in ["ada@example.org", "ada@example.orh"] {
                let token = try tokenizer.tokenizeDeterministically(value, context: context)
                bodies.append(Array(tokenBytes(token).dropFirst(5)))
            }
        }
        for (a, one) in bodies.enumerated() {
            for other in bodies[..<a] {
                #expect(one.prefix(16) != other.prefix(16) && one.dropFirst(16) != other.dropFirst(16))
                let same = zip(one, other).filter { $0 == $1 }.count
                #expect(same <= 6, "\(same) bytes of \(one.count) agree")
            }
        }
    }

    @Test("a key of the same id in another keyset does not open a token")
    func otherKeyset() throws {
        let id = root.primaryKeyID
        let tokenizer = OpaqueTokenizer(root)
        let text = try Keyset(.root).insecureCleartextJSON()
        let other = try Keyset(insecureCleartextJSON: text)
        let sameID = text.replacing("\(other.primaryKeyID)", with: "\(id)")
        let stranger = OpaqueTokenizer(try RootKeyset(Keyset(insecureCleartextJSON: sameID)))
        for making in Making.allCases {
            let token = try making.token(tokenizer, "ada", Fields.email)
            #expect(code { try stranger.detokenize(token, context: Fields.email) } == .authenticationFailed)
        }
    }

    @Test("a random token made of a deterministic one's bytes does not open, and the reverse")
    func kinds() throws {
        let tokenizer = OpaqueTokenizer(root)
        let value = String(repeating: "x", count: 60)
        for making in Making.allCases {
            let token = try making.token(tokenizer, value, Fields.email)
            let bytes = tokenBytes(token)
            for kind in OpaqueKind.allCases where kind.rawValue != bytes[0] {
                let changed = [kind.rawValue] + bytes.dropFirst()
                let text = tokenText(changed)
                let expected: TokenizationError.Code = kind == .oneWay ? .notAToken : .authenticationFailed
                #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == expected)
            }
        }
    }

    @Test("the bytes after the header cannot be moved between a random token and one with an end")
    func headers() throws {
        let tokenizer = OpaqueTokenizer(root)
        let ending = try tokenizer.tokenize("ada", context: Fields.email, until: .distantFuture)
        let bytes = tokenBytes(ending)
        // Without its end, as a random token.
        let endless = [0x02] + bytes[1..<5] + bytes[13...]
        let text = tokenText(endless)
        #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == .authenticationFailed)
    }
}
