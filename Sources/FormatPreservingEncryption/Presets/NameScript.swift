/// The letters of a script that names are written in: fixed sets of code points, which never change.
///
/// Letters in composed form only (NFC); a letter with a separate accent is refused. The token of a name in NFC is in NFC.
///
/// What the script has beyond letters is kept, and so is in clear in the token: in Arabic the vowel marks, in Devanagari
/// every vowel sign but those that are letters.
public struct NameScript: Sendable, Hashable {
    let name: String
    private let ranges: [ClosedRange<UInt32>]
    /// Beyond the common ones: marks that belong to letters, and separators.
    private let keptRanges: [ClosedRange<UInt32>]

    /// 334 letters of Latin: A to Z, the letters of Latin-1, of Latin Extended-A (but for U+0132, U+0133, U+013F,
    /// U+0140, U+0149 and U+017F, which have other canonical forms elsewhere), of Romanian (U+0218 to U+021B) and of
    /// Vietnamese (U+01A0, U+01A1, U+01AF, U+01B0, U+1EA0 to U+1EF9).
    public static let latin = NameScript(
        "latin",
        [
            0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x100...0x131, 0x134...0x13E,
            0x141...0x148,
            0x14A...0x17E, 0x1A0...0x1A1, 0x1AF...0x1B0, 0x218...0x21B, 0x1EA0...0x1EF9,
        ])

    /// Cyrillic: U+0400 to U+045F, and U+0490 to U+0493, U+049A, U+049B, U+04A2, U+04A3, U+04AE to U+04B1, U+04BA,
    /// U+04BB, U+04D8, U+04D9, U+04E8, U+04E9 of Ukrainian, Kazakh, Kyrgyz, Tatar, Bashkir and Mongolian.
    public static let cyrillic = NameScript(
        "cyrillic",
        [
            0x400...0x45F, 0x490...0x493, 0x49A...0x49B, 0x4A2...0x4A3, 0x4AE...0x4B1, 0x4BA...0x4BB, 0x4D8...0x4D9,
            0x4E8...0x4E9,
        ])

    /// Modern Greek: capitals and small letters, with tonos and dialytika.
    public static let greek = NameScript(
        "greek", [0x386...0x386, 0x388...0x38A, 0x38C...0x38C, 0x38E...0x3A1, 0x3A3...0x3CE])

    /// Han: the CJK Unified Ideographs, U+4E00 to U+9FFF. The iteration mark U+3005 is kept.
    public static let han = NameScript(
        "han", [0x4E00...0x9FFF], keeping: [0x3000...0x3000, 0x3005...0x3005, 0x30FB...0x30FB])

    /// Hiragana, U+3041 to U+3096, and Katakana, U+30A1 to U+30FA. The long mark U+30FC is kept.
    public static let kana = NameScript(
        "kana", [0x3041...0x3096, 0x30A1...0x30FA], keeping: [0x3000...0x3000, 0x30FB...0x30FC])

    /// Hangul: the 11,172 syllables, U+AC00 to U+D7A3.
    public static let hangul = NameScript("hangul", [0xAC00...0xD7A3])

    /// Arabic: U+0621 to U+063A, U+0641 to U+064A, and the letters of Persian and Urdu.
    ///
    /// Vowel marks and the like (U+064B to U+0652, U+0670) stay in clear: names are mostly written without.
    public static let arabic = NameScript(
        "arabic",
        [
            0x621...0x63A, 0x641...0x64A, 0x679...0x679, 0x67E...0x67E, 0x686...0x686, 0x688...0x688, 0x691...0x691,
            0x698...0x698, 0x6A9...0x6A9, 0x6AF...0x6AF, 0x6BA...0x6BA, 0x6BE...0x6BE, 0x6C1...0x6C1, 0x6CC...0x6CC,
            0x6D2...0x6D2,
        ], keeping: [0x64B...0x652, 0x670...0x670])

    /// Devanagari: the letters U+0904 to U+0939 but for U+0929, U+0931 and U+0934, U+0960, U+0961, U+0972 to U+097F.
    ///
    /// Only these are encrypted. Vowel signs, virama, nukta and the other signs that belong to letters (U+0900 to U+0903,
    /// U+093A to U+093C, U+093E to U+094F, U+0955 to U+0957, U+0962, U+0963) stay in clear: a token shows where in the
    /// name which vowels and which joined consonants are, and a name with many of them may be told by these alone.
    ///
    /// U+0929, U+0931 and U+0934 are a letter and a nukta, as which they are read: the letter is encrypted, the nukta
    /// stays. The two scalars in their place are refused.
    public static let devanagari = NameScript(
        "devanagari",
        [0x904...0x928, 0x92A...0x930, 0x932...0x933, 0x935...0x939, 0x960...0x961, 0x972...0x97F],
        keeping: [0x900...0x903, 0x93A...0x93C, 0x93E...0x94F, 0x955...0x957, 0x962...0x963])

    static let all = [latin, cyrillic, greek, han, kana, hangul, arabic, devanagari]

    private init(_ name: String, _ ranges: [ClosedRange<UInt32>], keeping: [ClosedRange<UInt32>] = []) {
        self.name = name
        self.ranges = ranges
        keptRanges = keeping
    }

    /// The letters, in the order of their code points.
    public var alphabet: Alphabet {
        guard let alphabet = try? Alphabet(scalars: Self.scalars(ranges)) else {
            preconditionFailure("the letters of a script are an alphabet")
        }
        return alphabet
    }

    /// What stays as it is between letters: space, hyphen, apostrophes (U+0027, U+2019), full stop, and what belongs to
    /// the script.
    public var kept: String { FormatScalars.string((Self.commonlyKept + Self.scalars(keptRanges)).map(\.value)) }

    private static let commonlyKept: [Unicode.Scalar] = [" ", "'", "-", ".", "\u{2019}"]

    private static func scalars(_ ranges: [ClosedRange<UInt32>]) -> [Unicode.Scalar] {
        ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
    }
}
