/// One pass over a text: words (runs of letters and digits of ASCII), and what stands between them.
///
/// Every byte is looked at a bounded number of times: a value is looked for only where a word begins, by its first bytes
/// and its length, or at an `@`.
enum PlainValuePass {
    static func values(in bytes: Span<UInt8>) -> [FoundPlainValue] {
        var found: [FoundPlainValue] = []
        // Behind the last `@`: what stands before it is no part of another local part.
        var floor = 0
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if isWord(byte) {
                let start = index
                repeat { index &+= 1 } while index < count && isWord(bytes[index])
                let length = index &- start
                if length < 3 { continue }
                if length == 8, let end = uuid(bytes, start) {
                    index = end
                } else if let value = value(bytes, start, length) {
                    found.append(value)
                    index = value.range.upperBound
                }
                continue
            }
            index &+= 1
            guard byte == 0x40 || byte == 0x25 else { continue }
            let sign = byte == 0x40 ? 1 : 3
            if sign == 3, !isEncodedAt(bytes, index) { continue }
            let at = index &- 1
            if let range = email(bytes, at: at, sign: sign, floor: floor) {
                append(range, to: &found)
                index = range.upperBound
            }
            floor = max(index, at &+ sign)
        }
        return found
    }

    /// The value that begins with a word of three bytes or more.
    @inline(__always)
    private static func value(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> FoundPlainValue? {
        if isDigit(bytes[start]) {
            if length == 4 || length >= 13, length <= 19, let end = card(bytes, start, length) {
                return FoundPlainValue(kind: .paymentCard, range: start..<end)
            }
        } else if isDigit(bytes[start &+ 2]) {
            if length == 4 || length >= 15, let end = iban(bytes, start, length) {
                return FoundPlainValue(kind: .iban, range: start..<end)
            }
        } else if length == 6, let range = bearer(bytes, start) {
            return FoundPlainValue(kind: .bearerToken, range: range)
        } else if bytes[start] == 0x65, let end = webToken(bytes, start) {
            return FoundPlainValue(kind: .bearerToken, range: start..<end)
        }
        return nil
    }

    /// Adds an address, which may have a value of another kind as its local part.
    private static func append(_ range: Range<Int>, to found: inout [FoundPlainValue]) {
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

    /// `%40`, of which the first character stands before `index`.
    private static func isEncodedAt(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        index &+ 1 < bytes.count && bytes[index] == 0x34 && bytes[index &+ 1] == 0x30
    }

    /// The end of a UUID, whose digits are no card number whatever their sum.
    private static func uuid(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let end = start &+ 36
        guard end <= bytes.count, bytes[start &+ 8] == 0x2D, bytes[start &+ 13] == 0x2D, bytes[start &+ 18] == 0x2D,
            bytes[start &+ 23] == 0x2D, end == bytes.count || !isWord(bytes[end])
        else { return nil }
        for place in 0..<36 where place != 8 && place != 13 && place != 18 && place != 23 {
            guard isHex(bytes[start &+ place]) else { return nil }
        }
        return end
    }

    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isHex(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 6 || isDigit(byte) }
}
