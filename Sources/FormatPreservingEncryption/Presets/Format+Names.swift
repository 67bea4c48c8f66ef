extension Format {
    /// Names of one script: letters are encrypted, all else stays.
    ///
    /// Token and name have the same number of letters, and spaces, hyphens and apostrophes at the same places.
    /// Letters of other scripts, digits, zero-width and bidirectional controls are refused. Names with so few letters
    /// that there are fewer than 1,000,000 of their kind are refused with `domainTooSmall`: below 3 letters of Latin,
    /// Cyrillic and Kana, 4 of Greek, Arabic and Devanagari, 2 of Han and Hangul.
    ///
    /// Domain: letters of the script to the power of the number of letters. Leaks: the lengths of a name's parts, and
    /// which rows have equal names; in Devanagari also all vowel signs, viramas and nuktas with their places, in Arabic all
    /// vowel marks, since these are no letters: see ``NameScript``.
    ///
    /// - Parameters:
    ///   - script: whose letters these are.
    ///   - maximumLetters: the most letters of a name, 1 to 2,048; too few for 1,000,000 values are refused.
    /// - Throws: `invalidFormat`, `domainTooSmall`.
    public static func name(
        _ script: NameScript, maximumLetters: Int = 100
    ) throws(FormatPreservingEncryptionError) -> Format {
        guard (1...FF1.maximumLength / 2).contains(maximumLetters) else {
            throw .invalidFormat("the number of letters is 1 to \(FF1.maximumLength / 2)")
        }
        return try Format(
            nodes: [.letters(script.alphabet, keeping: Array(script.kept.unicodeScalars), 1...maximumLetters)])
    }
}
