import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Opaque tokens: rotation")
struct OpaqueRotationTests {
    @Test("tokens of every enabled key open, and move to the primary", arguments: Making.allCases)
    func rotation(making: Making) throws {
        let keys = try Keys()
        let (old, new) = (OpaqueTokenizer(try keys.root), OpaqueTokenizer(try keys.promoted()))
        let token = try making.token(old, "ada", Fields.email)
        #expect(try new.keyID(of: token) == keys.first)
        #expect(try new.needsRotation(token))
        #expect(try new.detokenize(token, context: Fields.email) == "ada")
        let moved = try new.retokenize(token, context: Fields.email)
        #expect(try new.keyID(of: moved) == keys.second)
        #expect(try !new.needsRotation(moved))
        #expect(try old.detokenize(moved, context: Fields.email) == "ada")
        if making == .deterministic {
            #expect(moved == (try new.tokenizeDeterministically("ada", context: Fields.email)))
            #expect(moved != token)
        }
        let bytes = (
            tokenBytes(token),
            tokenBytes(moved)
        )
        #expect(bytes.0[0] == bytes.1[0], "the kind is kept")
    }

    @Test("a token moves to another tenant or domain", arguments: Making.allCases)
    func toOtherContext(making: Making) throws {
        let tokenizer = OpaqueTokenizer(try RootKeyset(Keyset(.root)))
        let token = try making.token(tokenizer, "ada", Fields.email)
        for context in Fields.others {
            let moved = try tokenizer.retokenize(token, context: Fields.email, to: context)
            #expect(try tokenizer.detokenize(moved, context: context) == "ada")
            #expect(code { try tokenizer.detokenize(moved, context: Fields.email) } == .authenticationFailed)
        }
    }

    @Test("keys that are gone say how", arguments: Making.allCases)
    func keysGone(making: Making) throws {
        let keys = try Keys()
        let token = try making.token(OpaqueTokenizer(try keys.root), "ada", Fields.email)
        let oneWay = try OneWayTokenizer(keys.root).tokenizeDeterministically("ada", context: Fields.email)
        let disabled = try keys.promoted { try $0.disable(keys.first) }
        let destroyed = try keys.promoted { try $0.destroy(keys.first) }
        let unknown = try RootKeyset(Keyset(.root))
        let cases: [(RootKeyset, TokenizationError.Code)] = [
            (disabled, .keyDisabled), (destroyed, .keyDestroyed), (unknown, .keyNotFound),
        ]
        for (root, expected) in cases {
            let tokenizer = OpaqueTokenizer(root)
            let errors = [
                thrown { try tokenizer.detokenize(token, context: Fields.email) },
                thrown { try tokenizer.retokenize(token, context: Fields.email) },
                thrown { try OneWayTokenizer(root).verify(oneWay, of: "ada", context: Fields.email) },
            ]
            for error in errors {
                #expect(error?.code == expected && error?.keyID == keys.first)
                #expect(error?.description.contains("key \(keys.first): ") == true)
            }
            // What stands in clear can be read all the same.
            #expect(try tokenizer.keyID(of: token) == keys.first)
            #expect(try tokenizer.needsRotation(token))
        }
        let enabled = try keys.promoted {
            try $0.disable(keys.first)
            try $0.enable(keys.first)
        }
        #expect(try OpaqueTokenizer(enabled).detokenize(token, context: Fields.email) == "ada")
    }
}
