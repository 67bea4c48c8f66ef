import FormatPreservingEncryption

/// Formats over FF1 on the same number of digits, and over FF1 in place.
enum FormatFigures {
    static func groups() throws -> [FigureGroup] {
        try [batch(), single(), threads(), compiling()]
    }

    private static let key = (0..<32).map { UInt8($0) }

    private static func cipher(_ format: Format) throws -> FormatCipher {
        try FormatCipher(key: FF1Key(key), format: format)
    }

    /// Cards of sixteen digits that pass the Luhn check.
    private static func cards(_ rows: Int) throws -> [String] {
        let format = try Format.paymentCard()
        return try (0..<rows).map { row in
            let kept = String(String(10_000 + row * 31 % 10_000).suffix(4))
            return try format.unrank(
                FormatRank(decimal: "\((row * 48_271_997 + 7) % 50_000_000_000)", kept: [kept], length: 16))
        }
    }

    private static func column(_ cipher: FormatCipher, _ values: [String]) -> Subject {
        .operation(unitsPerIteration: Double(values.count)) { iterations in
            for _ in 0..<iterations { _ = try cipher.encryptColumn(values) }
        }
    }

    private static func digits(_ width: Int, rows: Int) throws -> Subject {
        let ff1 = try FF1Text(key: FF1Key(key), alphabet: .digits)
        var column = (0..<rows * width).map { UInt8(0x30 + $0 * 7 % 10) }
        return .operation(unitsPerIteration: Double(rows)) { iterations in
            for _ in 0..<iterations {
                var span = column.mutableSpan
                try ff1.encryptASCIIColumn(&span, width: width, tweak: Span())
            }
        }
    }

    /// Columns of 16,384 strings, in and out, against FF1 on bytes in place.
    private static func batch() throws -> FigureGroup {
        let rows = 16_384
        let ssn = try Format.usSocialSecurityNumber()
        let numbers = try (0..<rows).map { try ssn.unrank(FormatRank(decimal: "\($0 * 54_251)")) }
        return FigureGroup(
            name: "format.batch",
            subjects: [
                ("ff1.pan.batch", try digits(16, rows: rows)),
                ("format.card.batch", column(try cipher(.paymentCard()), try cards(rows))),
                ("format.ssn.batch", column(try cipher(ssn), numbers)),
            ],
            ratios: { ns in
                [
                    Figure(name: "format.card.batch/ff1.pan.batch", value: ns[1] / ns[0], unit: "ratio", target: 3.0),
                    Figure(name: "format.ssn.batch/ff1.pan.batch", value: ns[2] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// One string a call against FF1 on bytes in place.
    private static func single() throws -> FigureGroup {
        func ascii(_ value: String) throws -> Subject {
            let ff1 = try FF1Text(key: FF1Key(key), alphabet: .digits)
            var value = Array(value.utf8)
            return .operation { iterations in
                var span = value.mutableSpan
                for _ in 0..<iterations { try ff1.encryptASCII(&span, tweak: Span()) }
            }
        }
        func format(_ format: Format, _ value: String) throws -> Subject {
            let cipher = try cipher(format)
            return .operation { iterations in
                for _ in 0..<iterations { _ = try cipher.encrypt(value) }
            }
        }
        return FigureGroup(
            name: "format.single",
            subjects: [
                ("ff1.pan.single", try ascii("4111111111111111")),
                ("ff1.digits9.single", try ascii("123456789")),
                ("format.ssn.single", try format(.usSocialSecurityNumber(), "123-45-6789")),
                ("format.regex.single", try format(Format(regex: #"[A-Z]{3}-\d{2}[A-Z]{2}\d"#), "ABC-12XY7")),
                ("format.card.single", try format(.paymentCard(), "4111111111111111")),
                ("format.phone.single", try format(.phoneNumber(), "+4915112345678")),
                ("format.email.single", try format(.emailAddress(), "jane.doe@example.com")),
                ("format.iban.single", try format(.iban(country: "DE"), "DE89370400440532013000")),
                ("format.date.single", try format(.date(), "1985-04-12")),
                ("format.uuid.single", try format(.uuid(), "f81d4fae-7dec-41d0-a765-00a0c91e6bf6")),
                ("format.name.single", try format(.name(.latin), "Anne-Marie Müller")),
            ],
            ratios: { ns in
                [
                    Figure(name: "format.ssn.single/ff1.digits9", value: ns[2] / ns[1], unit: "ratio", target: 2.0),
                    Figure(name: "format.regex.single/ff1.pan.single", value: ns[3] / ns[0], unit: "ratio", target: 4.0),
                    Figure(name: "format.card.single/ff1.pan.single", value: ns[4] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// Columns of cards on one thread and on two at once, through one shared cipher.
    private static func threads() throws -> FigureGroup {
        let (cipher, values) = (try cipher(.paymentCard()), try cards(16_384))
        func batch(_ threads: Int) -> Subject {
            .operation(unitsPerIteration: Double(values.count * threads)) { iterations in
                parallel(threads) { for _ in 0..<iterations { _ = try cipher.encryptColumn(values) } }
            }
        }
        return FigureGroup(
            name: "format.threads",
            subjects: [("format.card.batch.1thread", batch(1)), ("format.card.batch.2threads", batch(2))],
            ratios: { ns in
                [
                    Figure(name: "format.card.batch.2threads/1thread", value: ns[0] / ns[1], unit: "speedup"),
                    Figure(name: "format.card.batch.2threads.rows", value: 1e9 / ns[1], unit: "rows/s"),
                ]
            })
    }

    /// Making a format: at most a millisecond.
    private static func compiling() throws -> FigureGroup {
        let presets: [(String, @Sendable () throws -> Format)] = [
            ("card", { try .paymentCard() }), ("ssn", { try .usSocialSecurityNumber() }), ("phone", { try .phoneNumber() }),
            ("email", { try .emailAddress() }), ("email.rfc5322", { try .emailAddress(localPart: .rfc5322) }),
            ("iban.gb", { try .iban(country: "GB") }), ("iban.mt", { try .iban(country: "MT") }),
            ("date", { try .date() }), ("ipv6", { try .ipv6Address() }), ("uuid", { try .uuid() }),
            ("name.latin", { try .name(.latin) }), ("name.han", { try .name(.han) }),
            ("name.hangul", { try .name(.hangul) }), ("template", { try .template("TT-########") }),
            ("regex", { try Format(regex: #"[A-Z]{3}-\d{2}[A-Z]{2}\d"#) }),
        ]
        return FigureGroup(
            name: "format.compile",
            subjects: presets.map { name, make in
                ("format.compile.\(name)", .operation { iterations in for _ in 0..<iterations { _ = try make() } })
            },
            ratios: { ns in
                [Figure(name: "format.compile.slowest", value: (ns.max() ?? 0) / 1e6, unit: "ms", target: 1)]
            })
    }
}
