import Foundation
import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Token scanner")
struct TokenScannerTests {
    private let root: RootKeyset
    private let tokens: [(String, OpaqueKind)]

    init() throws {
        root = try RootKeyset(Keyset(.root))
        let opaque = OpaqueTokenizer(root)
        tokens = [
            (try opaque.tokenizeDeterministically("ada@example.org", context: Fields.email), .deterministic),
            (try opaque.tokenize("ada", context: Fields.email), .random),
            (try OneWayTokenizer(root).tokenizeDeterministically("ada", context: Fields.email), .oneWay),
            (try opaque.tokenize("ada", context: Fields.email, until: .distantFuture), .expiring),
        ]
    }

    private func found(_ text: String, _ prefixes: [TokenPrefix] = [.tok]) -> [String] {
        TokenScanner(prefixes: prefixes).tokens(in: text).map { String(text[$0.range]) }
    }

    @Test("finds tokens wherever they stand, with kind and key")
    func places() {
        for (token, kind) in tokens {
            for (before, after) in [
                ("", ""), (" ", " "), ("\"", "\""), ("{\"email\":\"", "\",\"n\":1}"), ("(", ")"), ("x=", ";"),
                ("<", ">"),
                ("user ", ", done."), ("é", "é"), ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"), ("\n", "\r\n"), ("/", "/"), ("-", "-"),
                ("tok_ ", " tok_"),
                ("ada.", "."), ("@", "@"), ("\0", "\0"), ("'", "'"), ("שלום ", " עולם"),
                ("%20", "%20".dropFirst(3) + "&"),
                ("", "_suffix"), ("tok-", "\u{301}"), ("%", "%"), ("=", "=="), ("\u{202E}", "\u{202C}"),
            ] as [(String, String)] where before != "%20" {
                let text = before + token + after
                let all = TokenScanner().tokens(in: text)
                #expect(all.count == 1, "\(before) … \(after)")
                guard let first = all.first else { continue }
                #expect(text[first.range].utf8.elementsEqual(token.utf8))
                #expect(first.kind == kind && first.keyID == root.primaryKeyID && first.shape == .text(.tok))
            }
        }
    }

    @Test("finds many in their order")
    func many() {
        let all = tokens.map(\.0)
        #expect(found(all.joined(separator: ",")) == all)
        #expect(found(all.joined(separator: "\n")) == all)
        let log = all.enumerated().map { "2026-01-01T00:00:0\($0) INFO [ü] opened \($1) for review\n" }.joined()
        #expect(found(log) == all)
        #expect(found(String(repeating: all[0] + " ", count: 50)).count == 50)
    }

    @Test("finds them whatever stands before, but none that a letter or digit follows")
    func touching() {
        for (token, _) in tokens {
            for before in ["a", "Z", "0", "_", "tok", "x_", "\\n", "\\t", "%20", "%3D", "\u{1B}[31m", "user_", "tok_"] {
                #expect(found(before + token) == [token], "\(before)")
            }
            for after in ["a", "Z", "0"] { #expect(found(token + after).isEmpty, "\(after)") }
            // The first one's end cannot be told.
            #expect(found(token + token) == [token])
        }
    }

    @Test("finds those in the shape of an address, in whatever case", arguments: Making.allCases)
    func addresses(making: Making) throws {
        let tokenizer = OpaqueTokenizer(root, shape: .email(.tok))
        for size in [0, 1, 20, 60, 77] {
            let token = try making.token(tokenizer, String(repeating: "x", count: size), Fields.email)
            for (before, after) in [
                ("", ""), ("<", ">"), ("mailto:", "?subject=x"), ("%3C", "%3E"), ("to=", ", tok_ tok-"), ("x-", "."),
                ("", ".invalid"), ("tok-", "/"), ("a@b.", "@invalid"),
            ] {
                for text in [token, token.uppercased()] {
                    #expect(found(before + text + after) == [text], "\(before) … \(after)")
                }
                let all = TokenScanner().tokens(in: before + token + after)
                #expect(all.map(\.kind) == [making.kind] && all.map(\.shape) == [.email(.tok)])
                #expect(all.map(\.keyID) == [root.primaryKeyID])
            }
            #expect(found(token + "x").isEmpty && found(token.dropLast() + "").isEmpty)
            #expect(found(token.replacing("@", with: "")).isEmpty && found(token + " " + token) == [token, token])
        }
    }

    @Test("rejects what only looks like a token")
    func lookAlikes() {
        for (token, _) in tokens {
            var texts = [
                token.uppercased(), "Tok" + token.dropFirst(3), token.replacing("tok_", with: "tok-"),
                token.replacing("tok_", with: "to_"), token.replacing("tok_", with: "tok__"),
                token.replacing("tok_", with: "tok_0"), String(token.dropLast()), String(token.dropFirst()),
            ]
            for place in token.indices.dropFirst(4) {
                var changed = token
                changed.replaceSubrange(place...place, with: token[place] == "x" ? "y" : "x")
                texts.append(changed)
            }
            for text in texts { #expect(found(text).isEmpty, "\(text)") }
        }
        for text in [
            "", "tok_", "tok_ tok_", "tok", "tok_000000", "tok_0000000", "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "tok_" + String(repeating: "A", count: 40), "tok_é", "_tok_",
        ] {
            #expect(found(text).isEmpty, "\(text)")
        }
    }

    @Test("rejects bytes of no kind, or too few, with a right checksum")
    func badBytes() {
        for bytes in [[0x05, 0, 0, 0, 1, 7], [0x01, 0, 0, 0, 1, 7], [0x03, 0, 0, 0, 1], [0x03]] as [[UInt8]] {
            #expect(found(tokenText(bytes)).isEmpty)
        }
        #expect(found(tokenText(([0x03, 0, 0, 0, 1, 7] as [UInt8]))).count == 1)
    }

    @Test("looks for the prefixes it was given, one the beginning of another")
    func prefixes() throws {
        let prefixes = ["tok", "to", "tok2", "a"].map { TokenPrefix($0)! }
        let all = try prefixes.map {
            try OpaqueTokenizer(root, shape: .text($0)).tokenizeDeterministically("ada", context: Fields.email)
        }
        let text = all.joined(separator: " ")
        #expect(found(text, prefixes) == all)
        #expect(found(text, prefixes.reversed()) == all)
        #expect(TokenScanner(prefixes: prefixes).tokens(in: text).map(\.shape.prefix) == prefixes)
        for (prefix, token) in zip(prefixes, all) { #expect(found(text, [prefix]) == [token]) }
        #expect(found(text, []).isEmpty)
    }

    @Test("finds tokens that are not authentic too: it has no key")
    func notAuthentic() {
        let bytes = [UInt8](repeating: 1, count: 40)
        let token = tokenText(bytes)
        let all = TokenScanner().tokens(in: "a \(token).")
        #expect(all.map(\.keyID) == [KeyID(0x0101_0101)] && all.map(\.kind) == [.deterministic])
    }

    @Test("gives ranges of the text's own indices")
    func ranges() {
        let text = "é👩‍👩‍👧‍👦\r\n\(tokens[0].0)\u{301} \(tokens[1].0)"
        let all = TokenScanner().tokens(in: text)
        #expect(all.count == 2)
        #expect(all.map { String(text.utf8[$0.range])! } == tokens[..<2].map(\.0))
    }

    @Test("finds the greatest token, and none above")
    func greatest() throws {
        let value = String(repeating: "x", count: 4043)
        let token = try OpaqueTokenizer(root).tokenize(value, context: Fields.email, until: .distantFuture)
        #expect(found("(\(token))") == [token])
        let bytes = [0x01] + [UInt8](repeating: 0xFF, count: 4096)
        #expect(found(tokenText(bytes)).isEmpty)
    }

    @Test("goes through a megabyte of hostile text in one pass")
    func hostile() {
        let size = 1 << 20
        let one = tokens[0].0
        for text in [
            String(repeating: "tok_", count: size / 4), "tok_" + String(repeating: "9", count: size),
            String(repeating: "tok_A-", count: size / 6), String(repeating: "tok-", count: size / 4),
            "tok-" + String(repeating: "a.", count: size / 2), String(repeating: "tok-a@a.invalid", count: size / 15),
            String(repeating: "é", count: size / 2),
            String(repeating: "tok_" + String(repeating: "z", count: 5500) + " ", count: size / 5505),
        ] {
            #expect(found(text + " " + one) == [one])
        }
    }
}
