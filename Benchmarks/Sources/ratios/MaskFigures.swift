import Masking

/// Masks, in nanoseconds a value. There is no floor: libcrypto has no masks.
enum MaskFigures {
    static func groups() throws -> [FigureGroup] { [texts(), try documents()] }

    private static func masked(_ mask: Mask, _ value: String) -> Subject {
        // The first call of all builds the table of scalars.
        _ = mask(value)
        return .operation { iterations in
            for _ in 0..<iterations { _ = mask(value) }
        }
    }

    private static func texts() -> FigureGroup {
        // Not literals, so that they are on the heap as a column's values are.
        let card = String(decoding: Array("4111111111111111".utf8), as: UTF8.self)
        let address = String(decoding: Array("jane.doe@example.org".utf8), as: UTF8.self)
        // 32 scalars of six scripts.
        let scripts = String(decoding: Array("Žofie Ölçer 王小明 Ωμέγα محمد १२३अब".utf8), as: UTF8.self)
        return FigureGroup(
            name: "mask.text",
            subjects: [
                ("mask.keeplast4.ascii16", masked(.keepLast(4), card)), ("mask.email", masked(.email(), address)),
                ("mask.classes.unicode32", masked(.classes(), scripts)), ("mask.full.ascii16", masked(.full(), card)),
                ("mask.card", masked(.card(), card)), ("mask.date.year", masked(.date(.year), "1985-04-12")),
            ],
            ratios: { ns in
                [
                    Figure(name: "mask.keeplast4.ascii16/60ns", value: ns[0] / 60, unit: "ratio", target: 1),
                    Figure(name: "mask.email/120ns", value: ns[1] / 120, unit: "ratio", target: 1),
                    Figure(name: "mask.classes.unicode32/250ns", value: ns[2] / 250, unit: "ratio", target: 1),
                ]
            })
    }

    /// A document of a kilobyte, ten values of which are masked and the others stay.
    private static func documents() throws -> FigureGroup {
        var document = """
            {"id": 4711, "user": {"name": "Ada Lovelace", "email": "ada.lovelace@example.org", "phone": "+44 20 7946 0958",
            "address": {"street": "Example Street 12", "city": "London", "zip": "02139"}}, "iban": "DE89370400440532013000",
            "card": "4111111111111111", "born": "1985-04-12", "ip": "192.0.2.77"
            """
        var count = 0
        while document.utf8.count < 980 {
            document += ", \"meta\(count)\": \"some text that stays here\", \"price\(count)\": 123.450"
            count += 1
        }
        document += ", \"list\": [true, null]}"
        let mask = try Mask.json([
            ("$", .clear), ("$.user.name", .mask(.initials)), ("$.user.email", .mask(.email())),
            ("$.user.phone", .mask(.phone())), ("$.user.address.street", .mask(.full(.fixed(4)))),
            ("$.user.address.city", .mask(.full())), ("$.user.address.zip", .mask(.zip3)),
            ("$.iban", .mask(.keepLast(4))), ("$.card", .mask(.card())), ("$.born", .mask(.date(.year))),
            ("$.ip", .mask(.ip())),
        ])
        return FigureGroup(
            name: "mask.json",
            subjects: [("mask.json.1kB.10leaves", masked(mask, document))],
            ratios: { ns in
                [Figure(name: "mask.json.1kB.10leaves/15us", value: ns[0] / 15_000, unit: "ratio", target: 1)]
            })
    }
}
