import TestSupport
import Testing

@testable import Masking

@Suite("Masks by shape")
struct ShapeTests {
    @Test(
        "Values and masked values",
        arguments: [
            ("email", "jane.doe@example.org", "j***@example.org"), ("email", "ada@example.org", "***@example.org"),
            ("email(first: 9)", "ada.lovelace@example.org", "ada.lo***@example.org"),
            ("email", "\"a@b c\"@example.org", "\"***@example.org"), ("email", "ada", "***"),
            ("email", "@example.org", "***"),
            ("email", "ada@", "***"), ("email", "ada@ex ample", "***"), ("email", "ada@.org", "***"),
            ("email", "ada@example..org", "***"), ("email", "ada@example.org.", "***"), ("email", "", ""),
            ("email", "@", "***"),
            ("email", "büro.ä@exämple.org", "b***@exämple.org"), ("email", "王小明王@例え.jp", "王***@例え.jp"),
            ("email", "j***@example.org", "****************"),
            ("email(first: 2, domain: top)", "ada.lovelace@mail.example.org", "ad***@***.org"),
            ("email(domain: hide)", "ada.lovelace@example.org", "a***@***"),
            ("email(domain: ends)", "ada.lovelace@example.org", "a***@ex***.org"),
            ("email(domain: top)", "ada.lovelace@localhost", "***"), ("email", "ada.lovelace@localhost", "***"),
            ("email", "ada.lovelace@4111111111111111", "***"), ("email", "ada.lovelace@x.4111", "***"),
            ("email", "ada.lovelace@é.4111-1111", "***"), ("email", "ada.lovelace@é.٤١", "***"),
            ("email", "ada.lovelace@x.xn--p1ai", "a***@x.xn--p1ai"),
            ("email", "jane@example.org\r\nBcc: x", "***"),
            ("phone", "+44 20 7946 0958", "+** ** **** **58"),
            ("phone(country: true)", "+44 20 7946 0958", "+44 ** **** **58"),
            ("phone(country: true)", "+1 202 555 0123", "+1 *** *** **23"),
            ("phone(country: true)", "+353 1 234 5678", "+353 * *** **78"),
            ("phone(country: true)", "020 7946 0958", "*** **** **58"), ("phone", "123", "***"),
            ("phone", "1-800-FLOWERS", "*-***-*******"),
            ("phone(last: 4)", "555-0123", "***-***3"), ("phone", "٠١٢٣٤٥٦٧٨٩", "********٨٩"),
            ("phone", "---", "***"), ("phone", "", ""), ("phone(last: 4)", "(555) 010-0123", "(***) ***-0123"),
            ("card", "4111 1111 1111 1234", "**** **** **** 1234"),
            ("card(bin: 6)", "4111111111111234", "411111******1234"),
            ("card(bin: 8)", "4111111111111234", "41111111****1234"),
            ("card(bin: 8)", "378282246310005", "378282*****0005"),
            ("card(bin: 6)", "30569309025904", "30569*****5904"),
            ("card(bin: 8)", "6304000000000000123", "63040000*******0123"),
            ("card(bin: 6)", "123456789012", "123*****9012"), ("card", "12345678901", "***********"),
            ("card", "4111a1111111111234", "******************"),
            ("card", "00000000000000000000", "********************"), ("card", "", ""),
            ("card", "٤١١١١١١١١١١١١١١١", "****************"),
            ("initials", "Ada Lovelace", "A. L."), ("initials", "Ada", "*"), ("initials", "Anna Bo", "A."),
            ("initials", "O'Neill-Smith, Jo", "O. S. J."),
            ("initials", "王小明", "*"), ("initials", "Élodie D’Arc", "É. D. A."), ("initials", "...", "*"),
            ("initials", "A D A L O V E L A C E", "*"), ("initials", "4 1 1 1 1 1 1 1 1 1 1 1", "*"),
            ("initials", "4.1.1.1.2.3.4.5", "*"), ("initials", "Ada 1815 Lovelace", "A. L."),
            ("initials", "A - - - B", "*"), ("initials", "J R R Tolkien", "J. R. R. T."),
            ("initials", "Pablo Diego José Francisco de Paula Juan", "P. D. J. F. d."),
            ("initials", "", ""),
            ("iban", "DE89370400440532013000", "DE****************3000"),
            ("iban", "DE89 3704 0044 0532 0130 00", "DE** **** **** **** **30 00"),
            ("iban(last: 0)", "NO9386011117947", "NO*************"), ("iban", "NO93860111179", "*************"),
            ("iban", "12893704004405320130", "********************"),
            ("iban", "DEXX370400440532013000", "**********************"), ("iban", "", ""),
            ("url", "https://ada:secret@example.org:8080/a/b?q=1#f", "https://***@example.org:8080/a/b?***#***"),
            ("url", "https://example.org/ada", "https://example.org/***"),
            ("url", "https://example.org", "https://***"),
            ("url", "https://example.org/", "https://***/"),
            ("url", "ftp://u:p@h@example.org/x", "ftp://***@example.org/x"),
            ("url", "https://example.org?ada", "https://example.org?***"),
            ("url(path: true)", "https://example.org/ada?x", "https://example.org/***?***"),
            ("url", "mailto:ada@example.org", "***"), ("url", "//ada@example.org", "***"),
            ("url", "https://example.org\\@evil", "***"),
            ("url", "https://", "***"), ("url", "https:///etc", "***"), ("url", "1ttp://a/b", "***"),
            ("url", "AdaLovelace1815.4111://x/y", "***"), ("url", "a41111://x/y", "***"),
            ("url", "a4111-1111://x/y", "a4111-1111://x/***"), ("url", "abcdefghijklmnopq://x/y", "***"),
            ("url", "https://h.example/a;password=secret?x", "https://h.example/a;***?***"),
            ("url", "https://h.example/a;p=s/b;q/c", "https://h.example/a;***/b;***/c"),
            ("url", "https://h.example/a;***", "https://h.example/***"),
            ("url", "https://***", "***"), ("url", "", ""),
            ("ip", "192.0.2.77", "192.0.2.0/24"), ("ip(v4: 16)", "192.0.2.77", "192.0.0.0/16"),
            ("ip(v4: 0, v6: 0)", "192.0.2.77", "0.0.0.0/0"),
            ("ip(v4: 20)", "192.0.255.77", "192.0.240.0/20"), ("ip", "2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
            ("ip(v6: 64)", "2001:db8:0:0:1::", "2001:db8::/64"),
            ("ip", "::ffff:192.0.2.77", "192.0.2.0/24"), ("ip", "fe80::1%eth0", "fe80::/48"),
            ("ip", "2002:c000:24d::1", "192.0.2.0/24"), ("ip(v4: 16)", "2002:c000:24d:1:2:3:4:5", "192.0.0.0/16"),
            ("ip", "64:ff9b::192.0.2.77", "192.0.2.0/24"), ("ip", "64:ff9b::c000:24d", "192.0.2.0/24"),
            ("ip(v6: 64)", "64:ff9b:1::192.0.2.77", "64:ff9b:1::/64"),
            ("ip(v6: 0)", "::1", "::/0"),
            ("ip", "192.0.2.256", "***"), ("ip", "192.0.2", "***"), ("ip", "192.0.02.1", "***"),
            ("ip", "1:2:3:4:5:6:7:8:9", "***"), ("ip", "1::2::3", "***"), ("ip", "1:2:3:4:5:6:7::8", "***"),
            ("ip", "::1:2:3:4:5:6:7:8", "***"),
            ("ip", ":1", "***"), ("ip", "1:", "***"), ("ip", "12345::", "***"), ("ip", "192.0.2.0/24", "***"),
            ("ip", "", ""), ("ip", "1:2:3:4:5:6:7::", "1:2:3::/48"),
            ("zip3", "02139", "021"), ("zip3", "03601", "000"), ("zip3", "89399-1234", "000"),
            ("zip3", "893991234", "000"), ("zip3", "1234", "***"),
            ("zip3", "12345-123", "***"), ("zip3", "1234a", "***"), ("zip3", "", ""),
            ("tag(\"EMAIL\")", "x", "<EMAIL>"), ("dictionary(\"other\", \"DE\": \"Europe\")", "DE", "Europe"),
            ("dictionary(\"other\", \"DE\": \"Europe\")", "US", "other"),
            ("dictionary(\"other\", \"e\u{301}\": \"x\")", "é", "x"),
            ("when(is: card, then: card)", "4111 1111 1111 1111", "**** **** **** 1111"),
            ("when(is: card, then: card)", "4111 1111 1111 1112", "*******************"),
            ("when(matches: \"[A-Z]{2}\", then: constant(\"c\"), otherwise: constant(\"d\"))", "DE", "c"),
            ("when(matches: \"[A-Z]{2}\", then: constant(\"c\"), otherwise: constant(\"d\"))", "DEU", "d"),
            ("when(min: 2, max: 3, then: constant(\"c\"))", "abc", "c"),
            ("when(min: 2, max: 3, then: constant(\"c\"))", " a\u{200B}bc\n", "c"),
            ("card", "4111\u{A0}1111\u{202F}1111\u{A0}1234", "****\u{A0}****\u{202F}****\u{A0}1234"),
            ("iban", "NO93\u{A0}8601 1117 947", "NO**\u{A0}**** ***7 947"),
            ("when(min: 2, max: 3, then: constant(\"c\"))", "abcd", "****"),
        ])
    func examples(_ form: String, _ value: String, _ masked: String) throws {
        #expect(try Mask(form)(value) == masked)
    }

    @Test(
        "Of every card number at least four digits are hidden, of fewer than sixteen five; at most eight and four are shown"
    )
    func cards() {
        for issuer in CardIssuerDigits.allCases {
            for count in 0...25 {
                let number = String((0..<count).map { Character(String($0 % 10)) })
                let masked = Mask.card(issuer: issuer)(number)
                let hidden = masked.count { $0 == "*" }
                #expect(masked.count == count)
                if 12...19 ~= count {
                    #expect(hidden >= (count >= 16 ? 4 : 5))
                    #expect(masked.hasSuffix(number.suffix(4)))
                    #expect(
                        masked.prefix { $0 != "*" }.count <= (count >= 16 ? issuer.rawValue : min(issuer.rawValue, 6)))
                } else {
                    #expect(hidden == count)
                }
            }
        }
    }

    @Test("All and only the seventeen sparse areas become 000")
    func sparse() {
        #expect(ZIP3Rule.sparse.count == 17)
        var sparse = 0
        for code in 0..<1000 {
            let digits = String(code + 1000).dropFirst() + "42"
            if Mask.zip3(String(digits)) == "000", code != 0 { sparse += 1 }
        }
        #expect(sparse == 17)
        #expect(Mask.zip3(.integer(2139)) == .text("021"))
        #expect(Mask.zip3(.integer(-1)) == .null)
        #expect(Mask.zip3(.integer(100_000)) == .null)
    }

    @Test(
        "Shapes",
        arguments: [
            (ValueShape.card, "4111-1111-1111-1111", true), (.card, "4111111111111112", false),
            (.card, "411111111111111", false),
            (.iban, "DE89 3704 0044 0532 0130 00", true), (.iban, "DE88370400440532013000", false),
            (.iban, "GB29NWBK60161331926819", true),
            (.iban, "8989370400440532013000", false), (.iban, "DEAA370400440532013000", false), (.iban, "", false),
            (.email, "a@b.c", true), (.email, "@@x.y", true), (.email, "a@b,c.d", false), (.email, "a@b.1", false),
            (.email, "a@b", false), (.email, "@b.c", false), (.digits, "123", true),
            (.digits, "١", false),
            (.digits, "", false), (.number, "-1.5e3", true), (.number, "nan", false), (.letters, "Žofie", true),
            (.letters, "a1", false),
            (.ip, "::1", true), (.ip, "1.2.3", false), (.url, "https://a", true), (.url, "://a", false),
            (.date, "2024-02-29T10:00Z", true),
            (.date, "2023-02-29", false), (.empty, "", true), (.empty, " \n\u{200B}", true), (.empty, "a", false),
        ])
    func shapes(_ shape: ValueShape, _ text: String, _ matches: Bool) {
        #expect(shape.matches(text) == matches, "\(text)")
    }

    @Test(
        "What cannot be seen and space around a value do not change which mask it gets", arguments: ValueShape.allCases)
    func branches(_ shape: ValueShape) throws {
        let examples: [ValueShape: String] = [
            .empty: "", .digits: "123", .number: "-1.5e3", .letters: "Ada", .email: "ada@example.org",
            .card: "4111 1111-1111 1111", .iban: "DE89 3704-0044 0532 0130 00", .ip: "192.0.2.77",
            .url: "https://example.org", .date: "1985-04-12T12:00Z",
        ]
        let example = try #require(examples[shape])
        let mask = Mask.when(.is(shape), then: .constant("yes"), otherwise: .constant("no"))
        let middle = example.index(example.startIndex, offsetBy: example.count / 2)
        let inside = example[..<middle] + "\u{200B}" + example[middle...]
        for text in [
            example, example + "\n", "\u{FEFF}" + example, example + "\u{200B}", " " + example + "\u{A0}\r\n",
            String(inside),
        ] {
            #expect(mask(text) == "yes", "\(text.debugDescription)")
        }
        for text in ["4111\u{A0}1111\u{A0}1111\u{A0}1111", "DE89\u{A0}3704\u{A0}0044\u{A0}0532\u{A0}0130\u{A0}00"] {
            #expect(ValueShape.card.matches(text) != ValueShape.iban.matches(text), "\(text)")
        }
        let number = try Mask.when(.matches("[0-9]{3}-[0-9]{2}-[0-9]{4}"), then: .constant("yes"))
        for text in ["123-45-6789", "123-45-6789\u{200B}", "123-45-6789\n", "\t123-45\u{AD}-6789 "] {
            #expect(number(text) == "yes", "\(text.debugDescription)")
        }
    }

    @Test("Addresses are written as RFC 5952 says, and read back")
    func addresses() {
        var generator = SplitMix64(seed: 5952)
        for _ in 0..<5000 {
            var groups = (0..<8).map { _ in
                Bool.random(using: &generator) ? 0 : Int.random(in: 0...0xFFFF, using: &generator)
            }
            if groups[0] == 0, groups[5] == 0xFFFF { groups[0] = 1 }
            let text = groups.map { String($0, radix: 16, uppercase: true) }.joined(separator: ":")
            guard let address = IPAddress(text) else {
                Issue.record("\(text)")
                continue
            }
            #expect(IPAddress(address.description) == address, "\(text)")
            #expect(!address.description.contains(":::") && address.description == address.description.lowercased())
        }
        #expect(IPAddress("2001:0:0:1:0:0:0:1")?.description == "2001:0:0:1::1")
        #expect(IPAddress("2001:db8:0:1:1:1:1:1")?.description == "2001:db8:0:1:1:1:1:1")
        #expect(IPAddress("0:0:0:0:0:0:0:0")?.description == "::")
    }
}
