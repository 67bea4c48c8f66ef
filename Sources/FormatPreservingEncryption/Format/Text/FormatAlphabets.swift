/// The alphabets that have names in the text form.
enum FormatAlphabets {
    private static let all: [(name: String, alphabet: Alphabet)] =
        [
            ("binary", .binary), ("digits", .digits), ("lower", .lowercase), ("upper", .uppercase),
            ("letters", .letters), ("hex", .hexadecimal), ("HEX", .uppercaseHexadecimal), ("base36", .base36),
            ("BASE36", .uppercaseBase36), ("base62", .base62), ("base64url", .base64URL),
            ("printable", .printableASCII),
        ] + NameScript.all.map { ($0.name, $0.alphabet) }

    static func named(_ name: String) -> Alphabet? { all.first { $0.name == name }?.alphabet }

    static func name(of alphabet: Alphabet) -> String? {
        all.first { $0.alphabet.radix == alphabet.radix && $0.alphabet == alphabet }?.name
    }
}
