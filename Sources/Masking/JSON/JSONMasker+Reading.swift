/// What stands in a document besides its structure: words, numbers, strings (RFC 8259, 3, 6 and 7).
extension JSONMasker {
    mutating func take(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= input.count else { return false }
        guard word.description.utf8.elementsEqual(input[position..<position + count]) else { return false }
        position += count
        return true
    }

    /// Passes a number (RFC 8259, 6) and says whether it is a whole one that has room in 64 bits.
    mutating func number() -> Bool? {
        let start = position
        if peek() == 0x2D { position += 1 }
        let whole = position
        guard let first = peek(), digits() > 0, first != 0x30 || position - whole == 1 else { return nil }
        var isInteger = position - whole <= 18 && (whole == start || first != 0x30)
        if peek() == 0x2E {
            isInteger = false
            position += 1
            guard digits() > 0 else { return nil }
        }
        if let mark = peek(), mark | 0x20 == 0x65 {
            isInteger = false
            position += 1
            if peek() == 0x2B || peek() == 0x2D { position += 1 }
            guard digits() > 0 else { return nil }
        }
        return isInteger
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek(), byte &- 0x30 < 10 { position += 1 }
        return position - start
    }

    /// Passes a string and says where it stands, and whether it is as it is written.
    mutating func string() -> (range: Range<Int>, isPlain: Bool)? {
        guard peek() == 0x22 else { return nil }
        position += 1
        let start = position
        var isPlain = true
        // Most strings have nothing but visible characters to pass.
        position = Self.visibleEnd(input.span, from: position)
        while position < input.count {
            let byte = input[position]
            if byte == 0x22 {
                position += 1
                return (start..<position - 1, isPlain)
            }
            guard byte >= 0x20 else { return nil }
            position += 1
            guard byte == 0x5C else { continue }
            isPlain = false
            guard let escape = peek() else { return nil }
            position += 1
            switch escape {
            case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: continue
            case 0x75:
                guard position + 4 <= input.count, Self.hex(input[position..<position + 4]) != nil else { return nil }
                position += 4
            default: return nil
            }
        }
        return nil
    }

    /// Where the first quotation mark, backslash or control is.
    private static func visibleEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] >= 0x20, bytes[place] != 0x22, bytes[place] != 0x5C { place &+= 1 }
        return place
    }

    private static func hex(_ digits: ArraySlice<UInt8>) -> UInt16? {
        var number: UInt16 = 0
        for byte in digits {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) - 0x57
            default: return nil
            }
            number = number << 4 | UInt16(digit)
        }
        return number
    }

    /// A string with its escapes resolved; halves of surrogate pairs become U+FFFD.
    static func decoded(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var units: [UInt16] = []
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        func flush(_ units: inout [UInt16], _ bytes: inout [UInt8]) {
            guard !units.isEmpty else { return }
            bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
            units.removeAll()
        }
        var index = raw.startIndex
        while index < raw.endIndex {
            guard raw[index] == 0x5C else {
                flush(&units, &bytes)
                bytes.append(raw[index])
                index += 1
                continue
            }
            let escape = raw[index + 1]
            if escape == 0x75 {
                units.append(hex(raw[index + 2..<index + 6]) ?? 0xFFFD)
                index += 6
                continue
            }
            flush(&units, &bytes)
            switch escape {
            case 0x62: bytes.append(0x08)
            case 0x66: bytes.append(0x0C)
            case 0x6E: bytes.append(0x0A)
            case 0x72: bytes.append(0x0D)
            case 0x74: bytes.append(0x09)
            default: bytes.append(escape)
            }
            index += 2
        }
        flush(&units, &bytes)
        return bytes
    }
}
