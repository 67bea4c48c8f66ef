import Foundation
import Testing

@testable import Masking

@Suite("The scanner for plain values")
struct PlainValueScannerTests {
    private let scanner = PlainValueScanner()

    @Test(
        "finds card numbers",
        arguments: [
            "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005", "3782 822463 10005",
            "3782-822463-10005", "30569309025904", "3056 930902 5904", "6011111111111117", "3530111333300000",
            "5555555555554444", "2223003122003222", "4222222222222", "6759649826438453", "4000 0000 0000 0000 006",
            "6200000000000005", "2201382000000013",
        ])
    func cards(_ card: String) {
        for text in [
            card, "card \(card) declined", "pan=\(card)&x=1", "{\"pan\":\"\(card)\"}", "(\(card)).", "カード\(card)です",
            "7 \(card)", "pan_\(card)", "1,\(card),2",
        ] {
            let redacted = scanner.redacting(text)
            #expect(redacted == text.replacing(card, with: "[card]"), "\(text)")
        }
    }

    @Test(
        "takes nothing else for a card number",
        arguments: [
            "4111111111111112", "4111 1111 1111 1112", "4111-1111 1111-1111", "4111  1111 1111 1111",
            "0.4111111111111111", "4111111111111111.5", "a4111111111111111", "4111111111111111b",
            "41111111111111111111", "1763775000123", "1763775000123456", "1763775000123456789", "20261122013159",
            "1111111111111117", "0000000000000000", "9999999999999995", "411111111111111", "41111111111111116",
            "4111-1111-1111-111", "04111111111111111", "123e4567-4111-4111-8111-111111111111",
            "12345674-1111-4111-8111-111111111111",
        ])
    func noCards(_ text: String) {
        #expect(scanner.values(in: text).isEmpty)
        #expect(scanner.redacted(text) == nil)
    }

    @Test(
        "finds addresses",
        arguments: [
            "ada@example.org", "ada.lovelace+tag@mail.example.co.uk", "o'brien@example.org", "jörg@müller.de",
            "用户@例子.广告", "ada%40example.org", "\"ada l\"@example.org", "a@b.co", "x_y-z@sub-domain.example.museum",
            "bounces+ada=example.com@list.example.org", "ada@163.com", "1@example.xn--p1ai", "ada@2x.com",
        ])
    func addresses(_ address: String) {
        for text in [
            address, "mail to \(address)", "<\(address)>", "?email=\(address)&a=b", "(\(address)), again",
            "to:\(address);", "\(address). Then", "mailto:\(address)",
        ] {
            #expect(scanner.redacting(text) == text.replacing(address, with: "[email]"), "\(text)")
        }
        #expect(scanner.redacting("'ada@example.org'") == "'[email]'")
        #expect(scanner.redacting("https://u:pw@host.example.com/") == "https://u:[email]/")
        #expect(scanner.redacting("a@b.co,c@d.co") == "[email],[email]")
        #expect(scanner.redacting("4111111111111111@example.org") == "[email]")
        #expect(scanner.redacting("4111 1111 1111 1111@example.org") == "[card][email]")
    }

    @Test(
        "takes nothing else for an address",
        arguments: [
            "root@localhost", "swift-log@1.16.2", "pkg@1.0.0-beta.rc", "@types/node", "logo@2x.png", "icon@3x.webp",
            "a @ b.co", "@example.org", "ada@", "ada@.org", "ada@example.", "ada@example.1", "ada@-",
            "com.acme.Foo@1a2b3c",
            "user@host:22", "100%400", "\"\"@example.org", "ada@example..", "x@1.2",
        ])
    func noAddresses(_ text: String) { #expect(scanner.values(in: text).isEmpty) }

    @Test(
        "finds IBANs",
        arguments: [
            "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00",
            "de89370400440532013000", "GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32",
            "FR1420041010050500013M02606", "NO9386011117947", "BE68539007547034", "MT84MALT011000012345MTLCAST001S",
        ])
    func ibans(_ iban: String) {
        for text in [iban, "to \(iban) now", "iban=\(iban)&", "(\(iban))", "é\(iban)é"] {
            #expect(scanner.redacting(text) == text.replacing(iban, with: "[iban]"), "\(text)")
        }
    }

    @Test(
        "takes nothing else for an IBAN",
        arguments: [
            "DE88370400440532013000", "DE8937040044053201300", "DE893704004405320130000", "XX89370400440532013000",
            "DE89 3704 0044 0532 0130 0", "DE89 37040044053201 3000", "xDE89370400440532013000", "DE89 3704",
            "GB82123412345698765432", "be6853900754703f", "AB12",
        ])
    func noIBANs(_ text: String) { #expect(scanner.values(in: text).isEmpty) }

    @Test(
        "finds bearer tokens",
        arguments: [
            ("Authorization: Bearer mF_9.B5f-4.1JqM", "Authorization: Bearer [token]"),
            ("bearer  abc123==, next", "bearer  [token], next"),
            ("BEARER aGVsbG8+d29y/bGQ=", "BEARER aGVsbG8+d29y/bGQ="),
            ("Bearer AbCdEfGhIjKlMnOpQrStUv", "Bearer [token]"),
            (
                "t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk;",
                "t=[token];"
            ),
            ("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "[token]"),
        ])
    func tokens(_ text: String, _ expected: String) {
        let expected = text.hasPrefix("BEARER") ? "BEARER [token]" : expected
        #expect(scanner.redacting(text) == expected)
    }

    @Test(
        "takes no words for tokens",
        arguments: [
            "Bearer of bad news", "Bearer authentication required", "bearer certificate expired", "forbearer abc123",
            "Bearer realm=\"api\"", "bearer-token-authentication", "Bearer", "Bearer ", "eyJ", "eyJhbGci.x",
            "eyJhbGciOiJub25lIn0", "keyJhbGciOiJub25lIn0.eyJz",
        ])
    func noTokens(_ text: String) { #expect(scanner.values(in: text).isEmpty) }

    @Test("says where, in bytes of UTF-8")
    func ranges() {
        let found = scanner.values(in: "é ada@example.org 4111111111111111")
        #expect(found.map(\.range) == [3..<18, 19..<35])
        #expect(found.map(\.kind) == [.emailAddress, .paymentCard])
        #expect("\(found[0].kind)" == "emailAddress")
    }

    @Test("finds what is planted anywhere between other things", arguments: [UInt64(1), 2])
    func planted(_ seed: UInt64) {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let values = [
            "4111111111111111", "5555-5555-5555-4444", "ada@example.org", "DE89370400440532013000",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        ]
        let glue = [
            " ", ", ", "; ", "\n", "\t", "=", "\"", "(", ")", "|", "é ", "<", ">", "[", "]", "{", "}", ": ", "?", "&",
            "/",
        ]
        let noise = [
            "x", "1", "200", "v1.2.3", "é", "4111", "DE89", "@", "Bearer", "%40", "-", ".", "\"", "a@b", "\u{0}",
        ]
        for _ in 0..<3000 {
            var (text, expected) = ("", 0)
            for _ in 0..<next(8) {
                text += noise[next(noise.count)] + glue[next(glue.count)] + " "
                if next(2) == 0 {
                    text += values[next(values.count)] + " " + glue[next(glue.count)]
                    expected += 1
                }
            }
            let redacted = scanner.redacting(text)
            for value in values { #expect(!redacted.contains(value), "\(text)") }
            #expect(scanner.values(in: text).count >= expected)
        }
    }

    @Test(
        "is linear, whatever stands there",
        arguments: [
            "@", "a@", "a%40", "\"@", "4111 ", "4111-1111-1111-1111-", "DE89 ", "eyJ", "Bearer ", "a.", "a=b+c@",
            "ada@example.",
            "12345678-1234-", "\"a", "1", "a", "é", "@a.b", "4", "=", "+a=",
        ])
    func linear(_ piece: String) {
        // A pass that were quadratic would not come to an end within the time limit of a test run.
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        #expect(scanner.redacting(text).utf8.count <= 3 * text.utf8.count + 10)
    }

    @Test("finds nothing in what it has redacted")
    func idempotent() {
        let text = "ada@example.org 4111111111111111 DE89370400440532013000 Bearer abc123 x"
        let redacted = scanner.redacting(text)
        #expect(redacted == "[email] [card] [iban] Bearer [token] x")
        #expect(scanner.redacted(redacted) == nil)
    }
}
