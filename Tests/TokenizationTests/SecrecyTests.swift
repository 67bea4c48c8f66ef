import FormatPreservingEncryption
import Foundation
import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Tokenization shows no values, tokens or keys")
struct SecrecyTests {
    private let secret = "S3CRETVALUEada4111"

    /// All that can be got out of a value by printing it.
    private func shown(_ value: Any) -> String {
        var text = "\(value) " + String(describing: value) + String(reflecting: value)
        dump(value, to: &text)
        return text
    }

    @Test("not in errors")
    func errors() throws {
        let keys = try Keys()
        let root = try keys.root
        let opaque = OpaqueTokenizer(root)
        let email = OpaqueTokenizer(root, shape: .email(.tok))
        let oneWay = OneWayTokenizer(root)
        let digits = FormatTokenizer(root, format: try Format(text: "<digits:9>"), name: "n")
        let cards = try CardTokenizer(root, marks: [keys.first: 1], name: "n")
        let token = try opaque.tokenizeDeterministically(secret, context: Fields.email)
        let stranger = OpaqueTokenizer(try RootKeyset(Keyset(.root)))
        let past = try opaque.tokenize(secret, context: Fields.email, until: .distantPast)
        let check = try digits.check(of: "123456789", context: Fields.card)
        let long = String(repeating: secret, count: 300)
        let errors: [TokenizationError?] = [
            thrown { try opaque.detokenize(secret, context: Fields.email) },
            thrown { try opaque.detokenize(token, context: Fields.card) },
            thrown { try stranger.detokenize(token, context: Fields.email) },
            thrown { try opaque.detokenize(past, context: Fields.email) },
            thrown { try opaque.detokenize(String(token.dropLast()), context: Fields.email) },
            thrown { try opaque.tokenize(long, context: Fields.email) },
            thrown { try email.tokenize(long, context: Fields.email) },
            thrown { try oneWay.verify(token, of: secret, context: Fields.email) },
            thrown { try digits.tokenizeDeterministically(secret, context: Fields.card) },
            thrown { try digits.detokenize(secret, context: Fields.card) },
            thrown { try digits.detokenize("123456789", check: check, context: Fields.card) },
            thrown { try cards.tokenizeDeterministically(secret, context: Fields.card) },
            thrown { try cards.detokenize(secret, context: Fields.card) },
            opaque.detokenizeColumn([secret], context: Fields.email).failures.first,
            try digits.tokenizeColumnDeterministically([secret], context: Fields.card).failures.first,
        ]
        for (number, error) in errors.enumerated() {
            let error = try #require(error, "error \(number)")
            let text = shown(error)
            for private_ in [secret, token, past, "123456789", check, "acme", "customer.email"] {
                #expect(!text.contains(private_), "error \(number)")
            }
            #expect(!error.message.isEmpty && error.description.hasSuffix(error.message))
        }
    }

    @Test("not in what is kept")
    func reflection() throws {
        let keys = try Keys()
        let root = try keys.root
        let text = try keys.keyset.insecureCleartextJSON()
        let values = text.matches(of: /"value": *"([^"]+)"/).map { String($0.1) }
        #expect(values.count == 2)
        let opaque = OpaqueTokenizer(root)
        let format = FormatTokenizer(
            root, format: try Format(text: "<digits:9>"), name: "n", mismatch: .opaque(.text(.tok)))
        let cards = try CardTokenizer(root, marks: [keys.first: 1], name: "n")
        let oneWay = OneWayTokenizer(root)
        let token = try opaque.tokenizeDeterministically(secret, context: Fields.email)
        let opaqueColumn = opaque.tokenizeColumnDeterministically([secret, secret], context: Fields.email)
        _ = try format.tokenizeDeterministically("123456789", context: Fields.card)
        _ = try oneWay.tokenizeDeterministically(secret, context: Fields.email)
        let shownTexts = [
            shown(opaque), shown(format), shown(cards), shown(oneWay), shown(opaqueColumn),
            shown(opaque.detokenizeColumn([token], context: Fields.email)),
        ]
        for text in shownTexts {
            for private_ in values + [secret, token, "acme", "customer.email"] { #expect(!text.contains(private_)) }
        }
        #expect(Mirror(reflecting: opaque).children.isEmpty && Mirror(reflecting: format).children.isEmpty)
        #expect(Mirror(reflecting: cards).children.isEmpty && Mirror(reflecting: oneWay).children.isEmpty)
        #expect(Mirror(reflecting: opaqueColumn).children.isEmpty)
        #expect(opaque.description.contains("\(keys.first)"))
        #expect(opaque.debugDescription == opaque.description && oneWay.debugDescription == oneWay.description)
        #expect(format.debugDescription == format.description)
        #expect(opaqueColumn.description == "TokenColumn(2 rows, 0 failures)")
    }

    @Test("codes have names")
    func codes() {
        let codes: [(TokenizationError.Code, String)] = [
            (.notAToken, "notAToken"), (.authenticationFailed, "authenticationFailed"), (.expired, "expired"),
            (.keyNotFound, "keyNotFound"), (.keyDisabled, "keyDisabled"), (.keyDestroyed, "keyDestroyed"),
            (.valueDoesNotFit, "valueDoesNotFit"), (.valueTooLong, "valueTooLong"), (.contextTooLong, "contextTooLong"),
            (.tweakTooLong, "tweakTooLong"), (.checkFailed, "checkFailed"), (.cryptographyFailed, "cryptographyFailed"),
        ]
        for (code, name) in codes { #expect("\(code)" == name) }
        #expect(Set(codes.map(\.0)).count == codes.count)
    }
}
