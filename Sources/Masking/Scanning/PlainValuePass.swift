/// One pass over a text: words (runs of letters and digits of ASCII), and what stands between them.
///
/// Every byte is looked at a bounded number of times: a value is looked for only where a word begins, by its first bytes
/// and its length, or at an `@`. What is not bounded by the length of a value is not looked at twice for the same reason.
struct PlainValuePass {
    /// What has been found so far.
    private(set) var found: [FoundPlainValue] = []

    /// How many bytes were looked at beside the pass itself, where no length of a value bounds them.
    var lookedAt = 0

    /// Behind the last `@`: what stands before it is no part of another local part.
    var addressFloor = 0

    /// Behind the last run that was searched for a web token in vain: none begins before.
    var tokenFloor = 0

    static func values(in bytes: Span<UInt8>) -> [FoundPlainValue] {
        var pass = PlainValuePass()
        pass.run(bytes)
        return pass.found
    }

    mutating func run(_ bytes: Span<UInt8>) {
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if Self.isWord(byte) {
                let start = index
                repeat { index &+= 1 } while index < count && Self.isWord(bytes[index])
                let length = index &- start
                if length < 3 { continue }
                if start > 0, bytes[start &- 1] == 0x5C || bytes[start &- 1] == 0x25 {
                    if let end = escaped(bytes, start, length) { index = end }
                } else if let end = word(bytes, start, length) {
                    index = end
                }
                continue
            }
            index &+= 1
            guard byte == 0x40 || byte == 0x25 || byte == 0x5C else { continue }
            let at = index &- 1
            let sign = Self.sign(bytes, at)
            if sign == 0 { continue }
            if let range = email(bytes, at: at, sign: sign) {
                append(address: range)
                index = range.upperBound
            }
            addressFloor = max(index, at &+ sign)
        }
    }

    /// Looks for a value that begins with a word of three bytes or more.
    ///
    /// - Returns: where to go on, if not behind the word.
    @inline(__always)
    private mutating func word(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
        if length == 8, let end = Self.uuid(bytes, start) { return end }
        guard let value = value(bytes, start, length) else { return nil }
        found.append(value)
        return value.range.upperBound
    }

    /// Looks for a value in a word behind `\` or `%`, of which the first bytes may belong to an escape.
    private mutating func escaped(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
        let escape = Self.escape(bytes, start, length)
        if escape > 0, length &- escape >= 3, let end = word(bytes, start &+ escape, length &- escape) { return end }
        // The first track of a card begins with `%B`.
        if bytes[start &- 1] == 0x25, bytes[start] == 0x42, let end = word(bytes, start &+ 1, length &- 1) {
            return end
        }
        return word(bytes, start, length)
    }

    @inline(__always)
    private mutating func value(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> FoundPlainValue? {
        if Self.isDigit(bytes[start]) {
            if length == 4 || length >= 13, length <= 19, let end = Self.card(bytes, start, length) {
                return FoundPlainValue(kind: .paymentCard, range: start..<end)
            }
        } else if Self.isDigit(bytes[start &+ 2]) {
            if length == 4 || length >= 15, let end = Self.iban(bytes, start, length) {
                return FoundPlainValue(kind: .iban, range: start..<end)
            }
        } else {
            switch bytes[start] | 0x20 {
            case 0x62 where length == 6 || length == 5:
                if let range = length == 6 ? bearer(bytes, start) : basic(bytes, start) {
                    return FoundPlainValue(kind: .bearerToken, range: range)
                }
            case 0x65:
                if let end = webToken(bytes, start) {
                    return FoundPlainValue(kind: .bearerToken, range: start..<end)
                }
            case 0x69 where length >= 8:
                if let range = Self.labelledIBAN(bytes, start, length) {
                    return FoundPlainValue(kind: .iban, range: range)
                }
            default: break
            }
        }
        return nil
    }

    /// Adds an address, which may have a value of another kind as its local part.
    private mutating func append(address range: Range<Int>) {
        var start = range.lowerBound
        while let last = found.last, last.range.upperBound > start {
            if last.range.lowerBound < start {
                start = last.range.upperBound
                break
            }
            found.removeLast()
        }
        found.append(FoundPlainValue(kind: .emailAddress, range: start..<range.upperBound))
    }

    /// The end of a UUID, whose digits are no card number whatever their sum.
    private static func uuid(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let end = start &+ 36
        guard end <= bytes.count, bytes[start &+ 8] == 0x2D, bytes[start &+ 13] == 0x2D, bytes[start &+ 18] == 0x2D,
            bytes[start &+ 23] == 0x2D, end == bytes.count || !Self.isWord(bytes[end])
        else { return nil }
        for place in 0..<36 where place != 8 && place != 13 && place != 18 && place != 23 {
            guard Self.isHex(bytes[start &+ place]) else { return nil }
        }
        return end
    }
}
