/// The script of made-up names.
public enum FakeScript: String, CaseIterable, Hashable, Sendable {
    /// Latin letters, with the marks of many languages.
    case latin
    /// Cyrillic letters.
    case cyrillic
    /// Greek letters.
    case greek
    /// Chinese characters.
    case han
    /// Katakana.
    case kana
    /// Korean letters.
    case hangul
    /// Arabic letters.
    case arabic
    /// Devanagari.
    case devanagari

    /// Whether the family name comes first.
    var familyFirst: Bool { self == .han || self == .kana || self == .hangul }

    /// What parts the names.
    var separator: String { self == .han || self == .hangul ? "" : " " }
}
