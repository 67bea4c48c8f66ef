import Masking

/// Masks of every kind, as texts.
enum SampleMasks {
    /// The examples of the catalog, which have masks of every kind.
    static let catalog: [String] = MaskCatalog.entries.map(\.text)

    /// The examples of the catalog, the presets, and arguments at the edges.
    static let all: [String] =
        catalog + [
            "full(pad: \"x\")", "full(pad: \"👍🏽\")", "keep-last(0)", "keep-last(9223372036854775807)",
            "keep-first(4, pad: \"1\")", "keep-last(4, pad: \"王\", percent: 25)",
            "keep(first: 3, last: 9, percent: 90)",
            "keep(first: 0, last: 0)", "hide-first(0)", "hide-last(9223372036854775807, pad: \"n\")",
            #"partial(3, "****", 3, percent: 90)"#, #"partial(0, "4111111111111111", 2)"#, #"partial(100, "x", 100)"#,
            #"classes(separator: "-")"#, #"classes(upper: "Λ", digit: "0", first: 2, last: 2)"#,
            #"skip("-", then: classes)"#, #"skip(" .@", then: keep(first: 1, last: 1))"#, "phone(last: 20)",
            "email(first: 100)", "email(domain: ends)", "email(domain: hide)", "words(full)", "iban(last: 0)",
            "url(path: true)", "ip(v4: 0, v6: 64)", "card(bin: 8)", "hide-last(3) | keep-first(2)",
            #"regex("[a-zA-Z]", with: "")"#, #"regex("\\p{L}+", then: keep-first(1))"#,
            "when(is: card, then: card, otherwise: keep-last(2))", "when(min: 3, max: 8, then: full)",
            "default(sql-server)", "default(oracle)", "clamp(min: 3, max: 7) | step(2)", "sql-server-email-strict",
            "hive-show-last-4-strict", "ranger-show-last-4-strict", "postgresql-anonymizer-email-strict",
            "go-masker-name-strict", "go-masker-id-strict", "go-masker-email-strict", "go-masker-mobile-strict",
            "big-query-last-four-strict", "big-query-email-strict",
        ]

    /// Those that show some of every value, for which the short-value law is.
    static let partial: [String] = [
        "keep-first(2)", "keep-last(4)", "keep-last(9223372036854775807)", "keep-first(4, pad: \"1\")",
        "keep(first: 2, last: 2)", "keep(first: 100, last: 100)", "hide-first(1)", "hide-last(1)",
        #"partial(1, "****", 1)"#, #"partial(100, "****", 100)"#, "big-query-last-four-strict",
        "sql-server-email-strict", "go-masker-address-strict", "go-masker-mobile-strict",
    ]
}
