/// Payment card numbers.
extension PlainValuePass {
    /// The end of a card number that begins with the word at `start`.
    static func card(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
        // The digits of a fraction.
        if start >= 2, bytes[start &- 1] == 0x2E, isDigit(bytes[start &- 2]) { return nil }
        guard digits(bytes, start, length) else { return nil }
        if length > 4 {
            let end = start &+ length
            if end &+ 1 < bytes.count, bytes[end] == 0x2E, isDigit(bytes[end &+ 1]) { return nil }
            return isCard(bytes, start, end, count: length) ? end : nil
        }
        let end = start &+ 4
        guard end &+ 1 < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x2D, isDigit(bytes[end &+ 1]) else {
            return nil
        }
        return grouped(bytes, start)
    }

    /// Groups as cards have them: 4-4-4-4, 4-4-4-4-3, 4-6-5 and 4-6-4.
    private static func grouped(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let first = start &+ 4
        if let six = group(bytes, after: first, like: first, of: 6) {
            if let end = group(bytes, after: six, like: first, of: 5) ?? group(bytes, after: six, like: first, of: 4),
                isCard(bytes, start, end, count: end &- start &- 2)
            {
                return end
            }
            return nil
        }
        guard let second = group(bytes, after: first, like: first, of: 4),
            let third = group(bytes, after: second, like: first, of: 4),
            let fourth = group(bytes, after: third, like: first, of: 4)
        else { return nil }
        if let end = group(bytes, after: fourth, like: first, of: 3), isCard(bytes, start, end, count: 19) {
            return end
        }
        return isCard(bytes, start, fourth, count: 16) ? fourth : nil
    }

    /// The end of a word of so many digits, behind one separator, which is that at `separator`.
    private static func group(_ bytes: Span<UInt8>, after end: Int, like separator: Int, of length: Int) -> Int? {
        let start = end &+ 1
        guard start &+ length <= bytes.count, bytes[end] == bytes[separator], digits(bytes, start, length),
            start &+ length == bytes.count || !isWord(bytes[start &+ length])
        else { return nil }
        return start &+ length
    }

    private static func digits(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
        for index in start..<start &+ length where !isDigit(bytes[index]) { return false }
        return true
    }

    private static func isCard(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, count: Int) -> Bool {
        var prefix = 0
        var (taken, sum) = (0, 0)
        // From the right, every second digit doubled: the first digit is, if there is an even number of them.
        for index in start..<end where isDigit(bytes[index]) {
            let digit = Int(bytes[index] &- 0x30)
            if taken < 4 { prefix = prefix &* 10 &+ digit }
            let doubled = (count &- taken) & 1 == 0
            sum &+= doubled ? (digit < 5 ? 2 &* digit : 2 &* digit &- 9) : digit
            taken &+= 1
        }
        return sum % 10 == 0 && isIssued(prefix, count: count)
    }

    /// Whether numbers that begin like this have this length.
    private static func isIssued(_ prefix: Int, count: Int) -> Bool {
        switch prefix {
        case 4000...4999: count == 13 || count == 16 || count == 19  // Visa
        case 5100...5599, 2221...2720: count == 16  // Mastercard
        case 3400...3499, 3700...3799: count == 15  // American Express
        case 3000...3059, 3095, 3600...3699, 3800...3999: count == 14 || count == 16 || count == 19  // Diners Club
        case 3528...3589, 2200...2205: count >= 16  // JCB, Mir
        case 5000...5099, 5600...5899, 6000...6999: count >= 13  // Maestro, Discover, UnionPay, RuPay, Verve
        case 8100...8299: count >= 16  // UnionPay, RuPay
        default: false
        }
    }
}
