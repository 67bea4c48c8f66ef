import CryptoCore

/// Checks JSON and says where its parts end. Strict: what another reader might understand otherwise is refused.
///
/// ## Specification
/// RFC 8259, without a byte order mark, to a depth of 128.
enum JSONScanner {
    private static let maximumDepth = 128

    /// A member of the outermost object.
    struct Member {
        /// The opening quote of the name.
        let nameStart: UInt32
        /// Behind the closing quote.
        let nameEnd: UInt32
        let valueStart: UInt32
        let valueEnd: UInt32

        var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
        var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
    }

    /// Appends the members of an object that is all there is but for white space.
    ///
    /// - Returns: behind the opening brace, and behind the closing one; nil for anything else than an object.
    static func members(
        of bytes: Span<UInt8>, in range: Range<Int>, to members: inout [Member]
    ) -> (opening: Int, closing: Int)? {
        var place = skipSpace(bytes, range.lowerBound, range.upperBound)
        guard place < range.upperBound, bytes[place] == 0x7B else { return nil }
        let first = place + 1
        let end = object(bytes, place, range.upperBound, depth: 1) { name, value in
            members.append(
                Member(
                    nameStart: UInt32(truncatingIfNeeded: name.lowerBound),
                    nameEnd: UInt32(truncatingIfNeeded: name.upperBound),
                    valueStart: UInt32(truncatingIfNeeded: value.lowerBound),
                    valueEnd: UInt32(truncatingIfNeeded: value.upperBound)))
        }
        guard let end else { return nil }
        place = skipSpace(bytes, end, range.upperBound)
        return place == range.upperBound ? (first, end) : nil
    }

    /// - Returns: behind the object whose brace is at `start`; nil where it is none.
    private static func object(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, depth: Int, member: (Range<Int>, Range<Int>) -> Void
    ) -> Int? {
        var place = skipSpace(bytes, start + 1, end)
        if place < end, bytes[place] == 0x7D { return place + 1 }
        while true {
            guard place < end, bytes[place] == 0x22, let nameEnd = string(bytes, place, end) else { return nil }
            let name = place..<nameEnd
            place = skipSpace(bytes, nameEnd, end)
            guard place < end, bytes[place] == 0x3A else { return nil }
            place = skipSpace(bytes, place + 1, end)
            guard let valueEnd = value(bytes, place, end, depth: depth) else { return nil }
            member(name, place..<valueEnd)
            place = skipSpace(bytes, valueEnd, end)
            guard place < end else { return nil }
            if bytes[place] == 0x7D { return place + 1 }
            guard bytes[place] == 0x2C else { return nil }
            place = skipSpace(bytes, place + 1, end)
        }
    }

    private static func array(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, depth: Int) -> Int? {
        var place = skipSpace(bytes, start + 1, end)
        if place < end, bytes[place] == 0x5D { return place + 1 }
        while true {
            guard let valueEnd = value(bytes, place, end, depth: depth) else { return nil }
            place = skipSpace(bytes, valueEnd, end)
            guard place < end else { return nil }
            if bytes[place] == 0x5D { return place + 1 }
            guard bytes[place] == 0x2C else { return nil }
            place = skipSpace(bytes, place + 1, end)
        }
    }

    private static func value(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, depth: Int) -> Int? {
        guard start < end else { return nil }
        switch bytes[start] {
        case 0x22: return string(bytes, start, end)
        case 0x7B:
            guard depth < maximumDepth else { return nil }
            return object(bytes, start, end, depth: depth + 1) { _, _ in }
        case 0x5B:
            guard depth < maximumDepth else { return nil }
            return array(bytes, start, end, depth: depth + 1)
        case 0x74: return literal("true", bytes, start, end)
        case 0x66: return literal("false", bytes, start, end)
        case 0x6E: return literal("null", bytes, start, end)
        default: return number(bytes, start, end)
        }
    }

    private static func literal(_ text: StaticString, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var place = start
        for scalar in "\(text)".utf8 {
            guard place < end, bytes[place] == scalar else { return nil }
            place += 1
        }
        return place
    }

    /// - Returns: behind the string whose quote is at `start`.
    private static func string(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var place = start + 1
        while place < end {
            let byte = bytes[place]
            if byte == 0x22 { return place + 1 }
            if byte < 0x20 { return nil }
            place += 1
            guard byte == 0x5C else { continue }
            guard place < end else { return nil }
            switch bytes[place] {
            case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: place += 1
            case 0x75:
                guard place + 4 < end else { return nil }
                for offset in 1...4 where !isHex(bytes[place + offset]) { return nil }
                place += 5
            default: return nil
            }
        }
        return nil
    }

    private static func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var place = start
        if bytes[place] == 0x2D { place += 1 }
        let first = place
        place = skipDigits(bytes, place, end)
        guard place > first, place == first + 1 || bytes[first] != 0x30 else { return nil }
        if place < end, bytes[place] == 0x2E {
            let point = place
            place = skipDigits(bytes, point + 1, end)
            guard place > point + 1 else { return nil }
        }
        if place < end, bytes[place] | 0x20 == 0x65 {
            place += 1
            if place < end, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
            let exponent = place
            place = skipDigits(bytes, exponent, end)
            guard place > exponent else { return nil }
        }
        return place
    }

    private static func skipDigits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end, (0x30...0x39).contains(bytes[place]) { place += 1 }
        return place
    }

    private static func skipSpace(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return place
            }
        }
        return place
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
