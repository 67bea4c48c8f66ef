import FormatPreservingEncryption
import Testing

/// What does not fit is refused with its position, never passed through.
@Suite("Presets refuse what is no value")
struct PresetRefusalTests {
    typealias Code = FormatPreservingEncryptionError.Code

    private func expect(
        _ format: Format, _ cases: [(String, Code, Int?)], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let cipher = try FormatCipher(key: FF1Key(Array(0..<32)), format: format)
        for (value, code, position) in cases {
            for operation in [{ try cipher.encrypt(value) }, { try cipher.decrypt(value) }] as [() throws -> String] {
                let error = #expect(throws: FormatPreservingEncryptionError.self, sourceLocation: sourceLocation) {
                    _ = try operation()
                }
                #expect(error?.code == code, "\(value): \(error?.description ?? "")", sourceLocation: sourceLocation)
                if let position {
                    #expect(error?.position == position, "\(value)", sourceLocation: sourceLocation)
                }
                if value.utf8.count > 3 {
                    #expect(error?.message.contains(value) == false, sourceLocation: sourceLocation)
                }
            }
            let column = #expect(throws: FormatPreservingEncryptionError.self, sourceLocation: sourceLocation) {
                try cipher.encryptColumn([value])
            }
            #expect(column?.code == code && column?.row == 0, sourceLocation: sourceLocation)
            #expect(!format.isValue(value), sourceLocation: sourceLocation)
        }
    }

    @Test("Social security numbers")
    func ssn() throws {
        try expect(
            .usSocialSecurityNumber(),
            [
                ("000-12-3456", .invalidSymbol, 2), ("666-12-3456", .invalidSymbol, 2), ("900-12-3456", .invalidSymbol, 0),
                ("123-00-4567", .invalidSymbol, 5), ("123-45-0000", .invalidSymbol, 10), ("123456789", .valueTooShort, 9),
                ("123 45 6789", .invalidSymbol, 3), ("123-45-67890", .valueTooLong, 11), ("", .valueTooShort, 0),
                ("１23-45-6789", .invalidSymbol, 0), ("123-45-678\u{200D}", .invalidSymbol, 10), ("123-45-678９", .invalidSymbol, 10),
                ("12a-45-6789", .invalidSymbol, 2),
            ])
        try expect(.usSocialSecurityNumber(dashes: false), [("123-45-6789", .valueTooLong, nil), ("666123456", .invalidSymbol, 2)])
        for value in ["001-01-0001", "665-99-9999", "667-01-0001", "899-99-9999", "772-45-6789"] {
            #expect(try Format.usSocialSecurityNumber().isValue(value))
        }
    }

    @Test("Telephone numbers")
    func phone() throws {
        try expect(
            .phoneNumber(),
            [
                ("4915112345678", .invalidSymbol, 0), ("+49 15112345678", .invalidSymbol, 3), ("+49", .valueTooShort, nil),
                ("+4912345", .valueTooShort, nil), ("+0123456789", .invalidSymbol, 1), ("+99912345678", .invalidSymbol, 1),
                ("+491234567890123456", .valueTooLong, nil), ("+3541234567890123", .valueTooLong, 16),
                ("+49(0)1511234", .invalidSymbol, 3), ("+49151１2345678", .invalidSymbol, 6), ("", .valueTooShort, 0),
                ("+", .valueTooShort, 1), ("+49-151-123456", .invalidSymbol, 3), ("+2101234567", .invalidSymbol, 1),
            ])
    }

    @Test("E-mail addresses")
    func email() throws {
        try expect(
            .emailAddress(),
            [
                ("jane.doe", .valueTooShort, nil), ("@example.com", .valueTooShort, nil), ("jane@", .valueTooShort, nil),
                (".jane@example.com", .invalidSymbol, 0), ("jane.@example.com", .invalidSymbol, 4),
                ("jane..doe@example.com", .invalidSymbol, 5), ("Jane@example.com", .invalidSymbol, 0),
                ("jane doe@example.com", .invalidSymbol, 4), ("jane@exa mple.com", .invalidSymbol, 8),
                ("jane@exämple.com", .invalidSymbol, 7), ("jäne@example.com", .invalidSymbol, 1),
                ("\"jane\"@example.com", .invalidSymbol, 0), ("jane@doe@example.com", .invalidSymbol, 8),
                (String(repeating: "a", count: 65) + "@example.com", .valueTooLong, nil),
                ("jane\u{200B}@example.com", .invalidSymbol, 4), ("jane\u{0}@example.com", .invalidSymbol, 4),
            ])
        #expect(try Format.emailAddress(localPart: .rfc5322).isValue("O'Brien+tag@Example.COM"))
    }

    @Test("Account numbers")
    func iban() throws {
        try expect(
            .iban(country: "DE"),
            [
                ("DE89370400440532013001", .wrongCheckDigit, 2), ("DE88370400440532013000", .wrongCheckDigit, 2),
                ("DE89 3704 0044 0532 0130 00", .valueTooLong, nil), ("FR89370400440532013000", .invalidSymbol, 0),
                ("de89370400440532013000", .invalidSymbol, 0), ("DE8937040044053201300", .valueTooShort, 21),
                ("DE8937040044053201300A", .invalidSymbol, 21), ("DEXX370400440532013000", .wrongCheckDigit, 2),
            ])
        try expect(.iban(country: "GB"), [("GB82west12345698765432", .invalidSymbol, 4), ("GB82WEST1234569876543X", .invalidSymbol, 21)])
        #expect(try Format.iban(country: "GB").isValue("GB82WEST12345698765432"))
    }

    @Test("Dates, times and numbers")
    func quantities() throws {
        try expect(
            .date(),
            [
                ("2023-02-29", .valueOutOfRange, 8), ("1900-02-29", .valueOutOfRange, 8), ("2023-13-01", .valueOutOfRange, 5),
                ("2023-00-10", .valueOutOfRange, 5), ("2023-04-31", .valueOutOfRange, 8), ("2023-04-00", .valueOutOfRange, 8),
                ("0000-01-01", .valueOutOfRange, 0), ("2023/04/01", .invalidSymbol, 4), ("23-04-01", .valueTooShort, 8),
                ("12023-04-01", .valueTooLong, 10), ("２023-04-01", .invalidSymbol, 0),
            ])
        #expect(try Format.date().isValue("2000-02-29"))
        try expect(
            .timestamp(from: "2000-01-01T00:00:00Z", to: "2030-12-31T23:59:59Z"),
            [
                ("2000-01-01T24:00:00Z", .valueOutOfRange, 11), ("2000-01-01T23:60:00Z", .valueOutOfRange, 14),
                ("2016-12-31T23:59:60Z", .valueOutOfRange, 17), ("1999-12-31T23:59:59Z", .valueOutOfRange, 0),
                ("2031-01-01T00:00:00Z", .valueOutOfRange, 0), ("2000-01-01 00:00:00Z", .invalidSymbol, 10),
                ("2000-01-01T00:00:00z", .invalidSymbol, 19), ("2000-01-01T00:00:00", .valueTooShort, 19),
            ])
        try expect(
            .integer(in: -1_000_000...9_999_999),
            [
                ("007", .valueOutOfRange, 0), ("-0", .valueOutOfRange, 0), ("-", .valueOutOfRange, 0), ("+5", .invalidSymbol, 0),
                ("10000000", .valueOutOfRange, 0), ("-1000001", .valueOutOfRange, 0), ("1 000", .invalidSymbol, 1),
                ("", .valueTooShort, 0), ("12.5", .invalidSymbol, 2), ("99999999999999999999", .valueTooLong, 8),
                ("-00005", .valueOutOfRange, 1), ("1e5", .invalidSymbol, 1),
            ])
        try expect(
            .decimal(from: "-10000.00", to: "99999.99"),
            [
                ("00.50", .valueOutOfRange, 0), (".500", .valueOutOfRange, nil), ("-0.00", .valueOutOfRange, 0),
                ("12.5", .invalidSymbol, nil), ("12,50", .invalidSymbol, 2), ("100000.00", .valueOutOfRange, 0),
                ("-10000.01", .valueOutOfRange, 0), ("1.234", .invalidSymbol, nil),
            ])
    }

    @Test("Identifiers")
    func identifiers() throws {
        try expect(
            .uuid(),
            [
                ("F81D4FAE-7DEC-41D0-A765-00A0C91E6BF6", .invalidSymbol, nil), ("f81d4fae7dec41d0a76500a0c91e6bf6", .valueTooShort, 32),
                ("{f81d4fae-7dec-41d0-a765-00a0c91e6bf6}", .valueTooLong, 36), ("f81d4fae-7dec-41d0-a765-00a0c91e6bfg", .invalidSymbol, 35),
            ])
        try expect(
            .ipv4Address(),
            [
                ("256.1.1.1", .valueOutOfRange, 0), ("1.2.3", .valueTooShort, 5), ("1.2.3.04", .valueOutOfRange, 6),
                ("01.2.3.4", .valueOutOfRange, 0), ("1..3.4.5", .valueOutOfRange, 2), ("1.2.3.4.5", .invalidSymbol, nil),
                ("1.2.3.4 ", .invalidSymbol, 7), ("1.2.3.", .valueTooShort, 6), ("1.2.3.999", .valueOutOfRange, 6),
                ("123.45.6", .valueOutOfRange, nil),
            ])
        try expect(
            .ipv6Address(),
            [
                ("2001:DB8::1", .invalidSymbol, 5), ("2001:0db8::1", .valueOutOfRange, 5), ("2001:db8:0:0:0:0:0:1", .valueOutOfRange, nil),
                ("1:2:3:4:5:6:7", .valueOutOfRange, nil), ("1:2:3:4:5:6:7:8:9", .valueOutOfRange, nil), ("1::2::3", .valueOutOfRange, 4),
                (":::", .valueOutOfRange, nil), ("12345::", .valueOutOfRange, 4), ("1:2:3:4:5:6:7::", .valueOutOfRange, nil),
                ("::ffff:1.2.3.4", .invalidSymbol, 8), ("1:", .valueOutOfRange, 1), ("fe80::1%1", .invalidSymbol, 7),
                ("2001:db8:0:1:1:1:1::", .valueOutOfRange, nil),
            ])
        for value in ["::", "::1", "1::", "2001:db8::1", "1:2:3:4:5:6:7:8", "2001:db8:0:1:1:1:1:1", "1:0:0:2::3", "0:1::"] {
            #expect(try Format.ipv6Address().isValue(value), "\(value)")
        }
        try expect(
            .macAddress(), [("00-1a-2b-3c-4d-5e", .invalidSymbol, 2), ("00:1A:2b:3c:4d:5e", .invalidSymbol, 4), ("001a2b3c4d5e", .valueTooShort, 12)])
        try expect(.template("TT-########"), [("TT-1234567", .valueTooShort, 10), ("tt-12345678", .invalidSymbol, 0), ("TT-1234567O", .invalidSymbol, 10)])
    }

    @Test("Names")
    func names() throws {
        try expect(
            .name(.latin),
            [
                ("Li", .domainTooSmall, nil), ("", .valueTooShort, 0), ("J. D.", .domainTooSmall, nil), ("Иван Smith", .invalidSymbol, 0),
                ("Smith2", .invalidSymbol, 5), ("Mu\u{308}ller", .invalidSymbol, 2), ("Smi\u{200B}th", .invalidSymbol, 3),
                ("Smith\u{202E}", .invalidSymbol, 5), ("Ｓmith", .invalidSymbol, 0), ("Smith\u{0}", .invalidSymbol, 5),
                ("Smith_Jones", .invalidSymbol, 5), (String(repeating: "a", count: 101), .valueTooLong, nil),
                (String(repeating: "a", count: 100_000), .valueTooLong, nil), ("Smith\nJones", .invalidSymbol, 5),
            ])
        try expect(.name(.cyrillic), [("Иван Петpов", .invalidSymbol, 8), ("Ив", .domainTooSmall, nil)])
        try expect(.name(.han), [("王", .domainTooSmall, nil), ("王小명", .invalidSymbol, 2)])
        for (script, name) in [
            (NameScript.latin, "Anne-Marie O'Neil"), (.latin, "Nguyễn Văn Ước"), (.latin, "Łukasz Żółć"), (.cyrillic, "Анна Ковальчук"),
            (.greek, "Γιώργος Παπαδόπουλος"), (.han, "王小明"), (.kana, "やまだ タロー"), (.hangul, "김철수"), (.arabic, "محمد علي"),
            (.devanagari, "नरेन्द्र कुमार"),
        ] {
            let cipher = try FormatCipher(key: FF1Key(Array(0..<32)), format: .name(script))
            let token = try cipher.encrypt(name)
            #expect(token != name)
            #expect(try cipher.decrypt(token) == name)
            for (a, b) in zip(name.unicodeScalars, token.unicodeScalars) where script.kept.unicodeScalars.contains(a) { #expect(a == b) }
        }
    }
}
