import FormatPreservingEncryption
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("Format-preserving tokens")
struct FormatTokenizerTests {
    private let keys: Keys

    init() throws { keys = try Keys() }

    @Test("are the reference cases, byte for byte, and detokenize for ever, with their checks")
    func vectors() throws {
        let root = try TokenizationVectors.root()
        for each in try TokenizationVectors.all.formatPreserving {
            let tokenizer = FormatTokenizer(root, format: try Format(text: each.format), name: each.name)
            let (key, tweak) = (KeyID(each.keyID), bytes(each.tweak))
            let token = try tokenizer.tokenizeDeterministically(
                each.value, context: each.context, tweak: tweak, keyID: key)
            #expect(token == each.token, "case \(each.id)")
            let value = try tokenizer.detokenize(each.token, context: each.context, tweak: tweak, keyID: key)
            #expect(value == each.value, "case \(each.id)")
            #expect(
                try tokenizer.check(of: each.value, context: each.context, tweak: tweak, keyID: key) == each.check)
            #expect(
                try tokenizer.detokenize(
                    each.token, check: each.check, context: each.context, tweak: tweak, keyID: key) == each.value)
        }
    }

    @Test("come back, and are of the format", arguments: Seed.all)
    func roundTrip(seed: Seed) throws {
        var generator = seed.generator
        let root = try keys.root
        let ssn = FormatTokenizer(root, format: try .usSocialSecurityNumber(), name: "ssn")
        let digits = FormatTokenizer(root, format: try Format(text: "<digits:9>"), name: "digits")
        let email = FormatTokenizer(root, format: try .emailAddress(), name: "email")
        for _ in 0..<100 {
            let number = generator.digits(9)
            let token = try digits.tokenizeDeterministically(number, context: Fields.card)
            #expect(token.wholeMatch(of: /[0-9]{9}/) != nil)
            #expect(try digits.detokenize(token, context: Fields.card) == number)
            let person =
                "\(100 + generator.next() % 500)-\(10 + generator.next() % 90)-\(1000 + generator.next() % 9000)"
            let hidden = try ssn.tokenizeDeterministically(person, context: Fields.card)
            #expect(hidden.wholeMatch(of: /[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}/) != nil)
            #expect(try ssn.detokenize(hidden, context: Fields.card) == person)
            let address = "user\(generator.next() % 10_000)@example.org"
            let mail = try email.tokenizeDeterministically(address, context: Fields.email)
            #expect(mail.hasSuffix("@example.org") && mail.utf8.count == address.utf8.count)
            #expect(try email.detokenize(mail, context: Fields.email) == address)
        }
    }

    @Test("are the same in every tokenizer of one keyset, and others in every other context, name, key and tweak")
    func equality() throws {
        let format = try Format(text: "<digits:16>")
        let root = try keys.root
        let tokenizer = FormatTokenizer(root, format: format, name: "n")
        let (value, field) = ("1234567890123456", Fields.card)
        let token = try tokenizer.tokenizeDeterministically(value, context: field)
        let again = FormatTokenizer(root, format: format, name: "n")
        #expect(try again.tokenizeDeterministically(value, context: field) == token)
        #expect(try again.tokenizeDeterministically(value, context: field.record("7")) == token)
        #expect(try again.tokenizeDeterministically(value, context: field, keyID: keys.first) == token)
        var others = [
            try tokenizer.tokenizeDeterministically(value, context: field, tweak: [1]),
            try tokenizer.tokenizeDeterministically(value, context: field, keyID: keys.second),
            try FormatTokenizer(root, format: format, name: "m").tokenizeDeterministically(value, context: field),
            try FormatTokenizer(keys.promoted(), format: format, name: "o")
                .tokenizeDeterministically(value, context: field),
        ]
        for context in Fields.others {
            others.append(try tokenizer.tokenizeDeterministically(value, context: context))
        }
        #expect(Set(others + [token, value]).count == others.count + 2)
    }

    @Test("of another tenant, key or tweak detokenize to another value of the format, which nobody notices")
    func noIntegrity() throws {
        let tokenizer = FormatTokenizer(try keys.root, format: try Format(text: "<digits:16>"), name: "n")
        let value = "1234567890123456"
        let token = try tokenizer.tokenizeDeterministically(value, context: Fields.card)
        var results = try Fields.others.map { try tokenizer.detokenize(token, context: $0) }
        results.append(try tokenizer.detokenize(token, context: Fields.card, tweak: [0]))
        results.append(try tokenizer.detokenize(token, context: Fields.card, keyID: keys.second))
        for result in results {
            #expect(result != value && result.wholeMatch(of: /[0-9]{16}/) != nil)
        }
    }

    @Test("values that do not fit are refused with the position, never passed through")
    func refuse() throws {
        let tokenizer = FormatTokenizer(try keys.root, format: try Format(text: "<digits:9>"), name: "n")
        #expect(tokenizer.mismatch == .refuse)
        let cases: [(String, Int?)] = [
            ("", nil), ("12345678", nil), ("1234567890", nil), ("1234a6789", 4), ("12345678９", 8), ("123 56789", 3),
            ("é23456789", 0), ("👩‍👩‍👧", nil), ("12345678\u{200B}", nil), ("\u{202E}12345678", nil),
            (try OpaqueTokenizer(keys.root).tokenizeDeterministically("1", context: Fields.card), nil),
        ]
        for (value, position) in cases {
            let error = thrown { try tokenizer.tokenizeDeterministically(value, context: Fields.card) }
            #expect(error?.code == .valueDoesNotFit, "\(value)")
            if let position { #expect(error?.position == position, "\(value)") }
            let back = thrown { try tokenizer.detokenize(value, context: Fields.card) }
            #expect(back?.code == .notAToken, "\(value)")
            #expect(
                code { try tokenizer.retokenize(value, context: Fields.card, from: keys.first) } == .notAToken)
        }
    }

    @Test("a name too short for its script is refused, and no token of it is one")
    func shortNames() throws {
        let tokenizer = FormatTokenizer(try keys.root, format: try .name(.latin), name: "name")
        #expect(code { try tokenizer.tokenizeDeterministically("Al", context: Fields.card) } == .valueDoesNotFit)
        #expect(code { try tokenizer.detokenize("Al", context: Fields.card) } == .notAToken)
    }

    @Test("move from key to key", arguments: Seed.all)
    func retokenize(seed: Seed) throws {
        var generator = seed.generator
        let format = try Format(text: "<digits:12><keep digits:4>")
        let old = FormatTokenizer(try keys.root, format: format, name: "n")
        let new = FormatTokenizer(try keys.promoted(), format: format, name: "n")
        for tweak in [[], [7]] as [[UInt8]] {
            let value = generator.digits(16)
            let token = try old.tokenizeDeterministically(value, context: Fields.card, tweak: tweak)
            let moved = try new.retokenize(token, context: Fields.card, tweak: tweak, from: keys.first)
            #expect(moved == (try new.tokenizeDeterministically(value, context: Fields.card, tweak: tweak)))
            #expect(moved != token)
            #expect(try new.detokenize(moved, context: Fields.card, tweak: tweak) == value)
            #expect(try old.detokenize(moved, context: Fields.card, tweak: tweak, keyID: keys.second) == value)
            let back = try new.retokenize(
                moved, context: Fields.card, tweak: tweak, from: keys.second, to: keys.first)
            #expect(back == token)
        }
    }

    @Test("keys that are gone say how, in every call")
    func keysGone() throws {
        let format = try Format(text: "<digits:9>")
        let cases: [(RootKeyset, TokenizationError.Code)] = [
            (try keys.promoted { try $0.disable(keys.first) }, .keyDisabled),
            (try keys.promoted { try $0.destroy(keys.first) }, .keyDestroyed),
            (try RootKeyset(Keyset(.root)), .keyNotFound),
        ]
        let (value, field, key) = ("123456789", Fields.card, keys.first)
        for (root, expected) in cases {
            for mismatch in [Mismatch.refuse, .opaque(.text(.tok))] {
                let tokenizer = FormatTokenizer(root, format: format, name: "n", mismatch: mismatch)
                let primary = root.primaryKeyID
                let errors = [
                    thrown { try tokenizer.tokenizeDeterministically(value, context: field, keyID: key) },
                    thrown { try tokenizer.tokenizeDeterministically("none", context: field, keyID: key) },
                    thrown { try tokenizer.detokenize(value, context: field, keyID: key) },
                    thrown { try tokenizer.detokenize(value, check: "", context: field, keyID: key) },
                    thrown { try tokenizer.check(of: value, context: field, keyID: key) },
                    thrown { try tokenizer.retokenize(value, context: field, from: key) },
                    thrown { try tokenizer.retokenize(value, context: field, from: primary, to: key) },
                    thrown { try tokenizer.tokenizeColumnDeterministically([value], context: field, keyID: key) },
                    thrown { try tokenizer.detokenizeColumn([value], context: field, keyID: key).complete() },
                    thrown { try tokenizer.retokenizeColumn([value], context: field, from: key).complete() },
                    thrown {
                        try tokenizer.retokenizeColumn([value], context: field, from: primary, to: key).complete()
                    },
                ]
                for (number, error) in errors.enumerated() {
                    #expect(error?.code == expected && error?.keyID == key, "call \(number), \(mismatch)")
                }
            }
        }
    }

    @Test("a tweak that is too long is refused as such, and makes no other token of a value")
    func longTweak() throws {
        let tweak = [UInt8](repeating: 1, count: FF1.maximumTweakSize + 1)
        let (value, field) = ("123456789", Fields.card)
        for mismatch in [Mismatch.refuse, .opaque(.text(.tok))] {
            let tokenizer = FormatTokenizer(
                try keys.root, format: try Format(text: "<digits:9>"), name: "n", mismatch: mismatch)
            let codes = [
                code { try tokenizer.tokenizeDeterministically(value, context: field, tweak: tweak) },
                code { try tokenizer.detokenize(value, context: field, tweak: tweak) },
                code {
                    try tokenizer.tokenizeColumnDeterministically([value], context: field, tweak: tweak).complete()
                },
                code { try tokenizer.detokenizeColumn([value], context: field, tweak: tweak).complete() },
            ]
            for code in codes { #expect(code == .tweakTooLong, "\(mismatch)") }
        }
    }

    @Test("a context that is too long for the derivation is refused")
    func longContext() throws {
        let tokenizer = FormatTokenizer(
            try keys.root, format: try Format(text: "<digits:9>"), name: "n", mismatch: .opaque(.text(.tok)))
        let context = FieldContext(tenant: String(repeating: "t", count: 40_000), domain: "d")
        #expect(code { try tokenizer.tokenizeDeterministically("123456789", context: context) } == .contextTooLong)
        #expect(code { try tokenizer.detokenize("123456789", context: context) } == .contextTooLong)
        #expect(code { try tokenizer.check(of: "1", context: context) } == .contextTooLong)
    }

    @Test("a format has a name of 1 to 255 bytes")
    func names() async {
        await #expect(processExitsWith: .failure) {
            _ = FormatTokenizer(try RootKeyset(Keyset(.root)), format: try Format(text: "<digits:9>"), name: "")
        }
        await #expect(processExitsWith: .failure) {
            let name = String(repeating: "ß", count: 128)
            _ = FormatTokenizer(try RootKeyset(Keyset(.root)), format: try Format(text: "<digits:9>"), name: name)
        }
        await #expect(processExitsWith: .success) {
            let name = String(repeating: "n", count: 255)
            _ = FormatTokenizer(try RootKeyset(Keyset(.root)), format: try Format(text: "<digits:9>"), name: name)
        }
    }
}
