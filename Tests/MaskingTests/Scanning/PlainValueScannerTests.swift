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
            "6200000000000005", "2201382000000013", "4111.1111.1111.1111", "4111_1111_1111_1111", "4111+1111+1111+1111",
            "4111\u{A0}1111\u{A0}1111\u{A0}1111", "4111\u{2009}1111\u{2009}1111\u{2009}1111",
            "4111\u{202F}1111\u{202F}1111\u{202F}1111", "4111\u{2007}1111\u{2007}1111\u{2007}1111",
            "4111\u{2013}1111\u{2013}1111\u{2013}1111", "4111%201111%201111%201111", "4111-1111 1111-1111",
            "4111 111111111111", "4111 1111 11111111", "4111 11111111-1111", "3782\u{A0}822463 10005",
        ])
    func cards(_ card: String) {
        for text in [
            card, "card \(card) declined", "pan=\(card)&x=1", "{\"pan\":\"\(card)\"}", "(\(card)).", "カード\(card)です",
            "7 \(card)", "pan_\(card)", "1,\(card),2", #"{"a":"x\n\#(card)\r\n"}"#, #"\t\#(card)\t"#,
            #"\u0020\#(card)"#,
            "q=%20\(card)", "q=%3D\(card)&x", "%B\(card)^DOE/J^2512", ";\(card)=2512?", "\(card).00", "\(card).0,",
        ] {
            let redacted = scanner.redacting(text)
            #expect(redacted == text.replacing(card, with: "[card]"), "\(text)")
        }
    }

    @Test(
        "takes nothing else for a card number",
        arguments: [
            "4111111111111112", "4111 1111 1111 1112", "4111-1111 1111-1112", "4111  1111 1111 1111",
            "0.4111111111111111", "4111111111111111.5", "4111111111111111.0007", "4111/1111/1111/1111",
            "4111:1111:1111:1111", #"\n123e4567-4111-4111-8111-111111111111"#, #"C:\a4111111111111111"#,
            "411 11111111 11111", "4111\u{2026}1111\u{2026}1111\u{2026}1111", "a4111111111111111", "4111111111111111b",
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
            #"ada\u0040example.org"#, "ada@[192.0.2.1]", "ada@[IPv6:2001:db8::1]", "git@github.com",
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
        #expect(scanner.redacting(#"{"a":"x\nada@example.org\n"}"#) == #"{"a":"x\n[email]\n"}"#)
        #expect(scanner.redacting(#"\u0020ada\u0040example.org\u0020"#) == #"\u0020[email]\u0020"#)
        #expect(scanner.redacting("ada@example.org.json") == "[email].json")
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
            "getty@tty1.service", "user@1000.service", "dbus@session.slice", "a@b.socket", "a@b.timer", "a@b.mount",
            "a@b.target", "a@b.scope", "a@b.device", "rails@7.1.rc1", "pkg@1.2.tar.gz", "foo@1.0.beta",
            "jane@2024.json",
            "name@0.0.1.tgz", "a@b.JSON", "ada@[]", "ada@[192.0.2.1", "a@[x y.z.w]", #"ada\u0041example.org"#,
        ])
    func noAddresses(_ text: String) { #expect(scanner.values(in: text).isEmpty) }

    @Test(
        "finds IBANs",
        arguments: [
            "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00",
            "de89370400440532013000", "GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32",
            "FR1420041010050500013M02606", "NO9386011117947", "BE68539007547034", "MT84MALT011000012345MTLCAST001S",
            "DE89\u{A0}3704\u{A0}0044\u{A0}0532\u{A0}0130\u{A0}00", "DE89.3704.0044.0532.0130.00",
            "DE89%203704%200044%200532%200130%2000", "DE89\u{202F}3704\u{202F}0044 0532-0130 00",
        ])
    func ibans(_ iban: String) {
        for text in [
            iban, "to \(iban) now", "iban=\(iban)&", "(\(iban))", "é\(iban)é", "IBAN\(iban)", "iban\(iban).",
            #"x\n\#(iban)\n"#, "q=%20\(iban)", "Iban: \(iban)",
        ] {
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
            (#"\neyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."#, #"\n[token]"#),
            ("eyJ-eyJ-eyJ_eyJ-ab.eyJzdWIi", "[token]"), ("eyJ.eyJhbGciOiJub25lIn0.eyJz", "eyJ.[token]"),
            ("bearer=abc123xyz456", "bearer=[token]"), ("bearer: abc123xyz456;", "bearer: [token];"),
            ("Authorization%3A%20Bearer%20abc123xyz456789&x", "Authorization%3A%20Bearer%20[token]&x"),
            (#"{"a":"\nBearer abc123xyz456\n"}"#, #"{"a":"\nBearer [token]\n"}"#),
            ("Authorization: Bearer kjhdfgkjhsdfgkjhsdfkgjhqwer", "Authorization: Bearer [token]"),
            ("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [token]"),
            ("basic YWRhOnNlY3JldA==, next", "basic [token], next"),
            ("Authorization%3A%20Basic%20dXNlcjpwYXNz", "Authorization%3A%20Basic%20[token]"),
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
            "Bearer token2 missing", "bearer v1.2.3", "Bearer v1.22.33-rc1 released", "bearer: 1.22.333",
            "basic authentication failed", "Basic realm=\"api\"", "Basic", "basic: authorization", "Basic dXNlcnBhc3M=",
            "basics dXNlcjpwYXNz", "bearer::abc123xyz", "bearer_abc123xyz456",
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
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "4111\u{A0}1111-1111 1111", #"ada\u0040example.org"#,
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
        "looks at every byte a bounded number of times, whatever stands there",
        arguments: [
            "@", "a@", "a%40", "\"@", "4111 ", "4111-1111-1111-1111-", "4111-", "DE89 ", "DE89", "eyJ", "eyJ-", "eyJ_",
            "eyJ.",
            "eyJ-.", "eyJabcdefgh-", "eyJabcdefgh.", "Bearer ", "bearer ", "bearer=", "bearer:", "Bearer%20", "bearer-",
            "bearer a/", "bearer a=", "Basic ", "Basic a+", "basic=", "Basic dXNl", "a.", "a=b+c@", "ada@example.",
            "12345678-1234-", "\"a", "1", "a", "é", "@a.b", "4", "=", "+a=", ".", "%", "%4", "%20", "\\", "\\n",
            "\\u0040",
            "\\u0040a.", "a\\u0040", "@[", "a@[1.", "a@[1.1]", "\\neyJ-", "%20eyJ-", "IBANDE89 ", "4111%20", "%B4111 ",
            "4111111111111111.", "4111111111111111.0",
        ])
    func linear(_ piece: String) {
        func lookedAt(_ size: Int) -> Int {
            let text = String(repeating: piece, count: size / piece.utf8.count)
            var pass = PlainValuePass()
            pass.run(text.utf8.span)
            return pass.lookedAt
        }
        // First a size at which a quadratic pass comes to an end, and says so.
        #expect(lookedAt(20_000) <= 4 * 20_000)
        guard lookedAt(20_000) <= 4 * 20_000 else { return }
        #expect(lookedAt(250_000) <= 4 * 250_000)
    }

    @Test("finds nothing in what it has redacted")
    func idempotent() {
        let text = "ada@example.org 4111111111111111 DE89370400440532013000 Bearer abc123 x"
        let redacted = scanner.redacting(text)
        #expect(redacted == "[email] [card] [iban] Bearer [token] x")
        #expect(scanner.redacted(redacted) == nil)
    }
}
