import FormatPreservingEncryption
import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Format-preserving tokens: values that do not fit")
struct MismatchTests {
    private let keys: Keys
    private let format: Format
    private let opaque: FormatTokenizer

    init() throws {
        keys = try Keys()
        format = try Format(text: "<digits:9>")
        opaque = FormatTokenizer(try keys.root, format: format, name: "n", mismatch: .opaque(.text(TokenPrefix("n")!)))
    }

    @Test("have opaque tokens, recognised on the way back")
    func roundTrip() throws {
        for value in Texts.all + ["12345678", "1234567890", "n_", "n_abc", "12345678x"] {
            let token = try opaque.tokenizeDeterministically(value, context: Fields.card)
            #expect(token.hasPrefix("n_") && token.bytes != value.bytes)
            #expect(try opaque.tokenizeDeterministically(value, context: Fields.card) == token)
            #expect(try opaque.detokenize(token, context: Fields.card).bytes == value.bytes)
            #expect(opaque.keyID(of: token) == keys.first)
        }
    }

    @Test("differ where the caller's tweak does, and need it again")
    func tweaks() throws {
        let tweaks: [[UInt8]] = [[], [0], [1], [1, 0]]
        let tokens = try tweaks.map { try opaque.tokenizeDeterministically("x", context: Fields.card, tweak: $0) }
        #expect(Set(tokens).count == tweaks.count)
        for (token, made) in zip(tokens, tweaks) {
            for tweak in tweaks {
                let value = thrown { try opaque.detokenize(token, context: Fields.card, tweak: tweak) }
                #expect(value?.code == (tweak == made ? nil : .authenticationFailed))
            }
            let new = FormatTokenizer(
                try keys.promoted(), format: format, name: "n", mismatch: .opaque(.text(TokenPrefix("n")!)))
            let moved = try new.retokenize(token, context: Fields.card, tweak: made, from: keys.first)
            #expect(new.keyID(of: moved) == keys.second)
            #expect(try new.detokenize(moved, context: Fields.card, tweak: made) == "x")
            let column = try new.detokenizeColumn([moved, "x", token], context: Fields.card, tweak: made)
            #expect(column.results == ["x", nil, "x"] && column.failures.map(\.row) == [1])
        }
        #expect(opaque.keyID(of: "123456789") == nil && opaque.keyID(of: "x") == nil)
    }

    @Test("have the shape of an address where the column takes nothing else")
    func addresses() throws {
        let tokenizer = FormatTokenizer(
            try keys.root, format: try .emailAddress(), name: "e", mismatch: .opaque(.email(.tok)))
        let values = ["ada.lovelace@example.org", "Ada.Lovelace@Example.com", "not an address"]
        let column = try tokenizer.tokenizeColumnDeterministically(values, context: Fields.email)
        let tokens = try column.complete()
        #expect(tokens[0].hasSuffix("@example.org"))
        #expect(tokens[1...].allSatisfy { $0.hasPrefix("tok-") && $0.hasSuffix(".invalid") })
        #expect(try tokenizer.detokenizeColumn(tokens, context: Fields.email).complete() == values)
    }

    @Test("are those of an opaque tokenizer with the prefix; others are format-preserving as ever")
    func agreement() throws {
        let plain = OpaqueTokenizer(try keys.root, shape: .text(TokenPrefix("n")!))
        #expect(
            try opaque.tokenizeDeterministically("x", context: Fields.card)
                == plain.tokenizeDeterministically("x", context: Fields.card))
        let refusing = FormatTokenizer(try keys.root, format: format, name: "n")
        #expect(
            try opaque.tokenizeDeterministically("123456789", context: Fields.card)
                == refusing.tokenizeDeterministically("123456789", context: Fields.card))
    }

    @Test("a token of such a token comes back too")
    func nested() throws {
        let once = try opaque.tokenizeDeterministically("x", context: Fields.card)
        let twice = try opaque.tokenizeDeterministically(once, context: Fields.card)
        #expect(once != twice)
        #expect(try opaque.detokenize(twice, context: Fields.card) == once)
    }

    @Test("neither of the format nor an opaque token: no token")
    func neither() throws {
        let token = try opaque.tokenizeDeterministically("x", context: Fields.card)
        let oneWay = try OneWayTokenizer(keys.root, prefix: TokenPrefix("n")!)
            .tokenizeDeterministically("x", context: Fields.card)
        let otherPrefix = try OpaqueTokenizer(keys.root).tokenizeDeterministically("x", context: Fields.card)
        for text in ["", "x", "12345678", String(token.dropLast()), token + "1", oneWay, otherPrefix, "n_"] {
            #expect(code { try opaque.detokenize(text, context: Fields.card) } == .notAToken, "\(text)")
            #expect(
                code { try opaque.retokenize(text, context: Fields.card, from: keys.first) } == .notAToken, "\(text)")
        }
        for context in Fields.others {
            #expect(code { try opaque.detokenize(token, context: context) } == .authenticationFailed)
        }
        let refusing = FormatTokenizer(try keys.root, format: format, name: "n")
        #expect(code { try refusing.detokenize(token, context: Fields.card) } == .notAToken)
    }

    @Test("their tokens are of the key that was asked for")
    func keyIDs() throws {
        let prefix = TokenPrefix("n")!
        let plain = OpaqueTokenizer(try keys.root, shape: .text(prefix))
        for (asked, expected) in [(nil, keys.first), (keys.first, keys.first), (keys.second, keys.second)] {
            let token = try opaque.tokenizeDeterministically("x", context: Fields.card, keyID: asked)
            #expect(try plain.keyID(of: token) == expected)
            let column = try opaque.tokenizeColumnDeterministically(
                ["x", "123456789"], context: Fields.card, keyID: asked)
            #expect(column.results[0] == token)
            // Whatever key is named on the way back: the token says its own.
            #expect(try opaque.detokenize(token, context: Fields.card, keyID: keys.first) == "x")
            #expect(try opaque.detokenize(token, context: Fields.card, keyID: keys.second) == "x")
        }
        #expect(
            code { try opaque.tokenizeDeterministically("x", context: Fields.card, keyID: KeyID(0)) } == .keyNotFound)
    }

    @Test("their tokens move from key to key")
    func retokenize() throws {
        let new = FormatTokenizer(
            try keys.promoted(), format: format, name: "n", mismatch: .opaque(.text(TokenPrefix("n")!)))
        let token = try opaque.tokenizeDeterministically("x", context: Fields.card)
        let moved = try new.retokenize(token, context: Fields.card, from: keys.first)
        #expect(try moved == new.tokenizeDeterministically("x", context: Fields.card))
        #expect(try new.detokenize(moved, context: Fields.card) == "x")
        let back = try new.retokenize(moved, context: Fields.card, from: keys.second, to: keys.first)
        #expect(back == token)
        let column = try new.retokenizeColumn([token, token], context: Fields.card, from: keys.first)
        #expect(try column.complete() == [moved, moved])
    }

    @Test("do not count as failures of a column")
    func column() throws {
        let values = ["x", "123456789", "y", "z", ""]
        let column = try opaque.tokenizeColumnDeterministically(values, context: Fields.card, failureLimit: 1)
        let alone = try values.map { try opaque.tokenizeDeterministically($0, context: Fields.card) }
        #expect(try column.complete() == alone)
    }

    @Test("too long a value for an opaque token is refused")
    func tooLong() throws {
        let value = String(repeating: "x", count: 4076)
        #expect(code { try opaque.tokenizeDeterministically(value, context: Fields.card) } == .valueTooLong)
        let column = try opaque.tokenizeColumnDeterministically(
            ["x", value, "123456789"], context: Fields.card)
        #expect(column.results[0] != nil && column.results[1] == nil && column.results[2] != nil)
        #expect(column.failures.map(\.row) == [1] && column.failures[0].code == .valueTooLong)
    }
}
