import TestSupport

@testable import Masking

/// Twenty thousand texts of all scripts, with what is hard about them, from nothing to a megabyte.
enum Corpus {
    static let seed: UInt64 = 0x5EED_0005
    static let count = 20_000

    /// Pieces that texts are made of.
    static let pieces: [[String]] = [
        (0x20...0x7E).map { String(Unicode.Scalar(UInt8($0))) },
        (0x30...0x39).map { String(Unicode.Scalar(UInt8($0))) },
        ["ä", "Ö", "ß", "é", "e\u{301}", "A\u{30A}", "ñ", "n\u{303}", "ǅ", "ŷ", "q\u{307}\u{323}", "x\u{20DD}"],
        ["Ω", "ω", "Ж", "ж", "Ѿ", "Ⴀ", "ა", "Ա", "ա"],
        ["王", "小", "明", "𠮷", "あ", "が", "か\u{3099}", "ア", "ｱﾞ"],
        ["한", "글", "\u{1112}\u{1161}\u{11AB}", "\u{AC00}\u{11A8}"],
        ["م", "ح", "د", "مُ", "ש", "שׁ", "ا\u{65E}"],
        ["अ", "क्ष", "कि", "ी", "த", "நி", "ก", "กำ", "ကြ", "ক্ত", "ម៉", "\u{0D4E}ക"],
        ["👨‍👩‍👧‍👦", "👍🏽", "🏳️‍🌈", "🇩🇪", "🇫🇷🇯🇵", "1️⃣", "❤️", "☺︎", "😀", "👩🏿‍🚀", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
        ["\u{200D}", "\u{200C}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{FE0F}", "\u{E0041}", "\u{115F}", "\u{3164}"],
        ["\u{202E}", "\u{202A}", "\u{2066}", "\u{2069}", "\u{200F}", "\u{61C}"],
        ["\n", "\r\n", "\r", "\u{1B}[31m", "\0", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{2029}", "\t"],
        ["½", "Ⅳ", "①", "٣", "९", "€", "＋", "．", "\u{E000}", "\u{378}", "\u{1FFFE}", "\u{10FFFD}", "\u{301}"],
        ["ada.lovelace@example.org", "4111 1111 1111 1111", "DE89370400440532013000", "https://a:b@example.org/c?d#e"],
        ["192.0.2.1", "2001:db8::1", "1985-04-12", "{\"a\": [1, \"b\"]}", "****", "xxxx", "XXXX", "nnn", "-54321.5"],
    ]

    static let texts: [String] = {
        var generator = SplitMix64(seed: seed)
        var texts: [String] = [""]
        while texts.count < count - 2 {
            let length = Int.random(in: 1...(texts.count % 50 == 0 ? 200 : 24), using: &generator)
            // Half of the texts are of one kind, the others mixed.
            let kind = Bool.random(using: &generator) ? Int.random(in: 0..<pieces.count, using: &generator) : nil
            var text = ""
            for _ in 0..<length {
                let group = kind ?? Int.random(in: 0..<pieces.count, using: &generator)
                text += pieces[group].randomElement(using: &generator) ?? ""
            }
            texts.append(text)
        }
        return texts + [String(repeating: "4111-Ada ", count: 117_000), String(repeating: "é王👍🏽", count: 80_000)]
    }()

    /// The characters of the texts, without what cannot be seen.
    static let visible: [[Character]] = texts.map { Array($0.withoutInvisible) }
}
