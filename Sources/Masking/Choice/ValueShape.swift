/// What a text looks like, for masks that depend on it.
public enum ValueShape: String, Hashable, Sendable, CaseIterable {
    /// Nothing, or nothing that can be seen.
    case empty
    /// ASCII digits.
    case digits
    /// A number, perhaps with a sign, a point and an exponent.
    case number
    /// Letters of any script.
    case letters
    /// An e-mail address, as ``Mask/email(first:domain:padding:)`` takes them.
    case email
    /// 12 to 19 digits with a right Luhn sum, perhaps with space or hyphens between.
    case card
    /// Two letters, two digits, 15 to 34 letters and digits in all with a right checksum, perhaps with space or hyphens
    /// between.
    case iban
    /// An IPv4 or IPv6 address.
    case ip
    /// Something that begins with a scheme and `://`, as ``Mask/url(hidesPath:)`` takes them.
    case url
    /// A date or point in time of ISO 8601.
    case date

    /// Whether a text looks so, without what cannot be seen in it and white space around it.
    ///
    /// - Complexity: O(*n*).
    public func matches(_ text: String) -> Bool {
        let text = text.judged
        let utf8 = text.utf8
        return switch self {
        case .empty: utf8.isEmpty
        case .digits: !utf8.isEmpty && utf8.allSatisfy { $0 &- 0x30 < 10 }
        case .number: utf8.count <= 400 && DecimalText(text) != nil
        case .letters: !utf8.isEmpty && text.unicodeScalars.allSatisfy(Self.isLetter)
        case .email: EmailRule.at(in: Graphemes(text)) != nil
        case .card: Self.isCard(text)
        case .iban: Self.isIBAN(text)
        case .ip: IPAddress(text) != nil
        case .url: URLRule.scheme(Array(utf8)) != nil
        case .date: CivilDate(leading: text) != nil
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch ScalarKinds[scalar].scalarClass {
        case .upper, .lower, .letter, .mark: true
        default: false
        }
    }

    private static func isCard(_ text: String) -> Bool {
        let graphemes = Graphemes(text)
        guard let places = CardRule.digits(in: graphemes) else { return false }
        let digits = places.compactMap(graphemes.ascii).map { Int($0 - 0x30) }
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let doubled = item.element * 2
            return sum + (item.offset % 2 == 0 ? item.element : doubled / 10 + doubled % 10)
        }
        return sum % 10 == 0
    }

    private static func isIBAN(_ text: String) -> Bool {
        let graphemes = Graphemes(text)
        guard let places = IBANRule.places(in: graphemes) else { return false }
        let bytes = places.compactMap(graphemes.ascii)
        // ISO 7064, MOD 97-10, with the first four at the end and letters as two digits.
        let remainder = (bytes[4...] + bytes[..<4]).reduce(0) { remainder, byte in
            let value = byte &- 0x30 < 10 ? Int(byte - 0x30) : Int((byte | 0x20) - 0x57)
            return (remainder * (value < 10 ? 10 : 100) + value) % 97
        }
        return remainder == 1
    }
}
