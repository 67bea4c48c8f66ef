import FormatPreservingEncryption
import Testing

@Suite("The text form of formats")
struct FormatTextTests {
    static let texts = [
        "TT-<digits:8>", "<upper:3>-<digits:2><upper:2><digits>", "<keep digits:6><digits:9><check luhn>",
        "(EMP|EXT)<digits:7>", "M-<upper:2><digits:6><check luhn>", "<[ACFK-Z]:6>", "<[\\-\\]\\\\\\>a]:10>",
        "<base36:1..8 same-length>", "<base36:1..8>", "+<keep calling-code><digits:6..14 same-length>",
        "<keep one-of:A|BC|BD\\|>-<digits:6>", "<regex:[A-Z]{3}\\d{4}>", "<regex max=12:[a-z]+>",
        "<regex max=12 same-length:[a-z]+>", "<regex:[\\x3E-A]{12}\\x3E>", "<integer:-500..1000000>",
        "<decimal:0.00..99999.99>", "<date:0001-01-01..9999-12-31>", "<timestamp:2000-01-01T00:00..2009-12-31T23:59>",
        "<timestamp:2000-01-01 00:00:00.000..2000-12-31 23:59:59.999>", "<ipv4>", "<ipv6>",
        "[<ipv6>]:<integer:0..65535>",
        "<card keep=4 class=1 lengths=12..19>", "<letters latin keep=[ '\\-.] count=3..64>",
        "\\<\\(\\)\\|\\\\<digits:6>",
        "é\\u{200B}\\u{0}<digits:6>", "<cyrillic:8>", "<han:3>", "<printable:9>", "DE<check iban><digits:18>",
        "(A(B|C)|D<upper:2>)<regex:[0-9]{6}>", "<HEX:12>",
    ]

    @Test("Is read and printed back the same", arguments: texts)
    func roundTrip(text: String) throws {
        let format = try Format(text: text)
        // A last decimal of a fixed length of one, and classes that have names, print in their shortest form.
        #expect(format.text == text)
        #expect(try Format(text: format.text) == format)
        #expect("\(format)" == text)
    }

    @Test("Parts and text make the same format")
    func parts() throws {
        let built = try Format {
            "M-"
            FormatPart.encrypted(.uppercase, 2)
            if true { FormatPart.encrypted(.digits, 6) }
            for _ in 0..<1 { FormatPart.check(.luhn) }
        }
        #expect(try built == Format(text: "M-<upper:2><digits:6><check luhn>"))
        #expect(built.domainSize.decimal == "676000000")
        #expect(built.domainSize.exactly == 676_000_000)
        #expect(built.domainSize.bits == 29)
        #expect(try built != Format(text: "M-<upper:2><digits:7><check luhn>"))
    }

    @Test(
        "Text that makes no sense is refused with its position",
        arguments: [
            ("", 0), ("<digits:8", 0), ("ab<digit:8>", 3), ("<digits:>", 8), ("<digits:0>", 8), ("<digits:8..6>", 8),
            ("<digits:123456>", 8), ("<keep nothing>", 6), ("<check lunh>", 7), ("(a|b", 0), ("a)", 1),
            ("(a||b)<digits:6>", 3),
            ("a\\", 1), ("a\\q<digits:6>", 1), ("a\\u{D800}", 1), ("<[z-a]:6>", 2), ("<[aa]:6>", 1), ("<[a", 1),
            ("<regex:[a>", 7),
            ("xy<regex:a(?=b)>", 10), ("<integer:5>", 9), ("<integer:1.5..2.5>", 9), ("<decimal:1..2>", 9),
            ("<date:2000-13-01..2001-01-01>", 6), ("<timestamp:2000..2001>", 11), ("<card keep=x>", 11),
            ("<digits:8 same>", 9), ("a>b", 1), ("<>", 1),
        ])
    func refused(text: String, position: Int) throws {
        let error = try #require(throws: FormatPreservingEncryptionError.self) { try Format(text: text) }
        #expect(error.position == position, "\(text): \(error)")
        #expect(error.code == .invalidFormat || error.code == .unsupportedExpression, "\(text): \(error)")
    }

    @Test(
        "Formats whose parts cannot be told apart, or that hide too little",
        arguments: [
            "<digits:1..3><digits:1..3>", "<digits:6..8><keep digits:1..2>", "abc", "<keep digits:9>",
            "<digits:8><check luhn>x<check luhn>",
            "<check mod11-2><digits:9>", "<digits:9><check iban>", "<digits:2..9><check luhn><base36:2..9>",
            "<digits:6..9 same-length>-<digits:6..9 same-length>", "(<keep digits>|a)<digits:6>",
            "<keep one-of:1|12><digits:6>",
            "<digits:0..6>", "<digits:0..9 same-length>", "<keep upper:0..3><digits:0..9>", "<regex:[A-Z]{0,9}>",
            "(<digits:0..9>|A)", "<keep calling-code><digits:20>", "+<keep calling-code><digits:15..19 same-length>",
            "+<keep calling-code><digits:6..14>", "+<keep calling-code><digits:6><integer:1..999999999>",
            "<ipv4><card keep=4 class=1 lengths=16..16>", "<digits:1..9>5<digits:1..9>",
        ])
    func ambiguous(text: String) throws {
        let error = try #require(throws: FormatPreservingEncryptionError.self) { try Format(text: text) }
        #expect(error.code == .invalidFormat, "\(text): \(error)")
    }

    @Test(
        "Fewer than 1,000,000 values are refused, whatever is kept beside them",
        arguments: [
            "<digits:5>", "<keep digits:1..200>-<digits:5>", "<digits:5><check luhn>", "<integer:1..999999>",
            "<date:1900-01-01..2099-12-31>", "<card keep=6 class=1 lengths=12..19>", "<keep upper:9><base36:3>",
            "<letters latin keep=[ ] count=1..2>", "(a|b|c)<digits:5>", "<digits:1..5 same-length>",
        ])
    func small(text: String) throws {
        let error = try #require(throws: FormatPreservingEncryptionError.self) { try Format(text: text) }
        #expect(error.message.contains("fewer than 1000000"), "\(text): \(error)")
    }
}
