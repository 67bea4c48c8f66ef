/// Replaces values by what a dictionary says.
struct DictionaryRule: MaskRule {
    let entries: [String: String]
    let otherwise: String

    init(_ entries: [String: String], otherwise: String) throws(MaskingError) {
        guard !entries.isEmpty else {
            throw MaskingError(.emptyDictionary, "a dictionary has an entry; constant(...) replaces everything")
        }
        self.entries = entries.mapValues(\.withoutInvisible)
        self.otherwise = otherwise.withoutInvisible
    }

    var text: MaskText {
        let sorted = entries.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
        return MaskText(
            "dictionary",
            [.string(otherwise)] + sorted.map { .string($0.value, label: $0.key) })
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil, reveals: "what the dictionary says of the value, or that it is not in it")
    }

    func mask(_ value: String) -> String? { value.isEmpty ? entries[""] ?? "" : entries[value] ?? otherwise }
}

extension Mask {
    /// Replaces values by what a dictionary says: generalises codes, countries, diagnoses. As text:
    /// `dictionary("other", "DE": "Europe", "FR": "Europe")`.
    ///
    /// - Parameters:
    ///   - entries: what becomes of which value. Values are compared as Unicode text, after canonical equivalence.
    ///   - otherwise: what becomes of the values that are not in it.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/emptyDictionary``.
    public static func dictionary(
        _ entries: [String: String], otherwise: String
    ) throws(MaskingError) -> Mask {
        Mask(try DictionaryRule(entries, otherwise: otherwise))
    }
}
