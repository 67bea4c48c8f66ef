/// The Latin names as user names have them: small letters of ASCII.
enum LatinFolding {
    /// In the order of the names.
    static let names = PersonNames(given: folded(PersonNames.latin.given), family: folded(PersonNames.latin.family))

    private static func folded(_ list: WordList) -> WordList { WordList(list.words.map(folded)) }

    static func folded(_ name: String) -> String {
        var text = ""
        for scalar in name.lowercased().unicodeScalars {
            if let letters = letters[scalar] {
                text += letters
            } else if scalar.isASCII {
                text.unicodeScalars.append(scalar)
            } else if let base = base(of: scalar) {
                text.unicodeScalars.append(base)
            }
        }
        return text
    }

    /// What has no letter of ASCII inside.
    private static let letters: [Unicode.Scalar: String] = [
        "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
    ]

    /// The letters of ASCII, by the letters that are made of them. A name is as its letters are, whatever the version of
    /// Unicode that the standard library has.
    private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        for (base, marked) in bases where marked.contains(scalar) { return base }
        return nil
    }

    private static let bases: [(Unicode.Scalar, String.UnicodeScalarView)] = [
        ("a", "àáâãäåāăą".unicodeScalars), ("c", "çćĉċč".unicodeScalars), ("d", "ď".unicodeScalars),
        ("e", "èéêëēĕėęěễ".unicodeScalars), ("g", "ĝğġģ".unicodeScalars), ("i", "ìíîïĩīĭį".unicodeScalars),
        ("j", "ĵ".unicodeScalars), ("k", "ķ".unicodeScalars), ("l", "ĺļľ".unicodeScalars),
        ("n", "ñńņňŋ".unicodeScalars), ("o", "òóôõöōŏő".unicodeScalars), ("r", "ŕŗř".unicodeScalars),
        ("s", "śŝşšș".unicodeScalars), ("t", "ţťțŧ".unicodeScalars), ("u", "ùúûüũūŭůűų".unicodeScalars),
        ("w", "ŵ".unicodeScalars), ("y", "ýÿŷ".unicodeScalars), ("z", "źżž".unicodeScalars),
    ]
}
