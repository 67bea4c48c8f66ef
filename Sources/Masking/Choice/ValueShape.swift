/// What a text looks like, for masks that depend on it.
public enum ValueShape: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case empty
    /// ASCII digits.
    case digits
    /// A number, perhaps with a sign, a point and an exponent.
    case number
    /// Letters of any script.
    case letters
    /// Something before and behind an `@`, with a dot behind.
    case email
    /// 12 to 19 digits with a right Luhn sum, perhaps with space or hyphens between.
    case card
    /// Two letters, two digits, 15 to 34 letters and digits in all with a right checksum, perhaps with space between.
    case iban
    /// An IPv4 or IPv6 address.
    case ip
    /// Something that begins with a scheme and `://`.
    case url
    /// A date or point in time of ISO 8601.
    case date

    /// Whether a text looks so.
    ///
    /// - Complexity: O(*n*).
    public func matches(_ text: String) -> Bool {
        let utf8 = text.utf8
        return switch self {
        case .empty: utf8.isEmpty
        case .digits: !utf8.isEmpty && utf8.allSatisfy { $0 &- 0x30 < 10 }
        case .number: utf8.count <= 400 && DecimalText(text) != nil
        case .letters: !utf8.isEmpty && text.unicodeScalars.allSatisfy(Self.isLetter)
        case .email: Self.isEmail(text)
        case .card: Self.isCard(text)
        case .iban: Self.isIBAN(text)
        case .ip: IPAddress(text) != nil
        case .url: text.firstRange(of: "://").map { $0.lowerBound > text.startIndex } ?? false
        case .date: CivilDate(leading: text) != nil
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch ScalarKinds[scalar].scalarClass {
        case .upper, .lower, .letter, .mark: true
        default: false
        }
    }

    private static func isEmail(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let at = bytes.lastIndex(of: 0x40), at > 0 else { return false }
        let domain = bytes[(at + 1)...]
        return domain.contains(0x2E) && domain.first != 0x2E && domain.last != 0x2E && !bytes.contains(0x20)
    }

    private static func isCard(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(64))
        guard text.utf8.count <= 64, bytes.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x20 || $0 == 0x2D }) else {
            return false
        }
        let digits = bytes.filter { $0 &- 0x30 < 10 }.map { Int($0 - 0x30) }
        guard 12...19 ~= digits.count else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let doubled = item.element * 2
            return sum + (item.offset % 2 == 0 ? item.element : doubled / 10 + doubled % 10)
        }
        return sum % 10 == 0
    }

    private static func isIBAN(_ text: String) -> Bool {
        guard text.utf8.count <= 64 else { return false }
        let bytes = text.utf8.filter { $0 != 0x20 }
        guard 15...34 ~= bytes.count else { return false }
        var remainder = 0
        for (index, byte) in (bytes[4...] + bytes[..<4]).enumerated() {
            let isTail = index >= bytes.count - 4
            let isDigit = byte &- 0x30 < 10
            guard isDigit || (byte | 0x20) &- 0x61 < 26 else { return false }
            if isTail, isDigit != (index >= bytes.count - 2) { return false }
            let value = isDigit ? Int(byte - 0x30) : Int((byte | 0x20) - 0x57)
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
        }
        return remainder == 1
    }
}
