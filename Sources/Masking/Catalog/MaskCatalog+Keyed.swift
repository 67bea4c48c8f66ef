extension MaskCatalog {
    /// The masks that need a key. What comes of the example, the key decides.
    public static let keyedEntries: [MaskCatalogEntry] = keyedExamples.compactMap { text, example in
        guard let mask = try? KeyedMask(text) else { return nil }
        return MaskCatalogEntry(text: mask.description, example: example, masked: nil, declaration: mask.declaration)
    }

    static let keyedExamples: [(text: String, example: String)] =
        [
            ("fake(person.latin)", "Ada Lovelace"), ("fake(city)", "London"), ("fake(user, subjects: 50000)", "4711"),
            ("persona(name)", "4711"), ("persona(email)", "4711"), ("date-shift(days: 30)", "1985-04-12"),
            ("date-shift(days: 364, weeks: true, never-zero: true)", "1985-04-12"), ("noise(amount: 100)", "54321"),
            ("noise(percent: 5)", "54321"), ("hash(bytes: 16)", "Ada Lovelace"),
            ("hash(bytes: 8, encoding: base62)", "Ada Lovelace"),
            ("ip | hash(bytes: 16)", "192.0.2.77"),
        ]
}
