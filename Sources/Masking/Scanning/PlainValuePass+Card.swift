/// Payment card numbers.
extension PlainValuePass {
    /// The end of a card number that begins with the word at `start`.
    static func card(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
        // The digits of a fraction.
        if start >= 2, bytes[start &- 1] == 0x2E, isDigit(bytes[start &- 2]) { return nil }
        guard digits(bytes, start, length) else { return nil }
        if length > 4 {
            let end = start &+ length
            guard !isFraction(bytes, end) else { return nil }
            return isCard(bytes, start, end, count: length) ? end : nil
        }
        return separator(bytes, start &+ 4) > 0 ? grouped(bytes, start) : nil
    }

    /// Whether the digits of a fraction stand at `end` that are not all zero, as those of a whole number are.
    private static func isFraction(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
        guard end < bytes.count, bytes[end] == 0x2E else { return false }
        var index = end &+ 1
        // No number has more in writing; and this bounds what is looked at.
        let last = min(bytes.count, index &+ 20)
        while index < last, bytes[index] == 0x30 { index &+= 1 }
        return index < last && isDigit(bytes[index])
    }

    /// Groups as cards have them, however they are parted: 4-4-4-4, 4-4-4-4-3, 4-6-5, 4-6-4, and of those of four some
    /// in one.
    private static func grouped(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let first = start &+ 4
        if let six = group(bytes, after: first, of: 6) {
            if let end = group(bytes, after: six, of: 5), isCard(bytes, start, end, count: 15) { return end }
            if let end = group(bytes, after: six, of: 4), isCard(bytes, start, end, count: 14) { return end }
            return nil
        }
        var (end, left) = (first, 12)
        while left > 0 {
            var next: Int?
            for size in stride(from: 4, through: left, by: 4) where next == nil {
                next = group(bytes, after: end, of: size)
                if next != nil { left &-= size }
            }
            guard let next else { return nil }
            end = next
        }
        if let last = group(bytes, after: end, of: 3), isCard(bytes, start, last, count: 19) { return last }
        return isCard(bytes, start, end, count: 16) ? end : nil
    }

    /// The end of a word of so many digits behind one separator.
    private static func group(_ bytes: Span<UInt8>, after end: Int, of length: Int) -> Int? {
        let separator = separator(bytes, end)
        let start = end &+ separator
        guard separator > 0, start &+ length <= bytes.count, digits(bytes, start, length),
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
        var index = start
        while index < end {
            guard isDigit(bytes[index]) else {
                index &+= max(separator(bytes, index), 1)
                continue
            }
            let digit = Int(bytes[index] &- 0x30)
            if taken < 4 { prefix = prefix &* 10 &+ digit }
            let doubled = (count &- taken) & 1 == 0
            sum &+= doubled ? (digit < 5 ? 2 &* digit : 2 &* digit &- 9) : digit
            taken &+= 1
            index &+= 1
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
