/// All masks, with what they declare. The table in the documentation is rendered from here.
public enum MaskCatalog {
    /// The masks that need no key, in the order of the documentation.
    public static let entries: [MaskCatalogEntry] = examples.compactMap { text, example in
        guard let mask = try? Mask(text) else { return nil }
        return MaskCatalogEntry(
            text: mask.description, example: example, masked: mask(Optional(example)), declaration: mask.declaration)
    }

    static let examples: [(text: String, example: String)] = [
        ("null", "Ada Lovelace"),
        ("default", "Ada Lovelace"),
        (#"constant("hidden")"#, "Ada Lovelace"),
        (#"tag("PERSON")"#, "Ada Lovelace"),
        ("full", "Ada Lovelace"),
        ("full(length: 8)", "Ada Lovelace"),
        ("full(bucket: 8)", "Ada Lovelace"),
        ("keep-first(2)", "Ada Lovelace"),
        ("keep-last(4)", "4111111111111111"),
        ("keep(first: 2, last: 2)", "Ada Lovelace"),
        ("hide-first(6)", "Ada Lovelace"),
        ("hide-last(6)", "Ada Lovelace"),
        (#"partial(1, "****", 1)"#, "Ada Lovelace"),
        ("classes", "Ada-王小明-1815"),
        ("classes(last: 4)", "Ada-王小明-1815"),
        (#"positions("***-**-####")"#, "123-45-6789"),
        (#"oracle("VVVFVVFVVVV,VVV-VV-VVVV,X,1,5")"#, "123-45-6789"),
        (#"skip("- ", then: keep-last(4))"#, "4111-1111-1111-1111"),
        ("words(keep-first(1))", "Augusta Ada King"),
        ("email", "ada.lovelace@example.org"),
        ("email(first: 2, domain: top)", "ada.lovelace@example.org"),
        ("phone", "+44 20 7946 0958"),
        ("phone(last: 2, country: true)", "+44 20 7946 0958"),
        ("card", "4111 1111 1111 1111"),
        ("card(bin: 6)", "4111 1111 1111 1111"),
        ("initials", "Ada Lovelace"),
        ("iban", "DE89 3704 0044 0532 0130 00"),
        ("url", "https://ada:secret@example.org/a?q=1#b"),
        ("ip", "192.0.2.77"),
        ("zip3", "02139-4307"),
        ("date(year)", "1985-04-12"),
        ("date-part(quarter)", "1985-04-12"),
        (#"age(on: "2026-01-01")"#, "1985-04-12"),
        ("step(1000)", "54321"),
        ("range(1000)", "54321"),
        ("magnitude", "54321"),
        ("clamp(max: 90)", "103"),
        (#"dictionary("other", "DE": "Europe", "FR": "Europe")"#, "DE"),
        (#"regex("[0-9]+", with: "0")"#, "room 12, floor 3"),
        (#"regex("[0-9]{4,}", then: keep-last(2), unmatched: keep)"#, "ticket 12345678 of today"),
        ("when(is: email, then: email)", "ada.lovelace@example.org"),
        (#"json("$.id": clear, "$.mail": email)"#, #"{"id":7,"mail":"ada.lovelace@example.org","note":"x"}"#),
        ("clamp(max: 100000) | step(1000)", "123456"),
    ]

    /// The masks as a table in Markdown.
    public static var table: String { table(of: entries + keyedEntries) }

    /// Masks as a table in Markdown.
    public static func table(of entries: [MaskCatalogEntry]) -> String {
        var lines = [
            "| text form | of | comes | kind | deterministic | keyed | way back | distinct | again | reveals |",
            "|---|---|---|---|---|---|---|---|---|---|",
        ]
        for entry in entries {
            let declaration = entry.declaration
            let distinct =
                switch declaration.uniqueness {
                case .lossy: "no"
                case .probable(let bits): "but for \(bits) bits"
                case .unique: "yes"
                }
            let cells = [
                code(entry.text), code(entry.example),
                entry.masked.map(code) ?? (declaration.output == .null ? "nothing" : ""),
                declaration.output.rawValue, declaration.isDeterministic ? "yes" : "no",
                declaration.isKeyed ? "yes" : "no", declaration.isReversible ? "yes" : "no", distinct,
                declaration.isIdempotent ? "same" : "", declaration.reveals,
            ]
            lines.append("| " + cells.map(escaped).joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n")
    }

    private static func code(_ text: String) -> String { text.isEmpty ? "the empty text" : "`" + text + "`" }

    /// A bar ends a cell, even in code.
    private static func escaped(_ cell: String) -> String {
        cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
