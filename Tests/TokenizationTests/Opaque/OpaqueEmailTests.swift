import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Opaque tokens: addresses")
struct OpaqueEmailTests {
    private let root: RootKeyset

    init() throws { root = try RootKeyset(Keyset(.root)) }

    @Test("are addresses within the limits of RFC 5321, whatever the value's size", arguments: Making.allCases)
    func limits(making: Making) throws {
        for prefix in ["a", "tok", "abcdefgh", "abcdefghijklmno", "abcdefgh12345678"] {
            let tokenizer = OpaqueTokenizer(root, shape: .email(TokenPrefix(prefix)!))
            for size in 0...tokenizer.maximumValueSize(making.kind) {
                let value = String(repeating: "x", count: size)
                let token = try making.token(tokenizer, value, Fields.email)
                let parts = token.split(separator: "@", omittingEmptySubsequences: false)
                #expect(parts.count == 2 && token.utf8.count <= 254)
                // Section 4.5.3.1.1: 64 octets; RFC 5322, section 3.2.3: an atom.
                #expect((1...64).contains(parts[0].utf8.count))
                #expect(parts[0].wholeMatch(of: /[a-z][a-z0-9]*-[a-z2-7]+/) != nil)
                let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
                #expect(labels.count >= 2 && labels.last == "invalid")
                for label in labels {
                    #expect((1...63).contains(label.utf8.count) && label.wholeMatch(of: /[a-z0-9]+/) != nil)
                }
                #expect(try tokenizer.detokenize(token, context: Fields.email) == value)
            }
        }
    }

    @Test("read in capitals too, since mail systems fold the case", arguments: Making.allCases)
    func folded(making: Making) throws {
        for size in [0, 1, 40, 77] {
            let tokenizer = OpaqueTokenizer(root, shape: .email(.tok))
            let value = String(repeating: "x", count: size)
            let token = try making.token(tokenizer, value, Fields.email)
            let mixed = String(token.enumerated().map { $0 % 2 == 0 ? Character($1.uppercased()) : $1 })
            for text in [token, token.uppercased(), mixed] {
                #expect(try tokenizer.detokenize(text, context: Fields.email) == value)
                #expect(try tokenizer.keyID(of: text) == root.primaryKeyID)
            }
        }
    }

    @Test("have one form only")
    func canonical() throws {
        let tokenizer = OpaqueTokenizer(root, shape: .email(TokenPrefix("abcdefgh12345678")!))
        // Sixteen letters leave 47 digits before the sign: an empty value has 40, one of ten bytes more.
        let short = try tokenizer.tokenizeDeterministically("", context: Fields.email)
        #expect(short.hasSuffix("@0.invalid"))
        let long = try tokenizer.tokenizeDeterministically("0123456789", context: Fields.email)
        let digits = long.dropLast(8).split(separator: "@").map(String.init)
        var texts = [
            short.replacing("@0.", with: "@"), short.replacing("@0.", with: "@1."),
            short.replacing("@0.", with: "@0.0."),
            short.replacing("@0.", with: "@.0."), short.replacing(".invalid", with: ".invalid."),
            short.replacing(".invalid", with: ".example"), short.replacing(".invalid", with: ""),
            short + "a", "\(digits[0].dropLast())@\(digits[0].last!)\(digits[1]).invalid",
            "\(digits[0])\(digits[1].first!)@\(digits[1].dropFirst()).invalid",
            "\(digits[0])@\(digits[1].first!).\(digits[1].dropFirst()).invalid", "\(digits[0])\(digits[1])@0.invalid",
            long.replacing("@", with: "@@"), long.replacing("@", with: "."), "@" + long, long + "@",
        ]
        // The last digit of 29 bytes (232 bits) carries three bits that stand for nothing: 47 digits of 5.
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        let value = alphabet.firstIndex(of: digits[1].last!)!
        for other in (0..<32) where other != value {
            texts.append("\(digits[0])@\(digits[1].dropLast())\(alphabet[other]).invalid")
        }
        for text in texts {
            #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == .notAToken, "\(text)")
        }
    }

    @Test("do not open under the shape of a text, nor another prefix")
    func shapes() throws {
        let tokenizer = OpaqueTokenizer(root, shape: .email(.tok))
        let token = try tokenizer.tokenizeDeterministically("ada", context: Fields.email)
        for other in [OpaqueShape.text(.tok), .email(TokenPrefix("tok2")!), .email(TokenPrefix("to")!)] {
            let stranger = OpaqueTokenizer(root, shape: other)
            #expect(code { try stranger.detokenize(token, context: Fields.email) } == .notAToken)
        }
    }

    @Test(
        "are not made of what is no address", arguments: ["", "@", "@.invalid", "tok-@0.invalid", "tok-aaaa@0.invalid"])
    func others(text: String) {
        let tokenizer = OpaqueTokenizer(root, shape: .email(.tok))
        #expect(code { try tokenizer.detokenize(text, context: Fields.email) } == .notAToken)
        #expect(
            code {
                try tokenizer.detokenize(text + String(repeating: "a", count: 1_000_000), context: Fields.email)
            } == .notAToken)
    }
}
