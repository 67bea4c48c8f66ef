import TestSupport

/// Values that have gone wrong somewhere before.
enum Texts {
    static let all: [String] = [
        "", "a", "\0", "\0\0", "a\0b", " ", "\n", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "ada@example.org",
        "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "שלום עולם", "\u{202E}abc\u{202C}", "مرحبا", "é", "e\u{301}", "e\u{323}\u{301}", "q\u{301}\u{323}",
        "\u{200B}", "한국어", "각", "ﷺ", "tok_abc", "<b>\"'\\", "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}",
    ]
}

extension SplitMix64 {
    /// A text of at most so many bytes in UTF-8, of scalars of all lengths.
    mutating func text(upTo size: Int) -> String {
        var (text, left) = ("", Int.random(in: 0...size, using: &self))
        while left > 0 {
            let range: ClosedRange<UInt32> =
                switch Int.random(in: 0..<5, using: &self) {
                case 0, 1: 0...0x7F
                case 2: 0x80...0x7FF
                case 3: 0xE000...0xFFFF
                default: 0x10000...0x10FFFF
                }
            let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self))!
            let count = UTF8.width(scalar)
            guard count <= left else { continue }
            text.unicodeScalars.append(scalar)
            left -= count
        }
        return text
    }

    /// A number that passes the Luhn check and begins as cards do.
    mutating func card(_ length: Int = 16) -> String {
        var digits = [Int.random(in: 2...6, using: &self)]
        for _ in 1..<(length - 1) { digits.append(Int.random(in: 0...9, using: &self)) }
        let last = (10 - luhnSum(digits + [0]) % 10) % 10
        return (digits + [last]).map(String.init).joined()
    }

    /// So many digits.
    mutating func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character("\(Int.random(in: 0...9, using: &self))") })
    }
}

/// ISO/IEC 7812-1, Annex B.
func luhnSum(_ digits: [Int]) -> Int {
    digits.reversed().enumerated().reduce(0) { sum, item in
        let value = item.element * (1 + item.offset % 2)
        return sum + value / 10 + value % 10
    }
}

extension String {
    /// The bytes: strings compare by what they look like, which is not enough here.
    var bytes: [UInt8] { Array(utf8) }
    /// The values of ASCII digits.
    var digitValues: [Int] { utf8.map { Int($0) - 0x30 } }
}
